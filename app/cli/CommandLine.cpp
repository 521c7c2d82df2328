// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

#include "app/cli/CommandHelp.h"
#include "models/core/TextForm.h"

#include <QRegularExpression>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

/// Planned commands are reported as such, not as a typo.
const QStringList& laterCommands() {
    static const QStringList kLater{u"load"_s,           u"consume"_s, u"backup"_s,
                                    u"restore"_s,        u"copy"_s,    u"orders return"_s,
                                    u"products import"_s};
    return kLater;
}

/// Checks the number of arguments: "ID SKU=QTY" are required, "[FILE]" is optional.
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

/// Declares an option to CLI11, which only collects texts; we interpret them.
void addOption(CLI::App& app, const CliOption& option) {
    const std::string name = "--" + option.name.toStdString();
    if (option.valueName.isEmpty()) {
        app.add_flag(name)->disable_flag_override();
    } else {
        app.add_option(name)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

/// The commands as a CLI11 tree: "orders place" is "place" below "orders".
class CommandTree {
public:
    explicit CommandTree(const QList<CliCommand>& commands) {
        m_root.fallthrough();  // global options may follow the command, too
        m_root.allow_extras();
        // At most one; otherwise a SKU named like a command would be parsed as that command.
        m_root.require_subcommand(0, 1);
        for (const CliOption& option : globalOptions()) addOption(m_root, option);
        m_root.add_flag("--version");
        for (const CliCommand& command : commands) add(command);
    }

    /// Throws CLI::ParseError.
    void read(const QStringList& arguments) {
        m_root.parse(reversed(arguments));
        m_extras = QStringList();
        for (const std::string& extra : m_root.remaining(true)) {
            if (extra != "--") m_extras.append(QString::fromStdString(extra));
        }
    }

    [[nodiscard]] bool asksForVersion() const { return m_root.count("--version") > 0; }
    [[nodiscard]] bool asksForJson() const { return m_root.count("--json") > 0; }
    /// Words that neither a command nor an option consumed.
    [[nodiscard]] const QStringList& extras() const { return m_extras; }
    /// The words of the command as far as they were recognised: "orders", "orders place" or "".
    [[nodiscard]] QString name() const {
        QStringList words;
        for (const CLI::App* app = &m_root; !app->get_subcommands().empty();) {
            app = app->get_subcommands().front();
            words.append(QString::fromStdString(app->get_name()));
        }
        return words.join(u' ');
    }
    [[nodiscard]] CliArguments argumentsOf(const CliCommand& command) const {
        const CLI::App& app = *m_apps.value(command.name);
        CliArguments arguments;
        for (const CLI::Option* option : app.get_options()) {
            if (!option->get_positional()) continue;
            for (const std::string& word : option->results()) {
                arguments.words.append(QString::fromStdString(word));
            }
        }
        for (const CliOption& option : globalOptions()) take(arguments, option, m_root);
        for (const CliOption& option : command.options) take(arguments, option, app);
        return arguments;
    }

private:
    void add(const CliCommand& command) {
        CLI::App* app = &m_root;
        QString name;
        for (const QString& word : command.name.split(u' ')) {
            name += name.isEmpty() ? word : u' ' + word;
            CLI::App*& below = m_apps[name];
            if (!below) below = app->add_subcommand(word.toStdString());
            app = below;
        }
        for (const CliOption& option : command.options) addOption(*app, option);
        // One more than the command takes, so that an extra word is detected wherever it stands.
        const qsizetype words = command.arguments.split(u' ', Qt::SkipEmptyParts).size() + 1;
        for (qsizetype at = 0; at < words; ++at) app->add_option("word" + std::to_string(at));
    }

    /// The arguments in the order CLI11 expects. An empty value after "=" becomes a separate
    /// argument; otherwise CLI11 would take the next one as the value.
    static std::vector<std::string> reversed(const QStringList& arguments) {
        std::vector<std::string> result;
        bool onlyValues = false;
        for (const QString& argument : arguments) {
            onlyValues = onlyValues || argument == u"--";
            const bool isEmptyValue = !onlyValues && argument.startsWith(u"--") &&
                                      argument.indexOf(u'=') == argument.size() - 1;
            result.push_back((isEmptyValue ? argument.chopped(1) : argument).toStdString());
            if (isEmptyValue) result.emplace_back();
        }
        std::reverse(result.begin(), result.end());
        return result;
    }

    static void take(CliArguments& arguments, const CliOption& option, const CLI::App& app) {
        const CLI::Option& read = *app.get_option("--" + option.name.toStdString());
        if (read.count() == 0) return;
        QStringList values;
        if (!option.valueName.isEmpty()) {
            for (const std::string& value : read.results()) {
                values.append(QString::fromStdString(value));
            }
        }
        arguments.options.insert(option.name, values);
    }

    CLI::App m_root;
    QHash<QString, CLI::App*> m_apps;
    QStringList m_extras;
};

/// Fills in the options, arguments and global options of the command that was found.
CliResult<> fill(ParsedLine& line, const CommandTree& tree) {
    for (const QString& extra : tree.extras()) {
        if (extra.startsWith(u'-')) return wrongUsage(u"unknown option '%1'"_s.arg(extra));
    }
    line.arguments = tree.argumentsOf(*line.command);
    if (auto good = checkOptions(*line.command, line.arguments); !good) return good;
    if (auto good = checkWords(*line.command, line.arguments.words + tree.extras()); !good) {
        return good;
    }
    const auto globals = globalsFrom(line.arguments);
    if (!globals) return tl::unexpected(globals.error());
    line.globals = *globals;
    return {};
}

}  // namespace

CliResult<ParsedLine> CommandLine::parse(const QStringList& arguments) const {
    CommandTree tree(m_commands);
    ParsedLine line;
    std::optional<QString> fault;
    try {
        tree.read(arguments);
    } catch (const CLI::CallForHelp&) {
        line.action = ParsedLine::Action::Help;
    } catch (const CLI::ParseError& error) {
        fault = QString::fromUtf8(error.what());
    }
    line.group = tree.name();
    line.command = named(line.group);
    if (!fault && line.action == ParsedLine::Action::Help) return line;
    if (!fault && tree.asksForVersion()) {
        line.action = ParsedLine::Action::Version;
        return line;
    }
    if (!line.command) {
        CliFailure failure = unknown(line.group, tree.extras()).value();
        if (tree.extras().isEmpty() && !tree.asksForJson())
            failure.help = help(line.group, nullptr);
        return tl::unexpected(failure);
    }
    const CliResult<> filled = fault ? wrongUsage(*fault) : fill(line, tree);
    if (filled) return line;
    CliFailure failure = filled.error();
    failure.usage = synopsis(*line.command);
    return tl::unexpected(failure);
}

tl::unexpected<CliFailure> CommandLine::unknown(const QString& group,
                                                const QStringList& words) const {
    const QString word = words.value(0);
    if (word.startsWith(u'-')) {
        return wrongUsage(u"unknown option '%1' before a command"_s.arg(word));
    }
    const QString name = group.isEmpty() ? word : group + u' ' + word;
    if (laterCommands().contains(name)) {
        return wrongUsage(u"'%1' is not part of this version"_s.arg(name));
    }
    const QString known = subcommandsOf(group).join(u", "_s);
    if (group.isEmpty()) {
        return word.isEmpty() ? wrongUsage(u"a command is expected: %1"_s.arg(known))
                              : wrongUsage(u"unknown command '%1'; a command is expected: %2"_s.arg(
                                    word, known));
    }
    if (word.isEmpty()) return wrongUsage(u"'%1' needs one of: %2"_s.arg(group, known));
    return wrongUsage(u"'%1' does not know '%2'; use one of: %3"_s.arg(group, word, known));
}

const CliCommand* CommandLine::named(const QString& name) const {
    for (const CliCommand& command : m_commands) {
        if (command.name == name) return &command;
    }
    return nullptr;
}

QStringList CommandLine::subcommandsOf(const QString& group) const {
    QStringList words;
    for (const CliCommand& command : m_commands) {
        if (!group.isEmpty() && !command.name.startsWith(group + u' ')) continue;
        const QString word =
            command.name.section(u' ', group.isEmpty() ? 0 : 1, group.isEmpty() ? 0 : 1);
        if (!words.contains(word)) words.append(word);
    }
    return words;
}

QString CommandLine::help(const QString& group, const CliCommand* command) const {
    return command ? helpOf(*command) : helpOf(m_commands, group);
}

}  // namespace countertop
