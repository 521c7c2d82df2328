// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderListReader.h"
#include "models/store/connection/Transaction.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/store/ReadCost.h"
#include "tests/support/BulkRows.h"
#include "tests/support/TestShop.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 4'000;
constexpr int kOrdersPerDay = 40;
constexpr int kPage = 50;

/// Reads pages until one is not full; returns the cost of each full page.
template <class Page>
QList<qint64> costs(Database& database, const Page& page) {
    ReadCost cost(database);
    QList<qint64> all;
    for (int count = kPage; count == kPage;) {
        count = page();
        const qint64 one = cost.sinceLastCall();
        if (count == kPage) all.append(one);
    }
    return all;
}

QString costsText(const QList<qint64>& costs) {
    QStringList text;
    for (const qint64 cost : costs) text.append(QString::number(cost));
    return text.join(u' ');
}

qint64 median(QList<qint64> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The median cost of each quarter of the pages.
QList<qint64> quarters(const QList<qint64>& costs) {
    const qsizetype quarter = costs.size() / 4;
    QList<qint64> medians;
    for (qsizetype at = 0; quarter >= 4 && at < 4; ++at) {
        medians.append(median(costs.mid(at * quarter, quarter)));
    }
    return medians;
}

/// A page's cost may vary with its content, but must not grow or fall with its place.
bool isEven(const QList<qint64>& costs) {
    const QList<qint64> medians = quarters(costs);
    if (medians.isEmpty()) return false;
    const auto [least, most] = std::minmax_element(medians.cbegin(), medians.cend());
    return *most <= *least * 3 / 2 + 10;
}

/// For lists whose every page searches and sorts all matches. Walking the preceding rows would make
/// the last quarter seven times as expensive as the first; a changed plan of the server doubles it.
bool hasBoundedGrowth(const QList<qint64>& costs) {
    const QList<qint64> medians = quarters(costs);
    return !medians.isEmpty() &&
           *std::max_element(medians.cbegin(), medians.cend()) <= medians.first() * 2 + 10;
}

}  // namespace

/// K-60: no page of a list walks the rows before it. Costs are measured in the databases' own steps
/// and blocks, never in time.
class LongListTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();

    void K_60_pagesOfOrdersCostTheSameAnywhere_data();
    void K_60_pagesOfOrdersCostTheSameAnywhere();
    void K_60_wholeListsOfOrdersCostPerRowTheSame_data();
    void K_60_wholeListsOfOrdersCostPerRowTheSame();
    void aWholeListHoldsEveryRowOnceInOrder_data();
    void aWholeListHoldsEveryRowOnceInOrder();
    void aCursorOutsideOfTheRangeGivesTheRange();
    void K_60_pagesOfProductsCostTheSameAnywhere();
    void K_60_pagesOfCustomersCostTheSameAnywhere();
    void K_60_pagesOfSagasCostTheSameAnywhere();
    void K_60_pagesOfMessagesCostTheSameAnywhere();
    void K_60_whatNeedsAttentionIsCountedWithoutAWalk();
    void K_60_pagesOfOneStreamCostTheSameAnywhere();
    void K_60_pagesOfTheActivityOfOneStreamCostTheSameAnywhere();

private:
    struct Shop {
        std::unique_ptr<TestShop> shop;
        std::unique_ptr<ShopSession> session;
    };
    [[nodiscard]] Database& database() { return m_shop->session->database(); }
    [[nodiscard]] SqlShopReads reads() { return SqlShopReads(database()); }
    /// Columns: filter, field, descending.
    static void addLists();

    std::map<Dialect, Shop> m_shops;
    Shop* m_shop = nullptr;
};

void LongListTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    Shop& shop = m_shops[dialect];
    m_shop = &shop;
    if (shop.shop) return;
    shop.shop = std::make_unique<TestShop>(dialect);
    shop.session = shop.shop->session();
    BulkRows rows(database());
    rows.addOrders(kRows, kOrdersPerDay);
    rows.addPayments();
    rows.addProducts(kRows);
    rows.addCustomers(kRows);
    rows.addSagas(kRows);
    rows.addMessages(kRows);
    rows.addEvents(2 * kRows);
    rows.analyze();
}

