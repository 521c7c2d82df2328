// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

namespace countertop {

/// Options that may stand anywhere on the line.
struct GlobalOptions {
    QString databaseUrl;
    QString staff = QStringLiteral("cli");
    QString till = QStringLiteral("CLI");
    QString key;  ///< empty: a new one is made
    bool json = false;
};

/// A command line that could be read.
struct ParsedLine {
    enum class Wish { Run, Help, Version };
    Wish wish = Wish::Run;
    const CliCommand* command = nullptr;  ///< for Help: the command asked about, if any
    QString group;                        ///< for Help: its first word, if any
    GlobalOptions globals;
    CliArguments arguments;
};

/// Finds the sub-command on a command line and reads its options. Global options may stand before
/// or after the sub-command's words; negative numbers are values, never options.
class CommandLine {
public:
    explicit CommandLine(QList<CliCommand> commands) : m_commands(std::move(commands)) {}

    /// `arguments` without the program's name.
    [[nodiscard]] CliResult<ParsedLine> parse(const QStringList& arguments) const;

    /// The help text of everything, of a group ("orders") or of one command ("orders place").
    [[nodiscard]] QString help(const QString& group, const CliCommand* command) const;

private:
    struct Words {
        QString group;
        QString verb;
        QStringList rest;
        bool help = false;
        bool version = false;
    };

    [[nodiscard]] CliResult<Words> findWords(const QStringList& arguments) const;
    [[nodiscard]] CliResult<const CliCommand*> findCommand(const Words& words) const;
    [[nodiscard]] const CliCommand* named(const QString& name) const;
    [[nodiscard]] bool hasVerbs(const QString& group) const;
    [[nodiscard]] QStringList verbsOf(const QString& group) const;
    [[nodiscard]] QStringList groups() const;

    QList<CliCommand> m_commands;
};

}  // namespace countertop
