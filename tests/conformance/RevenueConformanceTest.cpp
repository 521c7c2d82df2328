// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Money.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <map>

namespace countertop {

/// The revenue cases: what counts, on which day, and that the counters never drift from the events.
class RevenueConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void RV_1_onlyPaidAndShippedOrdersCount();
    void RV_1_newestDaysComeFirstUpToTheLimit();
    void RV_1_daysAreFilteredInclusively();
    void RV_2_cancellingChangesExactlyItsDay_data();
    void RV_2_cancellingChangesExactlyItsDay();
    void RV_2_totalsEqualRecomputationFromEvents();

private:
    using Totals = std::map<QString, qint64>;

    CommandResult runAt(const QString& day, const Command& command);
    /// Sells one order in each status on that day; the pending one is worth 1, paid 10, shipped
    /// 100, cancelled 1000 and a draft 10000 minor units.
    void sellInEachStatus(const QString& day);
    QList<RevenueRow> revenue(const RevenueQuery& query);
    Totals byDay(RevenueBasis basis);
    Totals fromEvents(RevenueBasis basis);
};

namespace {

const QString kMug = QStringLiteral("MUG");
const QStringList kDays{QStringLiteral("2026-03-28"), QStringLiteral("2026-03-29"),
                        QStringLiteral("2026-03-30")};

Timestamp noonOf(const QString& day) {
    return *timestampFromIsoText(day + QStringLiteral("T12:00:00.000Z"));
}

}  // namespace

CommandResult RevenueConformanceTest::runAt(const QString& day, const Command& command) {
    CommandOrigin from = origin();
    from.at = noonOf(day);
    const auto result = session().bus().dispatch(command, Intent::fresh(), from);
    if (!result) QTest::qFail(qPrintable(result.error().detail), __FILE__, __LINE__);
    return result.value_or(CommandResult{});
}

void RevenueConformanceTest::sellInEachStatus(const QString& day) {
    const auto place = [&](qint64 priceMinor) {
        const OrderId orderId = OrderId::create();
        runAt(day, PlaceOrder{orderId, {}, {{kMug, 1, priceMinor}}, false});
        return orderId;
    };
    place(1);
    runAt(day, PayOrder{place(10), {}});
    const OrderId shipped = place(100);
    runAt(day, PayOrder{shipped, {}});
    runAt(day, ShipOrder{shipped, {}});
    runAt(day, CancelOrder{place(1000), QStringLiteral("changed their mind")});
    runAt(day, CreateOrder{OrderId::create(), {}, {{kMug, 1, 10000}}});
}

QList<RevenueRow> RevenueConformanceTest::revenue(const RevenueQuery& query) {
    SqlShopReads reads(session().database());
    const auto rows = reads.revenue.rows(query);
    if (!rows) QTest::qFail(qPrintable(rows.error().detail), __FILE__, __LINE__);
    return rows.value_or(QList<RevenueRow>{});
}

RevenueConformanceTest::Totals RevenueConformanceTest::byDay(RevenueBasis basis) {
    Totals totals;
    for (const RevenueRow& row : revenue({basis, RevenuePeriod::Day, {}, {}, false, 0})) {
        if (row.totalMinor != 0) totals[row.period] = row.totalMinor;
    }
    return totals;
}

RevenueConformanceTest::Totals RevenueConformanceTest::fromEvents(RevenueBasis basis) {
    const auto recorded = session().events().feed(0, {{}, {}, QStringLiteral("order")}, 1'000'000);
    std::map<QString, Order> orders;
    Totals totals;
    for (const RecordedEvent& one : *recorded) {
        const auto event = orderEventFrom(one);
        apply(orders[one.streamId], *event);
        if (basis != RevenueBasis::Paid) continue;
        if (const auto* captured = std::get_if<PaymentCaptured>(&*event)) {
            totals[captured->day] += captured->amountMinor;
        }
        if (const auto* refunded = std::get_if<PaymentRefunded>(&*event)) {
            totals[refunded->day] -= refunded->amountMinor;
        }
    }
    for (const auto& [stream, order] : orders) {
        const StatusWord status = order.statusWord();
        const bool counts = status == StatusWord::Paid || status == StatusWord::Shipped;
        if (basis != RevenueBasis::Ordered || !counts) continue;
        totals[order.day] += order.totalMinor - order.creditedMinor;
    }
    std::erase_if(totals, [](const auto& entry) { return entry.second == 0; });
    return totals;
}

