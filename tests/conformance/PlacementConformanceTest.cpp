// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <algorithm>
#include <atomic>

namespace countertop {

/// The placement cases: all lines or none, stock never below zero, whatever competes.
class PlacementConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void PL_1_secondOrderOverStockIsRefused();
    void PL_2_shortSecondLineRollsTheFirstBack();
    void PL_3_hundredConcurrentOrdersSellExactlyTheStock();
    void PL_4_crossedLinesNeverDeadlock();
    void PL_5_impossibleOrdersChangeNothing_data();
    void PL_5_impossibleOrdersChangeNothing();
    void PL_6_lastUnitIsSellableOneMoreIsNot();
    void PL_7_laterPriceChangeLeavesPlacedOrders();
    void PL_7_priceChangedAtAnotherTillHoldsForTheNextOrder();
    void theNumberStandsInItsFieldOnly();
    void anotherVersionsDocumentIsRefused();

private:
    [[nodiscard]] QList<qint64> footprint();
};

namespace {

const QString kMug = QStringLiteral("MUG");
const QString kTea = QStringLiteral("TEA");

PlaceOrder orderOf(const QList<LineRequest>& lines) {
    return {OrderId::create(), {}, lines, false, PayBy::Gateway};
}

AddRoute chargePayment() {
    return {QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"),
            QStringLiteral("charge-payment")};
}

}  // namespace

/// Row counts of everything a placement writes; on a refusal only audit rows may grow.
QList<qint64> PlacementConformanceTest::footprint() {
    QList<qint64> counts;
    for (const char* table : {"events", "orders", "order_lines", "stock_movements", "outbox",
                              "idempotency", "payments", "order_days", "payment_days", "tills"}) {
        counts.append(rows(QLatin1StringView(table)));
    }
    counts.append(
        number(QStringLiteral("SELECT coalesce(sum(on_hand * 1000 + reserved), 0) AS "
                              "value FROM products WHERE store_id = 1")));
    counts.append(
        number(QStringLiteral("SELECT coalesce(sum(next_number), 0) AS value FROM tills "
                              "WHERE store_id = 1")));
    return counts;
}

void PlacementConformanceTest::PL_1_secondOrderOverStockIsRefused() {
    addProduct(kMug, 1250, 5);
    mustRun(chargePayment());
    const auto first = run(orderOf({{kMug, 3, {}}}));
    QVERIFY(first);
    QCOMPARE(first->number, QStringLiteral("T1-000001"));
    QCOMPARE(available(kMug), 2);
    QCOMPARE(rows(QStringLiteral("outbox")), 1);
    const QJsonObject message =
        QJsonDocument::fromJson(
            text(QStringLiteral("SELECT payload AS value FROM outbox WHERE store_id = 1 AND "
                                "event_type = 'charge-payment'"))
                .toUtf8())
            .object();
    QCOMPARE(message[QStringLiteral("amount_minor")].toInteger(), 3750);
    QCOMPARE(message[QStringLiteral("number")].toString(), first->number);
    QCOMPARE(message[QStringLiteral("order_id")].toString(), first->id);

    const QList<qint64> before = footprint();
    const auto second = run(orderOf({{kMug, 3, {}}}));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::OutOfStock);
    QCOMPARE(second.error().facts[QStringLiteral("available")].toInteger(), 2);
    QCOMPARE(second.error().facts[QStringLiteral("sku")].toString(), kMug);
    QVERIFY(second.error().detail.contains(QStringLiteral("Only 2 of 'Product MUG' left")));
    QCOMPARE(footprint(), before);
    QCOMPARE(available(kMug), 2);
}

