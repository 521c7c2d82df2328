// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/store/queries/RevenueQueries.h"
#include "tests/store/SampleShopFixture.h"

#include <QTest>

#include <algorithm>
#include <map>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

RevenueQuery revenueBy(RevenueBasis basis, RevenuePeriod by = RevenuePeriod::Day) {
    RevenueQuery query;
    query.basis = basis;
    query.by = by;
    return query;
}

/// Revenue by day, computed from the events alone.
using DayTotals = std::map<QString, RevenueRow>;

}  // namespace

/// Revenue on both databases, compared with a recomputation from the events. Also covers summing
/// days to weeks and months.
class RevenueTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() { takeShop(); }

    void revenueByDayEqualsTheEvents_data() {
        QTest::addColumn<RevenueBasis>("basis");
        QTest::newRow("ordered") << RevenueBasis::Ordered;
        QTest::newRow("paid") << RevenueBasis::Paid;
    }

    void revenueByDayEqualsTheEvents() {
        QFETCH(countertop::RevenueBasis, basis);
        const auto rows = m_shop->reads().revenue.rows(revenueBy(basis));
        QVERIFY(rows);
        QList<RevenueRow> expected;
        for (const auto& [day, row] : recomputed(basis)) expected.append(row);
        QVERIFY(expected.size() >= 8);
        QCOMPARE(rows->size(), expected.size());
        for (qsizetype at = 0; at < expected.size(); ++at) QCOMPARE((*rows)[at], expected[at]);
    }

    void filterSortAndLimitHold() {
        const auto all = m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Ordered));
        QVERIFY(all);
        RevenueQuery newest = revenueBy(RevenueBasis::Ordered);
        newest.newestFirst = true;
        newest.limit = 2;
        const auto two = m_shop->reads().revenue.rows(newest);
        QVERIFY(two);
        QCOMPARE(two->size(), 2);
        QCOMPARE((*two)[0], all->last());
        QCOMPARE((*two)[1], (*all)[all->size() - 2]);
        RevenueQuery span = revenueBy(RevenueBasis::Ordered);
        span.fromDay = qs("2026-10-24");
        span.toDay = qs("2026-10-25");
        const auto weekend = m_shop->reads().revenue.rows(span);
        QVERIFY(weekend);
        QCOMPARE(weekend->size(), 2);
        QCOMPARE(weekend->first().firstDay, span.fromDay);
        QCOMPARE(weekend->last().lastDay, span.toDay);
    }

    void weeksAndMonthsAddUpTheirDays() {
        const auto days = m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Paid));
        QVERIFY(days);
        qint64 total = 0;
        for (const RevenueRow& row : *days) total += row.totalMinor;
        for (const RevenuePeriod by : {RevenuePeriod::Week, RevenuePeriod::Month}) {
            const auto rows = m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Paid, by));
            QVERIFY(rows);
            QVERIFY(rows->size() > 1 && rows->size() < days->size());
            qint64 sum = 0;
            for (const RevenueRow& row : *rows) sum += row.totalMinor;
            QCOMPARE(sum, total);
        }
        RevenueQuery newestFirst = revenueBy(RevenueBasis::Paid, RevenuePeriod::Week);
        newestFirst.newestFirst = true;
        const auto weeks = m_shop->reads().revenue.rows(newestFirst);
        QCOMPARE(weeks->last().period, qs("2026-W39"));
        QCOMPARE(weeks->last().firstDay, qs("2026-09-21"));
        QCOMPARE(weeks->last().lastDay, qs("2026-09-27"));
    }

    void cancellingAnOrderTakesItOutOfItsDayOnly() {
        const auto before = m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Ordered));
        QVERIFY(before);
        const OrderId id = OrderId::create();
        m_shop->run(PlaceOrder{id, {}, {{qs("MUG-BLU"), 2, {}}}, true});
        m_shop->run(PayOrder{id, {PaymentMethod::Card, {}, {}}});
        const auto paid = m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Ordered));
        QVERIFY(*paid != *before);
        m_shop->run(CancelOrder{id, qs("mistake")});
        QCOMPARE(*m_shop->reads().revenue.rows(revenueBy(RevenueBasis::Ordered)), *before);
    }

    void daysThatAreNoneAreRefused() {
        RevenueQuery query;
        query.fromDay = qs("2026-13-01");
        const auto rows = m_shop->reads().revenue.rows(query);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::InvalidInput);
        QCOMPARE(rows.error().problems.value(0).field, qs("from"));
        query.fromDay.clear();
        query.limit = -1;
        QCOMPARE(m_shop->reads().revenue.rows(query).error().code, ErrorCode::InvalidInput);
    }

    void isoWeeksOfTheTurnOfTheYear_data() {
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("week");
        QTest::addColumn<QString>("firstDay");
        QTest::newRow("a January day of the old year")
            << qs("2027-01-03") << qs("2026-W53") << qs("2026-12-28");
        QTest::newRow("a December day of the new year")
            << qs("2024-12-30") << qs("2025-W01") << qs("2024-12-30");
        QTest::newRow("a day like others")
            << qs("2026-11-21") << qs("2026-W47") << qs("2026-11-16");
    }

    void isoWeeksOfTheTurnOfTheYear() {
        QFETCH(QString, day);
        QFETCH(QString, week);
        QFETCH(QString, firstDay);
        const RevenueRow row{day, day, day, 1, 1, 0, 100, qs("GBP")};
        const auto weeks = summedByPeriod({row}, RevenuePeriod::Week, 0);
        QCOMPARE(weeks.size(), 1);
        QCOMPARE(weeks[0].period, week);
        QCOMPARE(weeks[0].firstDay, firstDay);
    }

    void currenciesAreNeverAddedTogether() {
        const auto row = [](const char* day, qint64 total, const char* currency) {
            return RevenueRow{qs(day), qs(day), qs(day), 1, 1, 0, total, qs(currency)};
        };
        const auto months =
            summedByPeriod({row("2026-11-01", 1, "EUR"), row("2026-11-01", 10, "GBP"),
                            row("2026-11-02", 2, "EUR"), row("2026-11-02", 20, "GBP")},
                           RevenuePeriod::Month, 0);
        QCOMPARE(months.size(), 2);
        QCOMPARE(months[0].totalMinor, 3);
        QCOMPARE(months[1].totalMinor, 30);
        QCOMPARE(months[1].lastDay, qs("2026-11-30"));
    }

    void daysOnWhichAllWasUndoneAreNoRows() {
        const RevenueRow nothing{qs("2026-11-01"), qs("2026-11-01"), qs("2026-11-01"), 0, 0, 0, 0,
                                 qs("GBP")};
        QVERIFY(summedByPeriod({nothing}, RevenuePeriod::Day, 0).isEmpty());
    }

