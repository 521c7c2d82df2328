// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SearchText.h"
#include "tests/store/SampleShopFixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

namespace countertop {

namespace {

constexpr OrderSort kNewestFirst{};

QString qs(const char* text) { return QString::fromUtf8(text); }

/// Order by Unicode code points, as both databases compare bytes.
int compare(const QString& left, const QString& right) {
    const QByteArray a = left.toUtf8(), b = right.toUtf8();
    return a < b ? -1 : (b < a ? 1 : 0);
}
int compare(qint64 left, qint64 right) { return left < right ? -1 : (right < left ? 1 : 0); }

/// An independent implementation of the sort order.
int compareKeys(const OrderRow& left, const OrderRow& right, OrderSortField field) {
    switch (field) {
        case OrderSortField::PlacedAt:
            return 0;
        case OrderSortField::Number:
            return compare(left.number, right.number);
        case OrderSortField::Customer:
            return compare(asciiLower(left.customerName), asciiLower(right.customerName));
        case OrderSortField::Items:
            return compare(left.itemCount, right.itemCount);
        case OrderSortField::Status:
            return compare(toText(left.status), toText(right.status));
        case OrderSortField::Total:
            return compare(left.owedMinor(), right.owedMinor());
    }
    return 0;
}

void sortRows(QList<OrderRow>& rows, const OrderSort& sort) {
    std::sort(rows.begin(), rows.end(), [&](const OrderRow& left, const OrderRow& right) {
        int order = compareKeys(left, right, sort.field);
        if (order == 0) order = compare(left.day, right.day);
        if (order == 0) order = compare(left.placedAt, right.placedAt);
        if (order == 0) order = compare(left.orderId.text(), right.orderId.text());
        return sort.descending ? order > 0 : order < 0;
    });
}

QStringList idsOf(const QList<OrderRow>& rows) {
    QStringList ids;
    for (const OrderRow& row : rows) ids.append(row.orderId.text());
    return ids;
}

}  // namespace

/// The order list on both databases: every path through it returns the rows that a plain fold in
/// memory returns. The shop is filled once per database and only read.
class OrderListTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() { takeShop(); }

    void everyOrderIsInTheList() {
        const auto page = m_shop->reads().orders.page({}, kNewestFirst, 1000, {});
        QVERIFY(page);
        QCOMPARE(page->next, QString());
        QStringList listed = idsOf(page->rows), made;
        for (const OrderId& id : m_shop->orders()) made.append(id.text());
        listed.sort();
        made.sort();
        QCOMPARE(listed, made);
    }

    void cursorAndRowNumberGiveTheSameSequence_data() {
        QTest::addColumn<OrderSortField>("field");
        QTest::addColumn<bool>("descending");
        const std::pair<const char*, OrderSortField> fields[]{
            {"time", OrderSortField::PlacedAt},     {"number", OrderSortField::Number},
            {"customer", OrderSortField::Customer}, {"items", OrderSortField::Items},
            {"status", OrderSortField::Status},     {"total", OrderSortField::Total}};
        for (const auto& [name, field] : fields) {
            QTest::addRow("%s down", name) << field << true;
            QTest::addRow("%s up", name) << field << false;
        }
    }

    void cursorAndRowNumberGiveTheSameSequence() {
        QFETCH(countertop::OrderSortField, field);
        QFETCH(bool, descending);
        const OrderSort sort{field, descending};
        for (const OrderFilter& filter : someFilters()) {
            QList<OrderRow> expected = matching(filter);
            sortRows(expected, sort);
            QCOMPARE(idsOf(byCursor(filter, sort, 7)), idsOf(expected));
            QCOMPARE(idsOf(byRowNumber(filter, sort, 7)), idsOf(expected));
            const auto whole = m_shop->reads().orders.rowsAt(filter, sort, 0, 1000);
            QVERIFY(whole);
            QCOMPARE(*whole, expected);
        }
    }

    void aWindowAnywhereHoldsTheRightRows() {
        QRandomGenerator random(20261121);
        for (const OrderFilter& filter : someFilters()) {
            QList<OrderRow> expected = matching(filter);
            sortRows(expected, kNewestFirst);
            for (int turn = 0; turn < 15; ++turn) {
                const int first = random.bounded(int(expected.size()) + 5);
                const int limit = 1 + random.bounded(20);
                const auto rows = m_shop->reads().orders.rowsAt(filter, kNewestFirst, first, limit);
                QVERIFY(rows);
                QCOMPARE(idsOf(*rows), idsOf(expected.mid(first, limit)));
            }
        }
    }

