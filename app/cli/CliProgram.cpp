// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliProgram.h"

#include "app/cli/CliShop.h"
#include "app/cli/CommandHelp.h"
#include "app/cli/Commands.h"

#include <QCoreApplication>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

QList<CliCommand> allCommands() {
    return cli::initCommands() + cli::settingsCommands() + cli::productCommands() +
           cli::customerCommands() + cli::orderCommands() + cli::orderListCommands() +
           cli::historyCommands() + cli::revenueCommands() + cli::eventCommands() +
           cli::projectionCommands() + cli::routeCommands() + cli::outboxCommands() +
           cli::consumeCommands() + cli::sagaCommands() + cli::serveCommands() +
           cli::verifyCommands();
}

}  // namespace

CliProgram::CliProgram(std::FILE* results, std::FILE* messages)
    : m_line(allCommands()), m_output(results, messages) {}

int CliProgram::run(const QStringList& arguments) {
    const auto line = m_line.parse(arguments);
    if (!line) return end(line.error());
    switch (line->action) {
        case ParsedLine::Action::Help:
            m_output.text(m_line.help(line->group, line->command));
            return 0;
        case ParsedLine::Action::Version:
            m_output.text(u"countertop-cli %1\n"_s.arg(QCoreApplication::applicationVersion()));
            return 0;
        case ParsedLine::Action::Run:
            break;
    }
    m_output.useJson(line->globals.json);
    CliShop shop(line->globals, [this](const QString& note) { m_output.message(note); });
    CliRun run{line->arguments, shop, m_output};
    auto done = line->command->run(run);
    if (done && m_output.hasFailed()) {
        done = refused(makeError(ErrorCode::Storage, u"It was done, but "_s + m_output.failure()));
    }
    if (done) return static_cast<int>(ExitCode::Done);
    done.error().usage = synopsis(*line->command);
    return end(done.error());
}

int CliProgram::end(const CliFailure& failure) {
    if (!failure.help.isEmpty()) m_output.text(failure.help);
    m_output.message(u"error: "_s + failure.text);
    if (failure.exitCode == ExitCode::WrongUsage) {
        m_output.message(failure.usage.isEmpty() ? u"see countertop-cli --help"_s
                                                 : u"usage: "_s + failure.usage);
    }
    return static_cast<int>(failure.exitCode);
}

}  // namespace countertop
