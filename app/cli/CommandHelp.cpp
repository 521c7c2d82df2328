// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandHelp.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

QString written(const CliOption& option) {
    const QString name = u"--"_s + option.name;
    return option.valueName.isEmpty() ? name : name + u' ' + option.valueName;
}

QString describe(const QList<CliOption>& options) {
    QString text;
    for (const CliOption& option : options) {
        text += u"  %1 %2\n"_s.arg(written(option).leftJustified(24), option.help);
    }
    return text;
}

QString exitCodes() {
    return u"Exit code: 0 done, 1 refused by a rule, 2 wrong usage, 3 database or service\n"
           "unreachable, 4 damaged data. Results go to stdout, messages to stderr.\n"_s;
}

}  // namespace

const QList<CliOption>& globalOptions() {
    static const QList<CliOption> kOptions{
        {u"database"_s, u"URL"_s, u"sqlite:PATH or postgresql://user:password@host:port/name"_s},
        {u"staff"_s, u"NAME"_s, u"who does it (default: cli)"_s},
        {u"till"_s, u"NAME"_s, u"where it is done (default: CLI)"_s},
        {u"key"_s, u"KEY"_s, u"name of the intent: the same key does it only once"_s},
        {u"json"_s, {}, u"answer with one JSON document"_s}};
    return kOptions;
}

QString synopsis(const CliCommand& command) {
    QString text = u"countertop-cli "_s + command.name;
    if (!command.arguments.isEmpty()) text += u' ' + command.arguments;
    for (const CliOption& option : command.options) {
        const QString more = option.repeated ? u" ..."_s : QString();
        text += option.required ? u' ' + written(option) + more
                                : u" [%1%2]"_s.arg(written(option), more);
    }
    return text;
}

QString helpOf(const CliCommand& command) {
    QString text = u"Usage: %1\n\n%2\n"_s.arg(synopsis(command), command.summary);
    if (!command.options.isEmpty()) text += u"\nOptions:\n"_s + describe(command.options);
    text += u"\nFor every command:\n"_s + describe(globalOptions()) + u'\n' + exitCodes();
    return text;
}

QString helpOf(const QList<CliCommand>& commands, const QString& group) {
    QString text = u"Usage: countertop-cli [options] %1 ...\n\n"_s.arg(
        group.isEmpty() ? u"COMMAND"_s : group + u" COMMAND"_s);
    for (const CliCommand& command : commands) {
        if (!group.isEmpty() && !command.name.startsWith(group + u' ')) continue;
        text += u"  %1 %2\n"_s.arg((command.name + u' ' + command.arguments).leftJustified(34),
                                   command.summary);
    }
    text += u"\nFor every command:\n"_s + describe(globalOptions());
    text +=
        u"  %1 %2\n"_s.arg(u"--help"_s.leftJustified(24), u"this text, or a command's options"_s);
    text += u"  %1 %2\n\n"_s.arg(u"--version"_s.leftJustified(24), u"the program's version"_s);
    return text + exitCodes();
}

}  // namespace countertop