private:
    static RevenueRow& on(DayTotals& totals, const QString& day) {
        RevenueRow& row = totals[day];
        row.period = row.firstDay = row.lastDay = day;
        row.currency = qs("GBP");
        return row;
    }

    DayTotals recomputed(RevenueBasis basis) {
        DayTotals totals;
        for (const OrderId& id : m_shop->orders()) {
            const auto recorded = m_shop->session().events().load(qs("order-") + id.text());
            Order order;
            for (const RecordedEvent& event : *recorded) {
                const OrderEvent fact = *orderEventFrom(event);
                apply(order, fact);
                if (basis == RevenueBasis::Paid) addMoney(totals, fact);
            }
            const StatusWord status = order.statusWord();
            if (basis == RevenueBasis::Paid ||
                (status != StatusWord::Paid && status != StatusWord::Shipped)) {
                continue;
            }
            RevenueRow& row = on(totals, order.day);
            row.orders += 1;
            row.items += itemCountOf(order.lines);
            row.totalMinor += order.totalMinor - order.creditedMinor;
            row.refundedMinor += order.refundedMinor;
        }
        return totals;
    }

    static void addMoney(DayTotals& totals, const OrderEvent& fact) {
        if (const auto* captured = std::get_if<PaymentCaptured>(&fact)) {
            RevenueRow& row = on(totals, captured->day);
            row.orders += 1;
            row.totalMinor += captured->amountMinor;
        } else if (const auto* refunded = std::get_if<PaymentRefunded>(&fact)) {
            RevenueRow& row = on(totals, refunded->day);
            row.orders += 1;
            row.totalMinor -= refunded->amountMinor;
            row.refundedMinor += refunded->amountMinor;
        }
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RevenueTest)
#include "RevenueTest.moc"
