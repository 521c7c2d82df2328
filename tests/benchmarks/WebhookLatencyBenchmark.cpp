// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/WebhookLatencyBenchmark.h"

#include "tests/benchmarks/WindowDelivery.h"

namespace countertop {

namespace {

constexpr int kRepeats = 5;
constexpr int kRounds = 400;
/// About the body of an order of three lines.
constexpr qsizetype kBodyBytes = 500;

LatencyRace latencyOf(Dialect dialect, WindowDelivery::Wake wake, const QString& how) {
    TimedReceiver receiver;
    const TestShop shop(dialect);
    RouteOptions options;
    options.allowPrivate = true;
    SaleScript::prepare(
        *shop.session(),
        AddRoute{QStringLiteral("OrderPlaced"), receiver.webhook(), {}, {}, options});
    WindowDelivery ours(shop.url(), receiver, wake);
    BarePost bare(receiver, kBodyBytes);
    const QString database =
        dialect == Dialect::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL");
    LatencyRace race(QStringLiteral("P8"),
                     QStringLiteral("from commit to webhook received, %1, %2").arg(database, how));
    race.add(QStringLiteral("Countertop, a sale's webhook"), [&] { return ours.deliver(); });
    race.add(QStringLiteral("bare HTTP POST on loopback"), [&] { return bare.post(); });
    race.run(kRepeats, kRounds);
    race.note(QStringLiteral("failed"), ours.failed());
    race.note(QStringLiteral("repeated"), ours.repeated());
    return race;
}

}  // namespace

LatencyRace webhookLatencyOn(Dialect dialect) {
    return latencyOf(dialect, WindowDelivery::Wake::Window, QStringLiteral("in the window"));
}

LatencyRace noticedWebhookLatency() {
    return latencyOf(Dialect::Postgresql, WindowDelivery::Wake::Notice,
                     QStringLiteral("another program's worker, woken by NOTIFY"));
}

}  // namespace countertop
