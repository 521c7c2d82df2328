// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop {

/// Options that are accepted anywhere on the line.
struct GlobalOptions {
    QString databaseUrl;
    QString staff = QStringLiteral("cli");
    QString till = QStringLiteral("CLI");
    QString key;  ///< empty: a new one is created
    bool json = false;
};

/// A command line that was parsed.
struct ParsedLine {
    enum class Action { Run, Help, Version };
    Action action = Action::Run;
    const CliCommand* command = nullptr;  ///< for Help: the command asked about, if any
    QString group;                        ///< for Help: its words as far as they are known
    GlobalOptions globals;
    CliArguments arguments;
};

/// Finds the sub-command on a command line and reads its options, with CLI11. Global options may
/// precede or follow the sub-command's words; negative numbers are values, never options. All
/// values stay text: each command parses its own amounts and days.
class CommandLine {
public:
    explicit CommandLine(QList<CliCommand> commands) : m_commands(std::move(commands)) {}

    /// `arguments` without the program's name.
    [[nodiscard]] CliResult<ParsedLine> parse(const QStringList& arguments) const;

    /// The help text for all commands, a group ("orders") or one command ("orders place").
    [[nodiscard]] QString help(const QString& group, const CliCommand* command) const;

private:
    /// Explains why these words after a group, or on their own, are not a command.
    [[nodiscard]] tl::unexpected<CliFailure> unknown(const QString& group,
                                                     const QStringList& words) const;
    [[nodiscard]] const CliCommand* named(const QString& name) const;
    /// The verbs of a group, or all first words.
    [[nodiscard]] QStringList subcommandsOf(const QString& group) const;

    QList<CliCommand> m_commands;
};

}  // namespace countertop
