// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace countertop {

class CliOutput;
class CliShop;

/// An option of a sub-command. Without a value name it is a switch.
struct CliOption {
    QString name;
    QString valueName;
    QString help;
    bool repeated = false;
    bool required = false;
};

/// What follows a sub-command's words on a command line.
struct CliArguments {
    QStringList words;  ///< positional arguments, in order
    QHash<QString, QStringList> options;

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
    [[nodiscard]] QString value(const QString& option) const {
        return options.value(option).value(0);
    }
    [[nodiscard]] QStringList values(const QString& option) const { return options.value(option); }
};

/// The environment in which a sub-command runs.
struct CliRun {
    const CliArguments& arguments;
    CliShop& shop;
    CliOutput& output;
};

/// A sub-command: its syntax and what it does.
struct CliCommand {
    QString name;       ///< its words: "orders place"
    QString arguments;  ///< names of its arguments, in order: "ID SKU=QTY"
    QString summary;
    QList<CliOption> options;
    std::function<CliResult<>(CliRun&)> run;
};

}  // namespace countertop
