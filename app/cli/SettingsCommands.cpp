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

QList<Setting> settingsOf(const ShopSettings& settings) {
    return {{u"name"_s, settings.name},
            {u"currency"_s, settings.currency},
            {u"time-zone"_s, settings.timeZone},
            {u"day-starts"_s, timeOfDayText(settings.dayStartsMinute)},
            {u"gateway"_s, settings.gateway},
            {u"carrier"_s, settings.carrier}};
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
         u"name, currency, time-zone, day-starts, gateway or carrier"_s,
         {},
         &get},
        {u"settings set"_s,
         u"NAME VALUE"_s,
         u"change one; gateway and carrier are none, practice or an address"_s,
         {},
         &set},
    };
}

}  // namespace countertop::cli
