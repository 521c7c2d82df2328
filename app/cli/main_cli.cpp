// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliProgram.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <clocale>
#include <cstdio>

#include <langinfo.h>

namespace {

/// Names and texts are UTF-8 whatever locale a service or cron starts us with.
void useUtf8() {
    std::setlocale(LC_ALL, "");
    if (QByteArray(nl_langinfo(CODESET)) != "UTF-8") qputenv("LC_ALL", "C.UTF-8");
}

}  // namespace

int main(int argc, char** argv) {
    useUtf8();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERTOP_VERSION));
    QLoggingCategory::setFilterRules(QStringLiteral("countertop.*.info=false"));
    countertop::CliProgram program(stdout, stderr);
    return program.run(QCoreApplication::arguments().mid(1));
}