    void summariesAreTheSumsOfTheirLists() {
        for (const OrderFilter& filter : someFilters()) {
            const auto summary = m_shop->reads().orders.summary(filter);
            QVERIFY(summary);
            const QList<OrderRow> rows = matching(filter);
            OrderSum sold;
            OrderSum others;
            qint64 drafts = 0;
            for (const OrderRow& row : rows) {
                const bool isSold =
                    row.status == StatusWord::Paid || row.status == StatusWord::Shipped;
                if (row.status == StatusWord::Draft) {
                    ++drafts;
                    continue;
                }
                OrderSum& sum = isSold ? sold : others;
                ++sum.orders;
                sum.totalMinor += row.totalMinor - row.creditedMinor;
            }
            QCOMPARE(summary->orders, rows.size());
            QCOMPARE(summary->sold, sold);
            QCOMPARE(summary->others, others);
            QCOMPARE(summary->drafts, drafts);
            QCOMPARE(summary->totalMinor, sold.totalMinor + others.totalMinor);
            QCOMPARE(summary->currency, qs("GBP"));
        }
    }

    void statusCountsAreTheLengthsOfTheLists() {
        const auto counts = m_shop->reads().orders.statusCounts();
        QVERIFY(counts);
        QCOMPARE(counts->size(), 5);
        for (const StatusCount& count : *counts) {
            OrderFilter filter;
            filter.status = count.status;
            QCOMPARE(count.orders, matching(filter).size());
            QVERIFY2(count.orders > 0, "the sample has every status");
        }
    }

    void searchFinds_data() {
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("orders");
        const int everyFifth = 10;  // the orders of one customer, of 60 in all
        QTest::newRow("customer, lower case") << qs("haddad") << everyFifth;
        QTest::newRow("customer, upper case") << qs("AMIRA H") << everyFifth;
        QTest::newRow("umlaut in lower case for a name in capitals") << qs("müll") << everyFifth;
        QTest::newRow("umlaut in upper case for a small one") << qs("JÖRG") << everyFifth;
        QTest::newRow("two words with capitals beyond a-z") << qs("åsa öberg") << everyFifth;
        QTest::newRow("accent") << qs("ÉMILE o'neill") << everyFifth;
        QTest::newRow("per cent is no wildcard") << qs("100% ri") << everyFifth;
        QTest::newRow("underscore is no wildcard") << qs("right_n") << everyFifth;
        QTest::newRow("underscore does not stand for a space") << qs("amira_haddad") << 0;
        QTest::newRow("exclamation mark") << qs("haddad!") << 0;
        QTest::newRow("start of a number") << qs("t1-00000") << 9;
        QTest::newRow("whole number") << qs("C536379") << 1;
        QTest::newRow("end of a number") << qs("36379") << 1;
        QTest::newRow("SKU") << qs("100%_OFF") << 12;
        QTest::newRow("SKU in small letters") << qs("100%_off") << 12;
        QTest::newRow("SKU in other capitals") << qs("KETTLE-7") << 30;
        QTest::newRow("SKU beyond a-z") << qs("ÄPF-1") << 1;
        QTest::newRow("part of a SKU") << qs("KETTLE-") << 0;
        QTest::newRow("spaces around") << qs("  haddad ") << everyFifth;
        QTest::newRow("quotes") << qs("'; --") << 0;
        QTest::newRow("very long") << QString(100'000, u'x') << 0;
    }

    void searchFinds() {
        QFETCH(QString, search);
        QFETCH(int, orders);
        OrderFilter filter;
        filter.search = search;
        const auto summary = m_shop->reads().orders.summary(filter);
        QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().detail));
        QCOMPARE(summary->orders, orders);
        const auto rows = m_shop->reads().orders.rowsAt(filter, kNewestFirst, 0, 100);
        QVERIFY(rows);
        QCOMPARE(rows->size(), orders);
    }

    void aDamagedCursorIsRefused_data() {
        QTest::addColumn<QString>("cursor");
        QTest::newRow("text") << qs("page 2");
        QTest::newRow("number") << qs("7");
        QTest::newRow("empty object") << QString::fromLatin1(QByteArray("{}").toBase64());
        QTest::newRow("cut off") << m_cursor.left(m_cursor.size() - 9);
        QTest::newRow("other types")
            << QString::fromLatin1(QByteArray("{\"field\":0,\"descending\":true,\"key\":null,"
                                              "\"day\":1,\"placed_at\":\"x\",\"order\":2}")
                                       .toBase64());
        QTest::newRow("fraction") << QString::fromLatin1(
            QByteArray("{\"field\":0,\"descending\":true,\"key\":null,"
                       "\"day\":\"2026-11-21\",\"placed_at\":1.5,"
                       "\"order\":\"x\"}")
                .toBase64());
    }

    void aDamagedCursorIsRefused() {
        QFETCH(QString, cursor);
        const auto page = m_shop->reads().orders.page({}, kNewestFirst, 5, cursor);
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::InvalidInput);
        QCOMPARE(page.error().problems.value(0).field, qs("after"));
    }

    void aCursorOfAnotherSortIsRefused() {
        const auto first = m_shop->reads().orders.page({}, kNewestFirst, 5, {});
        QVERIFY(first);
        for (const OrderSort& other :
             {OrderSort{OrderSortField::PlacedAt, false}, OrderSort{OrderSortField::Total, true}}) {
            const auto page = m_shop->reads().orders.page({}, other, 5, first->next);
            QVERIFY(!page);
            QCOMPARE(page.error().code, ErrorCode::InvalidInput);
        }
    }

    void daysThatAreNoneAreRefused_data() {
        QTest::addColumn<QString>("day");
        for (const char* day : {"2026-02-30", "21.11.2026", "2026-1-1", "today", "2026-11-21 "}) {
            QTest::newRow(day) << qs(day);
        }
    }

    void daysThatAreNoneAreRefused() {
        QFETCH(QString, day);
        OrderFilter filter;
        filter.fromDay = day;
        filter.toDay = day;
        const auto page = m_shop->reads().orders.page(filter, kNewestFirst, 5, {});
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::InvalidInput);
        QCOMPARE(page.error().problems.size(), 2);
        QVERIFY(!m_shop->reads().orders.rowsAt(filter, kNewestFirst, 3, 5));
        QVERIFY(!m_shop->reads().orders.summary(filter));
    }

    void impossibleWindowsAreRefused() {
        QVERIFY(!m_shop->reads().orders.page({}, kNewestFirst, 0, {}));
        QVERIFY(!m_shop->reads().orders.rowsAt({}, kNewestFirst, -1, 5));
        QVERIFY(!m_shop->reads().orders.rowsAt({}, kNewestFirst, 0, -5));
    }

