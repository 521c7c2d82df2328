// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/demo/DemoShop.h"
#include "models/core/CountedText.h"
#include "models/core/Currency.h"
#include "models/core/TimeZones.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// The shop's settings from the command line, checked before anything is created.
CliResult<ConfigureShop> wantedSettings(const CliArguments& arguments) {
    ConfigureShop wanted;
    if (arguments.has(u"currency"_s)) {
        wanted.currency = arguments.value(u"currency"_s);
        if (!isKnownCurrency(*wanted.currency)) {
            return wrongUsage(
                u"--currency expects a currency of ISO 4217 such as GBP or EUR, not '%1'"_s.arg(
                    *wanted.currency));
        }
    }
    if (arguments.has(u"time-zone"_s)) {
        wanted.timeZone = arguments.value(u"time-zone"_s);
        if (!isTimeZone(*wanted.timeZone)) {
            return wrongUsage(u"--time-zone expects a name such as Europe/London, not '%1'"_s.arg(
                *wanted.timeZone));
        }
    }
    if (arguments.has(u"day-starts"_s)) {
        const auto minute = dayStartFrom(arguments.value(u"day-starts"_s), u"--day-starts"_s);
        if (!minute) return tl::unexpected(minute.error());
        wanted.dayStartsMinute = *minute;
    }
    if (arguments.has(u"demo"_s)) {
        wanted.gateway = QString::fromLatin1(kPracticeService);
        wanted.carrier = QString::fromLatin1(kPracticeService);
    }
    return wanted;
}

CliResult<> configure(CliRun& run, ShopSession& session, const ConfigureShop& wanted) {
    CommandOrigin origin = run.shop.origin();
    // Must precede the first day of a demo shop's history: events are read in order of their times.
    constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
    if (run.arguments.has(u"demo"_s)) {
        origin.at = run.shop.clock().now() - (DemoShop::kDays + 2) * kDayMs;
    }
    const QString& key = run.shop.globals().key;
    const auto done = session.bus().dispatch(
        wanted, key.isEmpty() ? Intent::fresh() : Intent::again(key), origin);
    if (!done) return refused(done.error());
    return {};
}

/// Creates the shop if there is none, with the given settings.
CliResult<ShopSettings> prepare(CliRun& run, const ConfigureShop& wanted) {
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    NewShop start;
    if (wanted.currency) start.currency = *wanted.currency;
    if (wanted.timeZone) start.timeZone = *wanted.timeZone;
    if (wanted.dayStartsMinute) start.dayStartsMinute = *wanted.dayStartsMinute;
    if (auto database = createShop(*url, start); !database) return refused(database.error());
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    if (run.arguments.has(u"demo"_s)) {
        if (auto empty = DemoShop::requireEmpty(**session); !empty) return refused(empty.error());
    }
    if (auto done = configure(run, **session, wanted); !done) return tl::unexpected(done.error());
    if (auto read = (*session)->reloadSettings(); !read) return refused(read.error());
    return (*session)->settings();
}

CliResult<DemoShop::Report> fillWithDemo(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    DemoShop demo(**session, run.shop.clock().now());
    const auto report = demo.build([&](qint64 done, qint64 total) {
        run.output.progress(u"demo shop: %1 of %2"_s.arg(done).arg(total));
        return !cancel.isRequested();
    });
    run.output.endProgress();
    if (!report) return refused(report.error());
    return *report;
}

CliResult<> init(CliRun& run) {
    const auto wanted = wantedSettings(run.arguments);
    if (!wanted) return tl::unexpected(wanted.error());
    const auto settings = prepare(run, *wanted);
    if (!settings) return tl::unexpected(settings.error());
    const QString where = run.shop.url()->display();
    QJsonObject document{{u"database"_s, where},
                         {u"currency"_s, settings->currency},
                         {u"time_zone"_s, settings->timeZone},
                         {u"day_starts"_s, timeOfDayText(settings->dayStartsMinute)}};
    QString text =
        u"The shop at %1 is ready (%2, %3)"_s.arg(where, settings->currency, settings->timeZone);
    if (run.arguments.has(u"demo"_s)) {
        const auto report = fillWithDemo(run);
        if (!report) return tl::unexpected(report.error());
        document.insert(u"products"_s, report->products);
        document.insert(u"customers"_s, report->customers);
        document.insert(u"orders"_s, report->orders);
        text += u"\nIt has %1, %2 and %3"_s.arg(counted(report->products, u"product"),
                                                counted(report->customers, u"customer"),
                                                counted(report->orders, u"order"));
    }
    run.output.document(document, text);
    return {};
}

}  // namespace

QList<CliCommand> initCommands() {
    return {{u"init"_s,
             {},
             u"make a new shop, or bring an older one up to date"_s,
             {{u"demo"_s, {}, u"fill it with products, customers and 90 days of orders"_s},
              {u"currency"_s, u"GBP"_s, u"the shop's currency"_s},
              {u"time-zone"_s, u"Europe/London"_s, u"the shop's time zone"_s},
              {u"day-starts"_s, u"HH:MM"_s, u"when its business day begins (default: 00:00)"_s}},
             &init}};
}

}  // namespace countertop::cli
