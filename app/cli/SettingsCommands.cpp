// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "models/core/TimeZones.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

struct Setting {
    QString name;
    QString value;
};

QString onOff(bool isOn) { return isOn ? u"on"_s : u"off"_s; }

void addMessages(const MessageTemplates& messages, QList<Setting>& settings) {
    settings.append({u"message-language"_s, messages.language});
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        const QString name = u"message-"_s + countertop::toText(kind);
        const MessageTemplate& wording = messages.of(kind);
        settings.append({{name, onOff(wording.isOn)},
                         {name + u"-subject"_s, wording.subject},
                         {name + u"-text"_s, wording.text}});
    }
}

QList<Setting> settingsOf(const ShopSettings& settings) {
    QList<Setting> all{{u"name"_s, settings.name},
                       {u"currency"_s, settings.currency},
                       {u"time-zone"_s, settings.timeZone},
                       {u"day-starts"_s, timeOfDayText(settings.dayStartsMinute)},
                       {u"gateway"_s, settings.gateway},
                       {u"carrier"_s, settings.carrier}};
    addMessages(settings.messages, all);
    return all;
}

CliResult<QList<Setting>> read(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const auto settings = (*session)->catalogue().shopSettings();
    if (!settings) return refused(settings.error());
    return settingsOf(*settings);
}

/// The options of init have the same names.
CliResult<QString> knownName(const QString& word) {
    QString name = word;
    name.replace(u'_', u'-');
    QStringList names;
    for (const Setting& setting : settingsOf({})) names.append(setting.name);
    if (!names.contains(name)) return unknownWord(word, u"NAME"_s, names);
    return name;
}

void printSetting(CliRun& run, const Setting& setting, const QString& text) {
    run.output.document({{u"name"_s, setting.name}, {u"value"_s, setting.value}}, text);
}

CliResult<> list(CliRun& run) {
    const auto settings = read(run);
    if (!settings) return tl::unexpected(settings.error());
    run.output.beginList({u"NAME"_s, u"VALUE"_s});
    for (const Setting& setting : *settings) {
        run.output.row({{u"name"_s, setting.name}, {u"value"_s, setting.value}},
                       {setting.name, setting.value});
    }
    run.output.endList({});
    return {};
}

CliResult<> get(CliRun& run) {
    const auto name = knownName(run.arguments.words[0]);
    if (!name) return tl::unexpected(name.error());
    const auto settings = read(run);
    if (!settings) return tl::unexpected(settings.error());
    for (const Setting& setting : *settings) {
        if (setting.name == *name) printSetting(run, setting, setting.value);
    }
    return {};
}

/// "message-created", "message-shipped-subject" …
CliResult<MessageChange> messageChange(const Setting& setting) {
    MessageChange change;
    change.kind =
        customerMessageKindFromText(setting.name.section(u'-', 1, 1)).value_or(change.kind);
    const QString part = setting.name.section(u'-', 2);
    if (part == u"subject") {
        change.subject = setting.value;
    } else if (part == u"text") {
        change.text = setting.value;
    } else if (setting.value == u"on" || setting.value == u"off") {
        change.isOn = setting.value == u"on";
    } else {
        return unknownWord(setting.value, u"VALUE"_s, {u"on"_s, u"off"_s});
    }
    return change;
}

CliResult<ConfigureShop> wantedFrom(const Setting& setting) {
    ConfigureShop wanted;
    if (setting.name == u"name") wanted.name = setting.value;
    if (setting.name == u"currency") wanted.currency = setting.value;
    if (setting.name == u"time-zone") wanted.timeZone = setting.value;
    if (setting.name == u"gateway") wanted.gateway = setting.value;
    if (setting.name == u"carrier") wanted.carrier = setting.value;
    if (setting.name == u"day-starts") {
        const auto minute = dayStartFrom(setting.value, u"VALUE"_s);
        if (!minute) return tl::unexpected(minute.error());
        wanted.dayStartsMinute = *minute;
    }
    if (setting.name == u"message-language") {
        wanted.messageLanguage = setting.value;
    } else if (setting.name.startsWith(u"message-")) {
        const auto change = messageChange(setting);
        if (!change) return tl::unexpected(change.error());
        wanted.message = *change;
    }
    return wanted;
}

CliResult<> set(CliRun& run) {
    const auto name = knownName(run.arguments.words[0]);
    if (!name) return tl::unexpected(name.error());
    const auto wanted = wantedFrom({*name, run.arguments.words[1]});
    if (!wanted) return tl::unexpected(wanted.error());
    const auto done = run.shop.dispatch(*wanted);
    if (!done) return tl::unexpected(done.error());
    printSetting(run, {*name, run.arguments.words[1]},
                 u"%1 is %2"_s.arg(*name, run.arguments.words[1]));
    return {};
}

}  // namespace

QList<CliCommand> settingsCommands() {
    return {
        {u"settings list"_s, {}, u"list the shop's settings"_s, {}, &list},
        {u"settings get"_s,
         u"NAME"_s,
         u"name, currency, time-zone, day-starts, gateway, carrier, message-language, or "
         "message-created, -confirmed, -shipped with -subject and -text"_s,
         {},
         &get},
        {u"settings set"_s,
         u"NAME VALUE"_s,
         u"change one; gateway and carrier are none, practice or an address; messages to customers "
         "are on or off, their texts may contain {{number}}, {{name}}, {{total}}, {{shop}} and "
         "{{tracking}}"_s,
         {},
         &set},
    };
}

}  // namespace countertop::cli
