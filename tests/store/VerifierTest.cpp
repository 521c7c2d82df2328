// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/OrderFulfilment.h"
#include "models/store/connection/Transaction.h"
#include "models/store/sagas/SqlSagaStore.h"
#include "models/store/verify/Verifier.h"
#include "tests/store/SampleShopFixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <map>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// SQL statements of one kind of tampering, the same for both databases.
using Statements = QStringList;

const VerifyReport::Check* checkNamed(const VerifyReport& report, const QString& name) {
    for (const VerifyReport::Check& check : report.checks) {
        if (check.name == name) return &check;
    }
    return nullptr;
}

QString allProblems(const VerifyReport& report) {
    QStringList lines;
    for (const VerifyReport::Check& check : report.checks) {
        for (const QString& problem : check.problems) lines.append(check.name + qs(": ") + problem);
    }
    return lines.join(u'\n');
}

/// The index of the sample order with a refund and two lines.
constexpr int kRefundedOrder = 35;

/// Adds a saga whose order is completed.
void addSaga(SampleShop& shop) {
    const SystemClock clock;
    SqlSagaStore store(shop.database(), clock);
    SagaRow saga =
        fulfilment::start({shop.orders()[3], qs("flow"), 1000, qs("GBP"), 1}, clock.now(), {});
    saga.status = SagaStatus::Completed;
    if (!store.start({saga}, 0)) qFatal("The saga cannot be stored");
}

}  // namespace

