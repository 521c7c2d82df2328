// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliProgram.h"
#include "app/cli/OutputPipe.h"
#include "models/core/TextForm.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <optional>

#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

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

/// The number of a closed descriptor would go to the next file or socket, and our output with it.
void reserveStandardDescriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) >= 0) continue;
        // The lowest number that is free. What is written to it fails.
        if (::open("/dev/null", O_RDONLY) != descriptor) return;
    }
}

/// Qt's own handler would wait for a reader of stderr that is asleep, and a worker with it.
void writeLog(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    const countertop::OutputPipe messages(STDERR_FILENO);
    QByteArray line = qFormatLogMessage(type, context, text).toUtf8() + '\n';
    const auto end = messages.write(line, {0});
    Q_UNUSED(end)
}

}  // namespace

int main(int argc, char** argv) {
    reserveStandardDescriptors();
    // A reader that has gone is an error that is reported, not a silent end.
    std::signal(SIGPIPE, SIG_IGN);
    useUtf8();
    const auto arguments = argumentsOf(argc, argv);
    if (!arguments) return kWrongUsage;
    qInstallMessageHandler(&writeLog);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERTOP_VERSION));
    QLoggingCategory::setFilterRules(QStringLiteral("countertop.*.info=false"));
    countertop::CliProgram program(stdout, stderr);
    return program.run(*arguments);
}