void PlacementConformanceTest::PL_2_shortSecondLineRollsTheFirstBack() {
    addProduct(kMug, 1250, 5);
    addProduct(kTea, 450, 1);
    const QList<qint64> before = footprint();
    const auto refused = run(orderOf({{kMug, 2, {}}, {kTea, 2, {}}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(refused.error().facts[QStringLiteral("sku")].toString(), kTea);
    QCOMPARE(available(kMug), 5);
    QCOMPARE(available(kTea), 1);
    QCOMPARE(footprint(), before);
}

void PlacementConformanceTest::PL_3_hundredConcurrentOrdersSellExactlyTheStock() {
    addProduct(kMug, 1250, 40);
    mustRun(chargePayment());
    std::atomic<int> sold = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> failed = 0;
    inParallel(10, [&](int, Start& start) {
        const Session till = open();
        start.arrive_and_wait();
        for (int turn = 0; till && turn < 10; ++turn) {
            const auto result =
                till->bus().dispatch(orderOf({{kMug, 1, {}}}), Intent::fresh(), origin());
            if (result) {
                ++sold;
            } else if (result.error().code == ErrorCode::OutOfStock) {
                ++refused;
            } else {
                ++failed;
            }
        }
    });
    QCOMPARE(sold.load(), 40);
    QCOMPARE(refused.load(), 60);
    QCOMPARE(failed.load(), 0);
    QCOMPARE(available(kMug), 0);
    QCOMPARE(rows(QStringLiteral("outbox")), 40);
    QCOMPARE(rows(QStringLiteral("orders")), 40);
    // Order numbers have no gap although sixty attempts failed in between.
    QCOMPARE(text(QStringLiteral("SELECT max(number) AS value FROM orders WHERE store_id = 1")),
             QStringLiteral("T1-000040"));
}

void PlacementConformanceTest::PL_4_crossedLinesNeverDeadlock() {
    constexpr int kOrdersEach = 500;
    addProduct(QStringLiteral("A"), 100, 10'000);
    addProduct(QStringLiteral("B"), 100, 10'000);
    const QList<LineRequest> forwards{{QStringLiteral("A"), 1, {}}, {QStringLiteral("B"), 1, {}}};
    const QList<LineRequest> backwards{{QStringLiteral("B"), 1, {}}, {QStringLiteral("A"), 1, {}}};
    std::atomic<int> placed = 0;
    std::atomic<qint64> failedAttempts = 0;
    inParallel(2, [&](int number, Start& start) {
        const Session till = open();
        CommandOrigin from = origin();
        from.till = QStringLiteral("T%1").arg(number + 1);
        start.arrive_and_wait();
        for (int turn = 0; till && turn < kOrdersEach; ++turn) {
            const auto result = till->bus().dispatch(orderOf(number == 0 ? forwards : backwards),
                                                     Intent::fresh(), from);
            if (result) ++placed;
        }
        // Counted within the retry step, so a deadlock resolved by a second attempt is counted too.
        if (till) failedAttempts += till->metrics().of(QStringLiteral("PlaceOrder")).refused;
    });
    QCOMPARE(placed.load(), 2 * kOrdersEach);
    QCOMPARE(failedAttempts.load(), 0);
    QCOMPARE(available(QStringLiteral("A")), 10'000 - 2 * kOrdersEach);
    QCOMPARE(available(QStringLiteral("B")), 10'000 - 2 * kOrdersEach);
}

void PlacementConformanceTest::PL_5_impossibleOrdersChangeNothing_data() {
    QTest::addColumn<QList<std::pair<QString, qint64>>>("lines");
    QTest::addColumn<ErrorCode>("code");
    using Lines = QList<std::pair<QString, qint64>>;
    QTest::newRow("no lines") << Lines{} << ErrorCode::InvalidInput;
    QTest::newRow("quantity 0") << Lines{{kMug, 0}} << ErrorCode::InvalidInput;
    QTest::newRow("quantity -5") << Lines{{kMug, -5}} << ErrorCode::InvalidInput;
    QTest::newRow("huge quantity")
        << Lines{{kMug, std::numeric_limits<qint64>::max()}} << ErrorCode::InvalidInput;
    QTest::newRow("unknown product")
        << Lines{{kMug, 1}, {QStringLiteral("NONE"), 1}} << ErrorCode::NotFound;
    QTest::newRow("same product twice above the stock")
        << Lines{{kMug, 3}, {kMug, 3}} << ErrorCode::OutOfStock;
}

void PlacementConformanceTest::PL_5_impossibleOrdersChangeNothing() {
    using Lines = QList<std::pair<QString, qint64>>;
    QFETCH(Lines, lines);
    QFETCH(ErrorCode, code);
    addProduct(kMug, 1250, 5);
    const QList<qint64> before = footprint();
    QList<LineRequest> requests;
    for (const auto& [sku, quantity] : lines) requests.append({sku, quantity, {}});
    const auto refused = run(orderOf(requests));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(!refused.error().detail.isEmpty());
    QCOMPARE(footprint(), before);
}

void PlacementConformanceTest::PL_6_lastUnitIsSellableOneMoreIsNot() {
    addProduct(kMug, 1250, 5);
    QVERIFY(run(orderOf({{kMug, 5, {}}})));
    QCOMPARE(available(kMug), 0);
    const auto refused = run(orderOf({{kMug, 1, {}}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(refused.error().facts[QStringLiteral("available")].toInteger(), 0);
    QCOMPARE(available(kMug), 0);
}

void PlacementConformanceTest::PL_7_laterPriceChangeLeavesPlacedOrders() {
    addProduct(kMug, 1250, 5);
    const auto placed = run(orderOf({{kMug, 2, {}}}));
    QVERIFY(placed);
    mustRun(ChangeProductPrice{kMug, 9999, {}});
    QCOMPARE(number(QStringLiteral("SELECT unit_price_minor AS value FROM order_lines WHERE "
                                   "store_id = 1 AND order_id = :order"),
                    {{":order", placed->id}}),
             1250);
    QCOMPARE(number(QStringLiteral("SELECT total_minor AS value FROM orders WHERE store_id = 1 "
                                   "AND order_id = :order"),
                    {{":order", placed->id}}),
             2500);
    const Order order = stateOf(OrderId(placed->id));
    QCOMPARE(order.totalMinor, 2500);
    QCOMPARE(order.lines.first().unitPriceMinor, 1250);
    const auto later = run(orderOf({{kMug, 1, {}}}));
    QVERIFY(later);
    QCOMPARE(later->totalMinor, 9999);
}

/// A till decides from cached products; the commit must notice that one has changed.
void PlacementConformanceTest::PL_7_priceChangedAtAnotherTillHoldsForTheNextOrder() {
    addProduct(kMug, 1250, 5);
    addProduct(kTea, 300, 5);
    QCOMPARE(run(orderOf({{kMug, 1, {}}, {kTea, 1, {}}}))->totalMinor, 1550);
    const Session otherTill = open();
    QVERIFY(
        otherTill->bus().dispatch(ChangeProductPrice{kTea, 450, {}}, Intent::fresh(), origin()));
    const auto later = run(orderOf({{kMug, 1, {}}, {kTea, 1, {}}}));
    QVERIFY(later);
    QCOMPARE(later->totalMinor, 1700);
    QCOMPARE(rows(QStringLiteral("orders")), 2);
    QCOMPARE(available(kTea), 3);
    const auto tooMany = run(orderOf({{kTea, 4, {}}}));
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::OutOfStock);
}

void PlacementConformanceTest::theNumberStandsInItsFieldOnly() {
    const QString name = QStringLiteral("\"number\":\"#\"");
    mustRun(AddProduct{kMug, name, {}, 1250, 20'000, 0, 5, {}});
    mustRun(AddRoute{QStringLiteral("*"), QStringLiteral("log:/dev/null"), {}});
    const Intent intent = Intent::fresh();
    PlaceOrder order = orderOf({{kMug, 1, {}}});
    const CommandResult placed = mustRun(order, intent);
    const QList<RecordedEvent> events = eventsOf(order.orderId);
    const auto stored = std::find_if(events.cbegin(), events.cend(), [](const auto& event) {
        return event.type == QStringLiteral("OrderPlaced");
    });
    QVERIFY(stored != events.cend());
    QVERIFY(stored->payload.startsWith("{\"number\":\"T1-000001\","));
    const auto event = orderEventFrom(*stored);
    QVERIFY(event);
    QCOMPARE(std::get<OrderPlaced>(*event).number, placed.number);
    QCOMPARE(std::get<OrderPlaced>(*event).lines.first().name, name);
    const auto message = QJsonDocument::fromJson(
        text(QStringLiteral("SELECT payload AS value FROM outbox WHERE store_id = 1 AND "
                            "event_type = 'OrderPlaced'"))
            .toUtf8());
    QCOMPARE(message[QStringLiteral("data")].toObject(),
             QJsonDocument::fromJson(stored->payload).object());
    const CommandResult repeated = mustRun(order, {intent.key, true});
    QVERIFY(repeated.replayed);
    QCOMPARE(repeated.number, placed.number);
}

void PlacementConformanceTest::anotherVersionsDocumentIsRefused() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite's statements are the program's own");
    const auto answer =
        session().database().callFunction("countertop_commit", "{\"store_id\":1,\"record\":{}}");
    QVERIFY(!answer);
    QCOMPARE(answer.error().facts[QStringLiteral("native_code")].toString(),
             QStringLiteral("CT008"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PlacementConformanceTest)
#include "PlacementConformanceTest.moc"
