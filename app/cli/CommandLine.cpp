// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

#include "app/cli/CommandHelp.h"
#include "models/core/TextForm.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

/// Marks a value that only looks like an option, while QCommandLineParser reads the line.
constexpr QChar kValueMark(0x0001);

/// Names of a later version: they are answered as such instead of as a slip of the pen.
const QStringList& laterCommands() {
    static const QStringList kLater{u"load"_s,           u"consume"_s, u"backup"_s,
                                    u"restore"_s,        u"copy"_s,    u"orders return"_s,
                                    u"products import"_s};
    return kLater;
}

bool isNegativeNumber(const QString& text) {
    static const QRegularExpression kNegative(u"^-[0-9]"_s);
    return kNegative.match(text).hasMatch();
}

bool looksLikeOption(const QString& text) {
    return text.size() > 1 && text.startsWith(u'-') && !isNegativeNumber(text);
}

const CliOption* globalOption(const QString& argument) {
    for (const CliOption& option : globalOptions()) {
        const QString written = u"--"_s + option.name;
        if (argument == written || argument.startsWith(written + u'=')) return &option;
    }
    return nullptr;
}

/// A value that begins with the mark itself is marked too, so that it loses nothing.
bool mustBeMarked(const QString& argument) {
    return isNegativeNumber(argument) || argument.startsWith(kValueMark);
}

QString plain(QString value) {
    if (value.startsWith(kValueMark)) value.remove(0, 1);
    return value;
}

QStringList marked(const QStringList& arguments) {
    QStringList result;
    for (const QString& argument : arguments) {
        result.append(mustBeMarked(argument) ? kValueMark + argument : argument);
    }
    return result;
}

/// "ID SKU=QTY": how many there must be; "[FILE]" may be left out.
CliResult<> checkWords(const CliCommand& command, const QStringList& words) {
    const QStringList expected = command.arguments.split(u' ', Qt::SkipEmptyParts);
    const qsizetype optional = expected.filter(u"["_s).size();
    if (words.size() > expected.size()) {
        return wrongUsage(u"'%1' is too much for '%2'"_s.arg(words[expected.size()], command.name));
    }
    if (words.size() < expected.size() - optional) {
        return wrongUsage(u"'%1' needs %2"_s.arg(command.name, expected[words.size()]));
    }
    return {};
}

CliResult<> checkOptions(const CliCommand& command, const CliArguments& arguments) {
    for (const CliOption& option : globalOptions() + command.options) {
        const QStringList values = arguments.values(option.name);
        if (values.size() > 1 && !option.repeated) {
            return wrongUsage(u"--%1 is given more than once"_s.arg(option.name));
        }
        if (option.required && !arguments.has(option.name)) {
            return wrongUsage(
                u"'%1' needs --%2 %3"_s.arg(command.name, option.name, option.valueName));
        }
    }
    return {};
}

CliResult<GlobalOptions> globalsFrom(const CliArguments& arguments) {
    static const QRegularExpression kTill(u"^[A-Za-z0-9_-]{1,20}$"_s);
    GlobalOptions globals;
    globals.databaseUrl = arguments.value(u"database"_s);
    globals.key = arguments.value(u"key"_s);
    globals.json = arguments.has(u"json"_s);
    if (arguments.has(u"staff"_s)) globals.staff = arguments.value(u"staff"_s);
    if (arguments.has(u"till"_s)) globals.till = arguments.value(u"till"_s);
    if (arguments.has(u"database"_s) && globals.databaseUrl.isEmpty()) {
        return wrongUsage(u"--database expects sqlite:PATH or postgresql://..."_s);
    }
    const bool isKeyGood = !isBlank(globals.key) && globals.key.size() <= 200 &&
                           !textFault(TextKind::Code, globals.key);
    if (arguments.has(u"key"_s) && !isKeyGood) {
        return wrongUsage(u"--key expects 1 to 200 characters"_s);
    }
    if (!kTill.match(globals.till).hasMatch()) {
        return wrongUsage(
            u"--till expects up to 20 letters, digits, '-' or '_', not '%1'"_s.arg(globals.till));
    }
    globals.staff = canonicalText(TextKind::Name, globals.staff);
    if (isBlank(globals.staff) || globals.staff.size() > 100 ||
        textFault(TextKind::Name, globals.staff)) {
        return wrongUsage(u"--staff expects a name of up to 100 characters"_s);
    }
    return globals;
}

/// Reads the options of one sub-command and the global ones.
CliResult<CliArguments> readOptions(const CliCommand& command, const QStringList& rest) {
    QCommandLineParser parser;
    QList<CliOption> known = globalOptions() + command.options;
    for (const CliOption& option : known) {
        parser.addOption(QCommandLineOption(option.name, option.help, option.valueName));
    }
    if (!parser.parse(QStringList{u"countertop-cli"_s} + marked(rest))) {
        return wrongUsage(parser.errorText().replace(kValueMark, QString()));
    }
    CliArguments arguments;
    for (const QString& word : parser.positionalArguments()) arguments.words.append(plain(word));
    for (const CliOption& option : known) {
        if (!parser.isSet(option.name)) continue;
        QStringList values;
        // A switch has no values and must not be asked for them: Qt 6.8 complains on stderr.
        if (!option.valueName.isEmpty()) {
            for (const QString& value : parser.values(option.name)) values.append(plain(value));
        }
        arguments.options.insert(option.name, values);
    }
    return arguments;
}