/// The verifier on both databases. Goal: a sound shop is clean, and every kind of tampering is
/// found and named by the check for it. Method: each row changes the sample shop by raw SQL inside
/// a transaction, verifies on the same connection, and rolls back.
class VerifierTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        takeShop([](SampleShop& shop) {
            shop.shop().followAll();
            addSaga(shop);
            shop.shop().sealAll();
        });
        if (!m_shop) return;
        m_dialect = m_shop->database().dialect();
        m_order = m_shop->orders()[kRefundedOrder].text();
        m_number = m_shop->reads().orders.order(m_order)->row.number;
    }

    void aSoundShopIsClean() {
        const auto report = verifyShop(m_shop->database());
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
        QCOMPARE(report->checks.size(), 26);
        for (const VerifyReport::Check& check : report->checks) {
            QVERIFY2(check.count > 0 || check.state() == u"not_checked", qPrintable(check.name));
        }
        QCOMPARE(checkNamed(*report, qs("order list = its events"))->count, SampleShop::kOrders);
        QCOMPARE(checkNamed(*report, qs("products = their events"))->count, 5);
        const QJsonObject json = report->toJson();
        QCOMPARE(json[qs("clean")], QJsonValue(true));
        QCOMPARE(json[qs("checks")].toArray().size(), 26);
    }

    void anEmptyShopIsClean() {
        TestShop shop(m_dialect);
        const auto session = shop.session();
        const auto report = verifyShop(session->database());
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
    }

    void aReaderCanVerifyWhileOthersWrite() {
        const auto reader = m_shop->shop().database();
        qint64 sold = 0;
        VerifyOptions options;
        options.progress = [&](const QString&, qint64, qint64) {
            if (++sold > 8) return;
            m_shop->run(SellAtTill{
                OrderId::create(), {}, {{qs("MUG-BLU"), 1, {}}}, {PaymentMethod::Cash, {}, {}}});
        };
        const auto report = verifyShop(*reader, options);
        QVERIFY(report);
        QVERIFY(sold > 5);
        QVERIFY2(report->isClean(), qPrintable(allProblems(*report)));
        QVERIFY(verifyShop(*reader)->isClean());
    }

    void verifyingCanBeCancelled() {
        std::atomic<bool> cancelled{false};
        VerifyOptions options;
        options.cancelled = &cancelled;
        options.progress = [&](const QString&, qint64, qint64) { cancelled = true; };
        const auto report = verifyShop(m_shop->database(), options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }

    void tamperingIsFound_data() {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("named");
        addEventRows();
        addOrderRows();
        addMoneyRows();
        addCatalogueRows();
        addOutboxRows();
        addFollowerRows();
    }

    void tamperingIsFound() {
        QFETCH(QStringList, statements);
        QFETCH(QString, check);
        QFETCH(QString, named);
        Transaction tampering(m_shop->database());
        QVERIFY(tampering.begin());
        for (const QString& statement : unguarded() + statements) {
            const auto done = m_shop->database().run(filled(statement));
            QVERIFY2(done, qPrintable(done ? QString() : done.error().detail + statement));
        }
        const auto report = verifyShop(m_shop->database());
        QVERIFY(report);
        QVERIFY(!report->isClean());
        const VerifyReport::Check* found = checkNamed(*report, check);
        QVERIFY2(found, qPrintable(check));
        QVERIFY2(found->problemCount > 0, qPrintable(allProblems(*report)));
        QVERIFY2(found->problems.join(u'\n').contains(filled(named)),
                 qPrintable(found->problems.join(u'\n') + qs("\nlacks: ") + filled(named)));
    }

    void atMostTwentyProblemsOfACheckAreReported() {
        Transaction tampering(m_shop->database());
        QVERIFY(tampering.begin());
        QVERIFY(m_shop->database().run(qs("UPDATE orders SET total_minor = total_minor + 1")));
        const auto report = verifyShop(m_shop->database());
        QVERIFY(report);
        const auto* totals = checkNamed(*report, qs("order total = sum of its lines"));
        QCOMPARE(totals->problems.size(), VerifyReport::kMaximumProblems);
        QVERIFY(totals->problemCount >= SampleShop::kOrders);
        QCOMPARE(report->toJson()[qs("clean")], QJsonValue(false));
    }

    void aDamagedFileIsReported() {
        if (m_dialect != Dialect::Sqlite) QSKIP("Only a file can be damaged from here");
        const TestShop shop(Dialect::Sqlite);
        const CommandOrigin origin{qs("amira"), qs("T1"), {}, {}, {}};
        const AddCustomer customer{CustomerId::create(), {qs("Jonas"), {}, {}, {}, {}}};
        QVERIFY(shop.session()->bus().dispatch(customer, Intent::fresh(), origin));
        damageIndex(shop, qs("sqlite_autoindex_events_1"));
        const auto report = verifyShop(*shop.database());
        QVERIFY(report);
        QVERIFY(!report->isClean());
        QVERIFY(checkNamed(*report, qs("database integrity"))->problemCount > 0);
    }

private:
    static void addRow(const char* name, const Statements& statements, const char* check,
                       const char* named) {
        QTest::newRow(name) << statements << qs(check) << qs(named);
    }

    /// Overwrites the end of an index's first page, where its entries are.
    static void damageIndex(const TestShop& shop, const QString& index);

    void addEventRows();
    void addOrderRows();
    void addMoneyRows();
    void addCatalogueRows();
    void addOutboxRows();
    static void addFollowerRows();

    /// The guards dropped, as a tamperer would first.
    [[nodiscard]] QStringList unguarded() const {
        if (m_dialect == Dialect::Sqlite) {
            return {qs("DROP TRIGGER events_are_never_updated"),
                    qs("DROP TRIGGER events_are_never_deleted")};
        }
        return {qs("DROP TRIGGER events_are_never_changed ON events"),
                qs("ALTER TABLE events ALTER COLUMN position SET GENERATED BY DEFAULT")};
    }

    /// Fills in $ORDER, $STREAM and $NUMBER of the refunded order.
    [[nodiscard]] QString filled(QString text) const {
        return text.replace(qs("$ORDER"), m_order)
            .replace(qs("$STREAM"), qs("order-") + m_order)
            .replace(qs("$NUMBER"), m_number);
    }

    Dialect m_dialect = Dialect::Sqlite;
    QString m_order;
    QString m_number;
};

void VerifierTest::damageIndex(const TestShop& shop, const QString& index) {
    QFile file(shop.url().path);
    const auto database = shop.database();
    qint64 end = 0;
    QVERIFY(database
                ->readRow(
                    qs("SELECT rootpage * page_size AS page_end "
                       "FROM sqlite_master, pragma_page_size WHERE name = :name"),
                    [&](Query& query) { query.bind(":name", index); },
                    [&](Query& row) { end = row.integer("page_end"); })
                .value_or(false));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.size() >= end);
    QVERIFY(file.seek(end - 64));
    QCOMPARE(file.write(QByteArray(64, 'x')), 64);
}

