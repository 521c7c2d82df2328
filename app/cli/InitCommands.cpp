// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/InitCommands.h"

#include "app/DemoShop.h"
#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "models/core/Currency.h"

#include <QTimeZone>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<> checkSettings(const CliArguments& arguments) {
    const QString currency = arguments.value(u"currency"_s);
    if (arguments.has(u"currency"_s) && !isKnownCurrency(currency)) {
        return wrongUsage(
            u"--currency expects a currency of ISO 4217 such as GBP or EUR, not '%1'"_s.arg(
                currency));
    }
    const QString zone = arguments.value(u"time-zone"_s);
    if (arguments.has(u"time-zone"_s) && !QTimeZone(zone.toUtf8()).isValid()) {
        return wrongUsage(
            u"--time-zone expects a name such as Europe/London, not '%1'"_s.arg(zone));
    }
    return {};
}

/// Makes the shop ready, with the settings asked for.
CliResult<ShopSettings> prepare(CliRun& run) {
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    NewShop start;
    if (run.arguments.has(u"currency"_s)) start.currency = run.arguments.value(u"currency"_s);
    if (run.arguments.has(u"time-zone"_s)) start.timeZone = run.arguments.value(u"time-zone"_s);
    auto database = createShop(*url, start);
    if (!database) return refused(database.error());
    const auto known = readSettings(**database);
    if (!known) return refused(known.error());
    NewShop wanted{known->name, known->currency, known->timeZone};
    const CliArguments& arguments = run.arguments;
    if (arguments.has(u"currency"_s)) wanted.currency = arguments.value(u"currency"_s);
    if (arguments.has(u"time-zone"_s)) wanted.timeZone = arguments.value(u"time-zone"_s);
    if (auto done = configureShop(**database, wanted); !done) return refused(done.error());
    const auto settings = readSettings(**database);
    if (!settings) return refused(settings.error());
    return *settings;
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
    if (auto good = checkSettings(run.arguments); !good) return good;
    const auto settings = prepare(run);
    if (!settings) return tl::unexpected(settings.error());
    const QString where = run.shop.url()->display();
    QJsonObject document{{u"database"_s, where},
                         {u"currency"_s, settings->currency},
                         {u"time_zone"_s, settings->timeZone}};
    QString text =
        u"The shop at %1 is ready (%2, %3)"_s.arg(where, settings->currency, settings->timeZone);
    if (run.arguments.has(u"demo"_s)) {
        const auto report = fillWithDemo(run);
        if (!report) return tl::unexpected(report.error());
        document.insert(u"products"_s, report->products);
        document.insert(u"customers"_s, report->customers);
        document.insert(u"orders"_s, report->orders);
        text += u"\nIt has %1 products, %2 customers and %3 orders"_s.arg(report->products)
                    .arg(report->customers)
                    .arg(report->orders);
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
              {u"time-zone"_s, u"Europe/London"_s, u"the shop's time zone"_s}},
             &init}};
}

}  // namespace countertop::cli