void LongListTest::addLists() {
    QTest::addColumn<OrderFilter>("filter");
    QTest::addColumn<OrderSortField>("field");
    QTest::addColumn<bool>("descending");
    OrderFilter range;
    range.fromDay = u"2020-01-06"_s;
    range.toDay = u"2020-04-01"_s;
    OrderFilter customer;
    customer.customerId = CustomerId(QLatin1StringView(BulkRows::kCustomer));
    OrderFilter paid = range;
    paid.status = StatusWord::Paid;
    OrderFilter rangeOfCustomer = range;
    rangeOfCustomer.customerId = customer.customerId;
    OrderFilter money;
    money.paymentFromDay = range.fromDay;
    money.paymentToDay = range.toDay;
    OrderFilter found;
    found.search = u"B-"_s;
    const std::pair<const char*, OrderFilter> filters[]{{"all", {}},
                                                        {"range", range},
                                                        {"range of a status", paid},
                                                        {"customer", customer},
                                                        {"range of a customer", rangeOfCustomer},
                                                        {"payments of a range", money},
                                                        {"search", found}};
    const std::pair<const char*, OrderSortField> fields[]{
        {"time", OrderSortField::PlacedAt},     {"number", OrderSortField::Number},
        {"customer", OrderSortField::Customer}, {"items", OrderSortField::Items},
        {"status", OrderSortField::Status},     {"total", OrderSortField::Total}};
    for (const auto& [name, filter] : filters) {
        for (const auto& [sort, field] : fields) {
            QTest::addRow("%s by %s down", name, sort) << filter << field << true;
            QTest::addRow("%s by %s up", name, sort) << filter << field << false;
        }
    }
}

void LongListTest::K_60_pagesOfOrdersCostTheSameAnywhere_data() { addLists(); }

void LongListTest::K_60_pagesOfOrdersCostTheSameAnywhere() {
    QFETCH(countertop::OrderFilter, filter);
    QFETCH(countertop::OrderSortField, field);
    QFETCH(bool, descending);
    const OrderSort sort{field, descending};
    SqlShopReads reader = reads();
    QString cursor;
    const auto all = costs(database(), [&] {
        const auto page = reader.orders.page(filter, sort, kPage, cursor);
        if (!page || page->next.isEmpty()) return 0;
        cursor = page->next;
        return kPage;
    });
    const bool good = pagesAreSeeks(filter, sort) ? isEven(all) : hasBoundedGrowth(all);
    QVERIFY2(good, qPrintable(costsText(all)));
}

void LongListTest::K_60_wholeListsOfOrdersCostPerRowTheSame_data() { addLists(); }

void LongListTest::K_60_wholeListsOfOrdersCostPerRowTheSame() {
    QFETCH(countertop::OrderFilter, filter);
    QFETCH(countertop::OrderSortField, field);
    QFETCH(bool, descending);
    SqlShopReads source = reads();
    ReadCost cost(database());
    const auto costOf = [&](const OrderFilter& some, qint64* rows) {
        OrderListReader reader(source.orders, some, {field, descending});
        while (!reader.isAtEnd()) {
            const auto part = reader.next();
            if (!part) return qint64{-1};
            *rows += part->size();
        }
        return cost.sinceLastCall();
    };
    OrderFilter small = filter;
    (filter.hasPaymentDays() ? small.paymentFromDay : small.fromDay) = u"2020-01-06"_s;
    (filter.hasPaymentDays() ? small.paymentToDay : small.toDay) = u"2020-01-25"_s;
    qint64 fewRows = 0, manyRows = 0;
    const qint64 few = costOf(small, &fewRows);
    const qint64 many = costOf(filter, &manyRows);
    QVERIFY(few > 0 && many > 0 && manyRows > 3 * fewRows);
    const double ratio = (double(many) / double(manyRows)) / (double(few) / double(fewRows));
    QVERIFY2(ratio < 1.6,
             qPrintable(u"%1 for %2, %3 for %4"_s.arg(few).arg(fewRows).arg(many).arg(manyRows)));
}