void VerifierTest::addEventRows() {
    constexpr char kChains[] = "one gapless event chain per stream";
    addRow("payload of an event",
           {qs("UPDATE events SET payload = replace(payload, 'a chip', 'a chop') "
               "WHERE stream_id = '$STREAM' AND type = 'PaymentRefunded'")},
           kChains, "$STREAM");
    addRow("who did it",
           {qs("UPDATE events SET actor = 'nobody' WHERE stream_id = '$STREAM' AND version = 2")},
           kChains, "Stream $STREAM, version 2 (position ");
    addRow("an event's category",
           {qs("UPDATE events SET category = 'x' WHERE stream_id = '$STREAM' AND version = 2")},
           kChains, "category x is not that of stream $STREAM");
    addRow("an event out of the middle",
           {qs("DELETE FROM events WHERE stream_id = '$STREAM' AND version = 3")}, kChains,
           "version 4");
    addRow("the first event",
           {qs("DELETE FROM events WHERE stream_id = '$STREAM' AND version = 1")}, kChains,
           "comes after version 0");
    addRow("the last event",
           {qs("DELETE FROM events WHERE stream_id = '$STREAM' AND type = 'PaymentRefunded'")},
           "order list = its events", "$NUMBER");
    addRow("a whole stream", {qs("DELETE FROM events WHERE stream_id = '$STREAM'")},
           "order list = its events", "row of order $ORDER, which has no events");
    addRow("a payload that is no JSON",
           {qs("UPDATE events SET payload = 'x' WHERE stream_id = '$STREAM' AND version = 2")},
           "every event can be read", "stream $STREAM, version 2");
    addRow("an event type nobody knows",
           {qs("UPDATE events SET type = 'OrderEaten' WHERE stream_id = 'product-MUG-BLU' "
               "AND version = 3")},
           "every event can be read", "OrderEaten of stream product-MUG-BLU");
    addRow("an unreadable customer",
           {qs("UPDATE events SET payload = '[]' WHERE category = 'customer' AND version = 2")},
           "every event can be read", "CustomerChanged");
    addRow("the hash of an event",
           {qs("UPDATE events SET hash = 'f00' WHERE stream_id = '$STREAM' AND version = 1")},
           kChains, "Stream $STREAM, version 1");
    addRow("a category that is half the stream's name",
           {qs("UPDATE events SET category = substr(stream_id, 1, 14) "
               "WHERE stream_id = '$STREAM' AND version = 3")},
           kChains, "is not that of stream $STREAM");
    addRow("the place of an event",
           {qs("UPDATE events SET position = position + 1000000 WHERE stream_id = '$STREAM' "
               "AND version = 1")},
           kChains, "Stream $STREAM, version 2");
}

void VerifierTest::addOrderRows() {
    constexpr char kList[] = "order list = its events";
    constexpr char kLines[] = "order lines = their events";
    constexpr char kNumbers[] = "order numbers without a gap";
    addRow("an order's status", {qs("UPDATE orders SET status = 'paid' WHERE order_id = '$ORDER'")},
           kList, "status is 'paid' but its events say 'shipped'");
    addRow("a status that is no word",
           {qs("UPDATE orders SET lifecycle = 'eaten' WHERE order_id = '$ORDER'")}, kList, "eaten");
    addRow("an order's day", {qs("UPDATE orders SET day = '2026-01-01' WHERE order_id = '$ORDER'")},
           kList, "2026-01-01");
    addRow("an order out of the list", {qs("DELETE FROM orders WHERE order_id = '$ORDER'")}, kList,
           "$ORDER) is missing from the list");
    addRow("the number of a missing order", {qs("DELETE FROM orders WHERE order_id = '$ORDER'")},
           kNumbers, "$NUMBER was given out");
    addRow("a till's counter that went on",
           {qs("UPDATE tills SET next_number = next_number + 1 WHERE till = 'Web'")}, kNumbers,
           "Web-000");
    addRow("a till's counter that went back",
           {qs("UPDATE tills SET next_number = 2 WHERE till = 'T1'")}, kNumbers,
           "Order numbers T1-000002 to T1-000048 exist");
    addRow("a till without a counter", {qs("DELETE FROM tills WHERE till = 'T1'")}, kNumbers,
           "Order numbers T1-000001 to T1-000048 exist");
    addRow("a line's quantity",
           {qs("UPDATE order_lines SET quantity = 99 WHERE order_id = '$ORDER' "
               "AND line_number = 1")},
           kLines, "line 1: quantity is '99' but its events say '3'");
    addRow("a line too few",
           {qs("DELETE FROM order_lines WHERE order_id = '$ORDER' AND line_number = 2")}, kLines,
           "$ORDER) has 1 lines but its events make 2");
    addRow("a line of no order",
           {qs("UPDATE order_lines SET order_id = '0-stray' WHERE order_id = '$ORDER' "
               "AND line_number = 2")},
           kLines, "line of order 0-stray");
    addRow("a line of no order behind all others",
           {qs("UPDATE order_lines SET order_id = 'zz' WHERE order_id = '$ORDER' "
               "AND line_number = 2")},
           kLines, "line of order zz");
    addRow("a total that is not the lines'",
           {qs("UPDATE orders SET total_minor = 1 WHERE order_id = '$ORDER'")},
           "order total = sum of its lines", "$NUMBER");
    addRow("more shipped than ordered",
           {qs("UPDATE order_lines SET shipped = 4 WHERE order_id = '$ORDER' "
               "AND line_number = 1")},
           "returned <= shipped <= ordered", "3 ordered, 4 shipped");
    addRow("more returned than shipped",
           {qs("UPDATE order_lines SET returned = 4 WHERE order_id = '$ORDER' "
               "AND line_number = 1")},
           "returned <= shipped <= ordered", "4 returned");
}