void RevenueConformanceTest::RV_1_onlyPaidAndShippedOrdersCount() {
    addProduct(kMug, 1250, 1000);
    for (const QString& day : kDays) sellInEachStatus(day);
    for (const RevenueBasis basis : {RevenueBasis::Ordered, RevenueBasis::Paid}) {
        QCOMPARE(byDay(basis), (Totals{{kDays[0], 110}, {kDays[1], 110}, {kDays[2], 110}}));
    }
    const QList<RevenueRow> rows =
        revenue({RevenueBasis::Ordered, RevenuePeriod::Day, kDays[1], kDays[1], false, 0});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().orders, 2);
    QCOMPARE(rows.first().items, 2);
    QCOMPARE(rows.first().currency, QStringLiteral("GBP"));
}

void RevenueConformanceTest::RV_1_newestDaysComeFirstUpToTheLimit() {
    addProduct(kMug, 1250, 1000);
    for (const QString& day : kDays) sellInEachStatus(day);
    const QList<RevenueRow> rows =
        revenue({RevenueBasis::Ordered, RevenuePeriod::Day, {}, {}, true, 2});
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].period, kDays[2]);
    QCOMPARE(rows[1].period, kDays[1]);
    const QList<RevenueRow> months =
        revenue({RevenueBasis::Ordered, RevenuePeriod::Month, {}, {}, true, 0});
    QCOMPARE(months.size(), 1);
    QCOMPARE(months.first().period, QStringLiteral("2026-03"));
    QCOMPARE(months.first().totalMinor, 330);
}

void RevenueConformanceTest::RV_1_daysAreFilteredInclusively() {
    addProduct(kMug, 1250, 1000);
    for (const QString& day : kDays) sellInEachStatus(day);
    const QList<RevenueRow> from =
        revenue({RevenueBasis::Ordered, RevenuePeriod::Day, kDays[1], {}, false, 0});
    QCOMPARE(from.size(), 2);
    QCOMPARE(from.first().period, kDays[1]);
    const QList<RevenueRow> until =
        revenue({RevenueBasis::Ordered, RevenuePeriod::Day, {}, kDays[0], false, 0});
    QCOMPARE(until.size(), 1);
    QCOMPARE(until.first().period, kDays[0]);
}

void RevenueConformanceTest::RV_2_cancellingChangesExactlyItsDay_data() {
    QTest::addColumn<bool>("paid");
    QTest::newRow("unpaid order") << false;
    QTest::newRow("paid order") << true;
}

void RevenueConformanceTest::RV_2_cancellingChangesExactlyItsDay() {
    QFETCH(bool, paid);
    addProduct(kMug, 1250, 1000);
    for (const QString& day : kDays) sellInEachStatus(day);
    const Totals ordered = byDay(RevenueBasis::Ordered);
    const Totals received = byDay(RevenueBasis::Paid);
    const OrderId orderId = OrderId::create();
    runAt(kDays[0], PlaceOrder{orderId, {}, {{kMug, 1, 5}}, false});
    if (paid) runAt(kDays[1], PayOrder{orderId, {}});

    // Ordered revenue belongs to the day of the order, received money to the day of the payment.
    Totals withOrder = ordered;
    Totals withPayment = received;
    if (paid) withOrder[kDays[0]] += 5;
    if (paid) withPayment[kDays[1]] += 5;
    QCOMPARE(byDay(RevenueBasis::Ordered), withOrder);
    QCOMPARE(byDay(RevenueBasis::Paid), withPayment);

    runAt(kDays[2], CancelOrder{orderId, QStringLiteral("changed their mind")});
    QCOMPARE(byDay(RevenueBasis::Ordered), ordered);
    if (paid) withPayment[kDays[2]] -= 5;
    QCOMPARE(byDay(RevenueBasis::Paid), withPayment);
}

void RevenueConformanceTest::RV_2_totalsEqualRecomputationFromEvents() {
    addProduct(kMug, 1250, 1000);
    for (const QString& day : kDays) sellInEachStatus(day);
    const OrderId partly = OrderId::create();
    runAt(kDays[0], PlaceOrder{partly, {}, {{kMug, 3, 333}}, true});
    runAt(kDays[0], PayOrder{partly, {PaymentMethod::Cash, 400, 500}});
    runAt(kDays[1], PayOrder{partly, {PaymentMethod::Card, {}, {}}});
    runAt(kDays[2], RefundOrder{partly, 250, QStringLiteral("damaged")});
    for (const RevenueBasis basis : {RevenueBasis::Ordered, RevenueBasis::Paid}) {
        QCOMPARE(byDay(basis), fromEvents(basis));
        QVERIFY(!byDay(basis).empty());
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RevenueConformanceTest)
#include "RevenueConformanceTest.moc"