void LongListTest::aWholeListHoldsEveryRowOnceInOrder_data() { addLists(); }

void LongListTest::aWholeListHoldsEveryRowOnceInOrder() {
    QFETCH(countertop::OrderFilter, filter);
    QFETCH(countertop::OrderSortField, field);
    QFETCH(bool, descending);
    SqlShopReads source = reads();
    const auto whole = source.orders.rowsAt(filter, {field, descending}, 0, 2 * kRows);
    QVERIFY(whole);
    QVERIFY(whole->size() > 800);
    QList<OrderRow> read;
    OrderListReader reader(source.orders, filter, {field, descending}, {}, 601);
    while (!reader.isAtEnd()) read.append(*reader.next());
    QCOMPARE(read, whole->mid(0, 601));
    QVERIFY(!reader.cursor().isEmpty());
    OrderListReader rest(source.orders, filter, {field, descending}, reader.cursor());
    while (!rest.isAtEnd()) read.append(*rest.next());
    QCOMPARE(read, *whole);
    QVERIFY(rest.cursor().isEmpty());
}

void LongListTest::aCursorOutsideOfTheRangeGivesTheRange() {
    SqlShopReads source = reads();
    for (const bool descending : {true, false}) {
        const OrderSort sort{OrderSortField::PlacedAt, descending};
        const auto top = source.orders.page({}, sort, 1, {});
        QVERIFY(top && !top->next.isEmpty());
        OrderFilter range;
        range.fromDay = u"2020-02-01"_s;
        range.toDay = u"2020-02-02"_s;
        const auto before = source.orders.page(range, sort, 1000, top->next);
        QVERIFY(before);
        QCOMPARE(before->rows.size(), 2 * kOrdersPerDay);
        const auto last = source.orders.rowsAt({}, sort, kRows - 2, 1);
        OrderFilter all;
        const auto end = source.orders.page(all, sort, kRows - 1, {});
        QVERIFY(last && end && !end->next.isEmpty());
        const auto behind = source.orders.page(range, sort, 1000, end->next);
        QVERIFY(behind);
        QCOMPARE(behind->rows.size(), 0);
    }
}

void LongListTest::K_60_pagesOfProductsCostTheSameAnywhere() {
    SqlShopReads source = reads();
    std::optional<ProductRow> last;
    const auto all = costs(database(), [&] {
        const auto rows = source.catalogue.productsAfter({}, last ? &*last : nullptr, kPage);
        if (!rows || rows->isEmpty()) return 0;
        last = rows->last();
        return int(rows->size());
    });
    QVERIFY2(isEven(all), qPrintable(costsText(all)));
}

void LongListTest::K_60_pagesOfCustomersCostTheSameAnywhere() {
    SqlShopReads source = reads();
    std::optional<CustomerRow> last;
    const auto all = costs(database(), [&] {
        const auto rows = source.catalogue.customersAfter({}, last ? &*last : nullptr, kPage);
        if (!rows || rows->isEmpty()) return 0;
        last = rows->last();
        return int(rows->size());
    });
    QVERIFY2(isEven(all), qPrintable(costsText(all)));
}

void LongListTest::K_60_pagesOfSagasCostTheSameAnywhere() {
    SqlShopReads source = reads();
    for (const auto& status : {std::optional<SagaStatus>(), {SagaStatus::Completed}}) {
        std::optional<SagaRow> last;
        qint64 read = 0;
        const auto all = costs(database(), [&] {
            const auto rows =
                source.processes.sagasAfter({status, {}, {}}, last ? &*last : nullptr, kPage);
            if (!rows || rows->isEmpty()) return 0;
            last = rows->last();
            read += rows->size();
            return int(rows->size());
        });
        QCOMPARE(read, status ? kRows / 2 : kRows);
        QVERIFY2(isEven(all), qPrintable(costsText(all)));
    }
}