/// Options, arguments and global options of the command that was found.
CliResult<> fill(ParsedLine& line, const QStringList& rest) {
    auto read = readOptions(*line.command, rest);
    if (!read) return tl::unexpected(read.error());
    line.arguments = *std::move(read);
    if (auto good = checkOptions(*line.command, line.arguments); !good) return good;
    if (auto good = checkWords(*line.command, line.arguments.words); !good) return good;
    const auto globals = globalsFrom(line.arguments);
    if (!globals) return tl::unexpected(globals.error());
    line.globals = *globals;
    return {};
}

}  // namespace

CliResult<ParsedLine> CommandLine::parse(const QStringList& arguments) const {
    const auto words = findWords(arguments);
    if (!words) return tl::unexpected(words.error());
    ParsedLine line;
    line.group = words->group;
    if (words->version) {
        line.wish = ParsedLine::Wish::Version;
        return line;
    }
    if (words->help && (words->group.isEmpty() || words->verb.isEmpty())) {
        line.wish = ParsedLine::Wish::Help;
        line.command = named(words->group);
        return line;
    }
    const auto command = findCommand(*words);
    if (!command) return tl::unexpected(command.error());
    line.command = *command;
    if (words->help) {
        line.wish = ParsedLine::Wish::Help;
        return line;
    }
    auto filled = fill(line, words->rest);
    if (!filled) {
        CliFailure failure = filled.error();
        failure.usage = synopsis(**command);
        return tl::unexpected(failure);
    }
    return line;
}

CliResult<CommandLine::Words> CommandLine::findWords(const QStringList& arguments) const {
    Words words;
    bool onlyValues = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString& argument = arguments[at];
        onlyValues = onlyValues || argument == u"--";
        const bool isOption = !onlyValues && looksLikeOption(argument);
        if (isOption && (argument == u"--help" || argument == u"-h")) {
            words.help = true;
            continue;
        }
        if (isOption && argument == u"--version") {
            words.version = true;
            continue;
        }
        const CliOption* global = isOption ? globalOption(argument) : nullptr;
        if (!isOption && words.group.isEmpty()) {
            words.group = argument;
            continue;
        }
        if (!isOption && words.verb.isEmpty() && hasVerbs(words.group)) {
            words.verb = argument;
            continue;
        }
        if (isOption && !global && words.group.isEmpty()) {
            return wrongUsage(u"unknown option '%1' before a command"_s.arg(argument));
        }
        words.rest.append(argument);
        const bool takesNext = global && !global->valueName.isEmpty() && !argument.contains(u'=');
        if (takesNext && at + 1 < arguments.size()) words.rest.append(arguments[++at]);
    }
    return words;
}

CliResult<const CliCommand*> CommandLine::findCommand(const Words& words) const {
    if (words.group.isEmpty()) {
        return wrongUsage(u"a command is expected: %1"_s.arg(groups().join(u", "_s)));
    }
    const QString name = words.verb.isEmpty() ? words.group : words.group + u' ' + words.verb;
    if (const CliCommand* command = named(name)) return command;
    if (!hasVerbs(name) && laterCommands().contains(name)) {
        return wrongUsage(u"'%1' is not part of this version"_s.arg(name));
    }
    if (!hasVerbs(words.group)) {
        return wrongUsage(u"unknown command '%1'; a command is expected: %2"_s.arg(
            words.group, groups().join(u", "_s)));
    }
    const QString verbs = verbsOf(words.group).join(u", "_s);
    if (words.verb.isEmpty()) {
        return wrongUsage(u"'%1' needs one of: %2"_s.arg(words.group, verbs));
    }
    return wrongUsage(
        u"'%1' does not know '%2'; use one of: %3"_s.arg(words.group, words.verb, verbs));
}

const CliCommand* CommandLine::named(const QString& name) const {
    for (const CliCommand& command : m_commands) {
        if (command.name == name) return &command;
    }
    return nullptr;
}

bool CommandLine::hasVerbs(const QString& group) const { return !verbsOf(group).isEmpty(); }

QStringList CommandLine::verbsOf(const QString& group) const {
    QStringList verbs;
    for (const CliCommand& command : m_commands) {
        if (command.name.startsWith(group + u' ')) verbs.append(command.name.section(u' ', 1));
    }
    return verbs;
}

QStringList CommandLine::groups() const {
    QStringList result;
    for (const CliCommand& command : m_commands) {
        const QString group = command.name.section(u' ', 0, 0);
        if (!result.contains(group)) result.append(group);
    }
    return result;
}

QString CommandLine::help(const QString& group, const CliCommand* command) const {
    if (command) return helpOf(*command);
    return helpOf(m_commands, hasVerbs(group) ? group : QString());
}

}  // namespace countertop