void VerifierTest::addMoneyRows() {
    constexpr char kPayments[] = "payments = their events";
    addRow("a payment's amount",
           {qs("UPDATE payments SET amount_minor = -36 WHERE order_id = '$ORDER' "
               "AND amount_minor < 0")},
           kPayments, "amount_minor is '-36' but its events say '-35'");
    addRow("a payment out of the ledger",
           {qs("DELETE FROM payments WHERE order_id = '$ORDER' AND amount_minor < 0")}, kPayments,
           "it is missing from the ledger");
    addRow("a payment put in",
           {qs("INSERT INTO payments (store_id, payment_id, order_id, method, amount_minor, "
               "tendered_minor, change_minor, currency, day, till, reason, recorded_at) "
               "VALUES (1, 'extra', '$ORDER', 'cash', 5, 5, 0, 'GBP', '2026-10-24', 'T1', '', 1)")},
           kPayments, "has a payment extra");
    addRow("more refunded than paid",
           {qs("UPDATE orders SET refunded_minor = captured_minor + 1 WHERE order_id = '$ORDER'")},
           "refunds within what was paid", "$NUMBER");
    addRow("the orders of a day",
           {qs("UPDATE order_days SET orders = orders + 1 WHERE day = '2026-10-24' "
               "AND status = 'shipped' AND till = 'T1'")},
           "orders per day = their events", "2026-10-24, shipped, till 'T1', GBP: orders is");
    addRow("the revenue of a day",
           {qs("UPDATE order_days SET total_minor = total_minor - 1 WHERE status = 'paid'")},
           "orders per day = their events", "total_minor is");
    addRow("a day that is missing",
           {qs("DELETE FROM order_days WHERE day = '2026-10-24' AND status = 'shipped'")},
           "orders per day = their events", "2026-10-24, shipped");
    addRow("the payments of a day",
           {qs("UPDATE payment_days SET captured_minor = captured_minor + 1 "
               "WHERE method = 'cash'")},
           "payments per day = their events", "cash");
}

void VerifierTest::addCatalogueRows() {
    constexpr char kProducts[] = "products = their events";
    constexpr char kMovements[] = "stock movements = their events";
    addRow("a price", {qs("UPDATE products SET price_minor = 1 WHERE sku = 'MUG-BLU'")}, kProducts,
           "Product MUG-BLU: price_minor is '1' but its events say '1290'");
    addRow("a search text", {qs("UPDATE products SET search_text = '' WHERE sku = 'MUG-BLU'")},
           kProducts, "search_text");
    addRow("a product that is gone", {qs("DELETE FROM products WHERE sku = 'ÄPF-1'")}, kProducts,
           "Product ÄPF-1 is missing");
    addRow("the stock of a product that is gone", {qs("DELETE FROM products WHERE sku = 'ÄPF-1'")},
           "stock = sum of its movements", "Stock of ÄPF-1");
    addRow("a barcode that leads elsewhere",
           {qs("UPDATE product_barcodes SET sku = 'MUGTREE' WHERE barcode = '78'")}, kProducts,
           "Barcode 78 leads to product MUGTREE");
    addRow("a barcode that is gone",
           {qs("DELETE FROM product_barcodes WHERE barcode = '5012345678900'")}, kProducts,
           "Barcode 5012345678900 leads to no product");
    addRow("a customer's name",
           {qs("UPDATE customers SET name = 'X' WHERE email = '3@example.com'")},
           "customers = their events", "name is 'X' but its events say 'Zoë 100% Right_Now'");
    addRow("a customer from nowhere",
           {qs("INSERT INTO customers (store_id, customer_id, name, email, phone, address, note, "
               "search_text, version) VALUES (1, '0-stray', '', '', '', '', '', '', 1)")},
           "customers = their events", "Customer 0-stray: it has no events");
    addRow("stock on hand", {qs("UPDATE products SET on_hand = on_hand - 1 WHERE sku = 'ÄPF-1'")},
           "stock = sum of its movements", "ÄPF-1 has 71 on hand");
    addRow("stock promised twice",
           {qs("UPDATE products SET reserved = on_hand + 1 WHERE sku = 'MUGTREE'")},
           "available stock is never negative", "MUGTREE has 10 on hand but 11 reserved");
    addRow("a movement's amount, stock adjusted with it",
           {qs("UPDATE stock_movements SET on_hand_change = on_hand_change - 1 "
               "WHERE sku = 'ÄPF-1' AND reason = 'correction'"),
            qs("UPDATE products SET on_hand = on_hand - 1 WHERE sku = 'ÄPF-1'")},
           kMovements,
           "'correction' of ÄPF-1 without an order differ from the events by -1 on hand");
    addRow("a movement of an order that is gone",
           {qs("DELETE FROM stock_movements WHERE order_id = '$ORDER' AND reason = 'shipment' "
               "AND sku = 'MUG-BLU'")},
           kMovements,
           "'shipment' of MUG-BLU for order $ORDER differ from the events by 3 on hand");
    addRow("a movement given to another order",
           {qs("UPDATE stock_movements SET order_id = 'zz' WHERE order_id = '$ORDER' "
               "AND sku = 'MUG-BLU' AND reason = 'sale'")},
           kMovements, "for order zz");
}