private:
    /// Every kind of filter, alone and combined.
    QList<OrderFilter> someFilters() const {
        QList<OrderFilter> filters(7);
        filters[1].status = StatusWord::Pending;
        filters[2].fromDay = qs("2026-10-24");
        filters[2].toDay = qs("2026-10-26");
        filters[3].customerId = m_shop->customers()[1];
        filters[4].status = StatusWord::Shipped;
        filters[4].fromDay = qs("2026-10-25");
        filters[5].search = qs("right_now");
        filters[5].toDay = qs("2026-10-27");
        filters[6].toDay = qs("2020-01-01");
        return filters;
    }

    /// Filters the list in memory; supports searching by the customer's name only.
    QList<OrderRow> matching(const OrderFilter& filter) {
        const auto all = m_shop->reads().orders.page({}, kNewestFirst, 1000, {});
        if (!all) qFatal("%s", qUtf8Printable(all.error().detail));
        QList<OrderRow> rows;
        for (const OrderRow& row : all->rows) {
            const bool fits =
                (!filter.status || row.status == *filter.status) &&
                (filter.fromDay.isEmpty() || row.day >= filter.fromDay) &&
                (filter.toDay.isEmpty() || row.day <= filter.toDay) &&
                (filter.customerId.isEmpty() || row.customerId == filter.customerId) &&
                row.customerName.contains(filter.search, Qt::CaseInsensitive);
            if (fits) rows.append(row);
        }
        return rows;
    }

    QList<OrderRow> byCursor(const OrderFilter& filter, const OrderSort& sort, int limit) {
        QList<OrderRow> rows;
        QString after;
        do {
            const auto page = m_shop->reads().orders.page(filter, sort, limit, after);
            if (!page) qFatal("%s", qUtf8Printable(page.error().detail));
            rows.append(page->rows);
            after = page->next;
        } while (!after.isEmpty());
        return rows;
    }

    QList<OrderRow> byRowNumber(const OrderFilter& filter, const OrderSort& sort, int limit) {
        QList<OrderRow> rows;
        for (;;) {
            const auto window = m_shop->reads().orders.rowsAt(filter, sort, rows.size(), limit);
            if (!window) qFatal("%s", qUtf8Printable(window.error().detail));
            rows.append(*window);
            if (window->size() < limit) return rows;
        }
    }

    QString m_cursor = QString::fromLatin1(
        QByteArray("{\"day\":\"2026-11-21\",\"descending\":true,\"field\":0,\"key\":null,"
                   "\"order\":\"x\",\"placed_at\":1}")
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderListTest)
#include "OrderListTest.moc"
