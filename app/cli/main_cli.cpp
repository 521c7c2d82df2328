// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliProgram.h"
#include "models/core/TextForm.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <clocale>
#include <cstdio>
#include <optional>

#include <langinfo.h>

namespace {

/// Names and texts are UTF-8, whatever locale a service or cron starts us with.
void useUtf8() {
    std::setlocale(LC_ALL, "");
    if (QByteArray(nl_langinfo(CODESET)) != "UTF-8") qputenv("LC_ALL", "C.UTF-8");
}

/// Qt would substitute replacement characters for bytes that are not UTF-8, so that two different
/// codes could become one; it would also drop a byte order mark.
std::optional<QStringList> argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int at = 1; at < argc; ++at) {
        const auto text = countertop::textFromUtf8(argv[at]);
        if (!text) {
            std::fprintf(stderr, "error: argument %d is not UTF-8\n", at);
            return std::nullopt;
        }
        arguments.append(*text);
    }
    return arguments;
}

constexpr int kWrongUsage = 2;

}  // namespace

int main(int argc, char** argv) {
    useUtf8();
    const auto arguments = argumentsOf(argc, argv);
    if (!arguments) return kWrongUsage;
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERTOP_VERSION));
    QLoggingCategory::setFilterRules(QStringLiteral("countertop.*.info=false"));
    countertop::CliProgram program(stdout, stderr);
    return program.run(*arguments);
}