void VerifierTest::addFollowerRows() {
    constexpr char kFollowers[] = "asynchronous projections = their events";
    addRow("a customer's total", {qs("UPDATE customer_totals SET spent_minor = spent_minor + 7")},
           kFollowers, "customer_totals");
    addRow("a best seller that is gone", {qs("DELETE FROM best_sellers")}, kFollowers,
           "best_sellers has no row of");
    addRow("a best seller from nowhere",
           {qs("INSERT INTO best_sellers (store_id, day, sku, currency, quantity, revenue_minor) "
               "VALUES (1, '2020-01-01', 'X', 'GBP', 1, 1)")},
           kFollowers, "that no event explains");
    addRow("an order's search text",
           {qs("UPDATE order_search SET search_text = 'x' WHERE order_id = '$ORDER'")}, kFollowers,
           "$ORDER");
    addRow("a checkpoint moved on", {qs("UPDATE checkpoints SET position = 3")}, kFollowers,
           "search");
}

void VerifierTest::addOutboxRows() {
    constexpr char kOutbox[] = "one message per event and route";
    constexpr char kKeys[] = "one result per idempotency key";
    addRow("a message that is gone",
           {qs("DELETE FROM outbox WHERE order_id = '$ORDER' AND event_type = 'OrderShipped'")},
           kOutbox, "has 0 messages for route 2, not one");
    addRow("a message for a route that does not take it",
           {qs("INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, "
               "destination, route_id, payload, correlation_id, status, next_attempt_at, "
               "created_at) SELECT 1, 'm', event_id, type, '$ORDER', 'log:x', 1, '{}', '', "
               "'pending', 0, 0 FROM events WHERE stream_id = '$STREAM' AND version = 1")},
           kOutbox, "has a message for route 1, which does not take it");
    addRow("a message of no event",
           {qs("INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, "
               "destination, route_id, payload, correlation_id, status, next_attempt_at, "
               "created_at) VALUES (1, 'm', 'no-event', 'x', '', 'log:x', 1, '{}', '', "
               "'pending', 0, 0)")},
           kOutbox, "of event no-event, which does not exist");
    addRow("a message twice",
           {qs("CREATE TABLE copied AS SELECT * FROM outbox"), qs("DROP TABLE outbox"),
            qs("ALTER TABLE copied RENAME TO outbox"),
            qs("INSERT INTO outbox SELECT * FROM outbox WHERE order_id = '$ORDER' "
               "AND event_type = 'OrderShipped'")},
           kOutbox, "has 2 messages for route 2, not one");
    constexpr char kSagas[] = "sagas = their orders";
    addRow("a saga without an order", {qs("UPDATE sagas SET order_id = 'none'")}, kSagas,
           "its order does not exist");
    addRow("a saga undone though its order is not", {qs("UPDATE sagas SET status = 'compensated'")},
           kSagas, "its order is completed");
    addRow("a saga of an unknown status", {qs("UPDATE sagas SET status = 'x'")}, kSagas,
           "there is no such status");
    addRow("a result that is no JSON",
           {qs("UPDATE idempotency SET result = 'x' WHERE result LIKE '%$ORDER%'")}, kKeys,
           "cannot be read");
    addRow("a result with another number",
           {qs("UPDATE idempotency SET result = replace(result, '$NUMBER', 'T1-777777') "
               "WHERE result LIKE '%$ORDER%'")},
           kKeys, "T1-777777");
    addRow("a result for an order that is gone",
           {qs("DELETE FROM orders WHERE order_id = '$ORDER'")}, kKeys, "there is no such order");
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::VerifierTest)
#include "VerifierTest.moc"