void LongListTest::K_60_pagesOfMessagesCostTheSameAnywhere() {
    SqlShopReads source = reads();
    for (const auto& status : {std::optional<DeliveryStatus>(), {DeliveryStatus::Pending}}) {
        const auto ids = source.deliveries.ids({status}, kRows);
        QVERIFY(ids);
        QCOMPARE(ids->size(), status ? kRows / 2 : kRows);
        QVERIFY(std::is_sorted(ids->crbegin(), ids->crend()));
        qsizetype first = 0;
        const auto all = costs(database(), [&] {
            const auto rows = source.deliveries.rowsOf(ids->mid(first, kPage));
            first += kPage;
            return rows ? int(rows->size()) : 0;
        });
        QVERIFY2(isEven(all), qPrintable(costsText(all)));
    }
}

/// The count runs after every sale, so its cost must not depend
/// on how many orders and sagas have ended.
void LongListTest::K_60_whatNeedsAttentionIsCountedWithoutAWalk() {
    // The server updates its counters when a transaction ends.
    Transaction oneStuck(database());
    QVERIFY(oneStuck.begin());
    QVERIFY(database().run(
        u"UPDATE sagas SET status = 'running', order_id = (SELECT max(order_id) FROM orders), "
        "steps = '[{\"state\":\"started\",\"attempts\":2,\"name\":\"take_payment\"}]' "
        "WHERE saga_id = (SELECT max(saga_id) FROM sagas)"_s));
    QVERIFY(oneStuck.commit());
    SqlShopReads reader = reads();
    OrderFilter walk;
    walk.search = u"nobody has it"_s;
    OrderFilter stuck;
    stuck.isStuck = true;
    ReadCost cost(database());
    QCOMPARE(reader.orders.summary(walk)->orders, 0);
    const qint64 ofWalk = cost.sinceLastCall();
    QCOMPARE(reader.orders.summary(stuck)->orders, 1);
    const qint64 ofStuck = cost.sinceLastCall();
    QVERIFY2(ofStuck * 5 < ofWalk, qPrintable(costsText({ofStuck, ofWalk})));
}

void LongListTest::K_60_pagesOfOneStreamCostTheSameAnywhere() {
    SqlShopReads source = reads();
    for (const QString& type : {QString(), u"StockReceived"_s}) {
        EventFilter filter;
        filter.streamId = u"product-LONG"_s;
        if (!type.isEmpty()) filter.types = {type};
        filter.limit = kPage;
        qint64 version = 0;
        const auto all = costs(database(), [&] {
            const auto rows = source.activity.events(filter);
            if (!rows || rows->isEmpty() || rows->first().version != version + 1) return 0;
            version = rows->last().version;
            filter.afterPosition = rows->last().position;
            return int(rows->size());
        });
        QCOMPARE(version, kRows);
        QVERIFY2(isEven(all), qPrintable(costsText(all)));
    }
}

void LongListTest::K_60_pagesOfTheActivityOfOneStreamCostTheSameAnywhere() {
    SqlShopReads source = reads();
    ActivityFilter filter;
    filter.about = u"LONG"_s;
    filter.show = ActivityFilter::Show::Events;
    std::optional<ActivityPlace> place;
    qint64 rows = 0;
    const auto all = costs(database(), [&] {
        const auto span = source.activity.before(filter, place, kPage);
        if (!span || span->rows.isEmpty()) return 0;
        rows += span->rows.size();
        place = span->next;
        return int(span->rows.size());
    });
    QCOMPARE(rows, kRows);
    QVERIFY2(isEven(all), qPrintable(costsText(all)));
}

QTEST_GUILESS_MAIN(LongListTest)
#include "LongListTest.moc"
