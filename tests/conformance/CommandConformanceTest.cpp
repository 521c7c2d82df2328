// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/RetryMiddleware.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// The command cases: an order's life cycle, every refusal, and the middleware around each command.
class CommandConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void CMD_1_wholeLifeOfAnOrder();
    void CMD_2_illegalTransitionsAppendNothing_data();
    void CMD_2_illegalTransitionsAppendNothing();
    void CMD_3_cancellingTwiceOrNothingIsRefused();
    void CMD_4_allProblemsAreListedBeforeTheHandlerRuns();
    void CMD_5_outOfOrderStepsLeaveTheOrderUnchanged_data();
    void CMD_5_outOfOrderStepsLeaveTheOrderUnchanged();
    void CMD_6_throwingHandlerLeavesTheNextCommandWorking();
    void CMD_7_middlewareRunsInTheDocumentedOrder();
    void CMD_7_shortCircuitSkipsTheRest();
    void CMD_8_correlationAndCausationReachEveryRow();
    void CMD_8_absentCorrelationIsGenerated();
    void CMD_9_transientFailuresAreTriedThreeTimes();
    void CMD_9_otherFailuresAreNotTriedAgain();

private:
    void addProducts();
    OrderId draftWith(const QString& sku);
    /// Creates an order in the named state.
    OrderId orderIn(const QString& state);
    Result<CommandResult> ask(const QString& what, const OrderId& orderId);
};

namespace {

const QString kLaptop = QStringLiteral("LAPTOP");
const QString kMouse = QStringLiteral("MOUSE");
const QString kScreen = QStringLiteral("SCREEN");

const QStringList kDocumentedOrder{
    QStringLiteral("recovery"),   QStringLiteral("logging"),     QStringLiteral("correlation"),
    QStringLiteral("causation"),  QStringLiteral("store"),       QStringLiteral("authorisation"),
    QStringLiteral("validation"), QStringLiteral("idempotency"), QStringLiteral("timeout"),
    QStringLiteral("retry"),      QStringLiteral("metrics"),     QStringLiteral("audit")};

/// Records that it ran; may answer itself instead of calling the next step.
class Recorder final : public Middleware {
public:
    Recorder(QString name, QStringList& seen, bool stops)
        : m_name(std::move(name)), m_seen(seen), m_stops(stops) {}
    QString name() const override { return m_name; }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override {
        m_seen.append(m_name);
        if (m_stops) return fail(ErrorCode::NotAllowed, QStringLiteral("stopped"));
        return next(command, context);
    }

private:
    QString m_name;
    QStringList& m_seen;
    bool m_stops;
};

/// Runs one command through recorders named after the documented steps.
QStringList stepsSeen(const Clock& clock, const QString& stopsAt) {
    QStringList seen;
    CommandBus::Chain chain;
    for (const QString& name : kDocumentedOrder) {
        chain.push_back(std::make_unique<Recorder>(name, seen, name == stopsAt));
    }
    UuidV7Source ids;
    CommandBus bus(clock, ids, std::move(chain));
    bus.handle<ConfirmOrder>([&](const Command&, CommandContext&) -> Result<CommandResult> {
        seen.append(QStringLiteral("handler"));
        return CommandResult{};
    });
    const auto result = bus.dispatch(ConfirmOrder{OrderId::create()}, Intent::fresh(), {});
    Q_UNUSED(result)
    return seen;
}

}  // namespace

void CommandConformanceTest::addProducts() {
    addProduct(kLaptop, 129999, 10);
    addProduct(kMouse, 4999, 10);
    addProduct(kScreen, 14999, 10);
}

OrderId CommandConformanceTest::draftWith(const QString& sku) {
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {{sku, 1, {}}}});
    return orderId;
}

OrderId CommandConformanceTest::orderIn(const QString& state) {
    const OrderId orderId = OrderId::create();
    if (state == u"none") return orderId;
    mustRun(CreateOrder{orderId, {}, {}});
    if (state == u"empty draft") return orderId;
    mustRun(AddLine{orderId, {kMouse, 1, {}}});
    if (state == u"draft") return orderId;
    mustRun(SubmitOrder{orderId});
    if (state == u"pending") return orderId;
    if (state == u"confirmed") {
        mustRun(ConfirmOrder{orderId});
        return orderId;
    }
    mustRun(PayOrder{orderId, {}});
    if (state == u"paid") return orderId;
    mustRun(ShipOrder{orderId, {}});
    if (state == u"shipped") return orderId;
    mustRun(CompleteOrder{orderId});
    return orderId;
}

Result<CommandResult> CommandConformanceTest::ask(const QString& what, const OrderId& orderId) {
    if (what == u"create") return run(CreateOrder{orderId, {}, {}});
    if (what == u"add line") return run(AddLine{orderId, {kMouse, 1, {}}});
    if (what == u"submit") return run(SubmitOrder{orderId});
    if (what == u"confirm") return run(ConfirmOrder{orderId});
    if (what == u"ship") return run(ShipOrder{orderId, {}});
    if (what == u"complete") return run(CompleteOrder{orderId});
    return run(CancelOrder{orderId, QStringLiteral("changed their mind")});
}

void CommandConformanceTest::CMD_1_wholeLifeOfAnOrder() {
    addProducts();
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {}});
    mustRun(AddLine{orderId, {kLaptop, 1, {}}});
    mustRun(AddLine{orderId, {kMouse, 2, {}}});
    mustRun(AddLine{orderId, {kScreen, 1, {}}});
    mustRun(SubmitOrder{orderId});
    mustRun(PayOrder{orderId, {PaymentMethod::Card, {}, {}}});
    mustRun(ShipOrder{orderId, QStringLiteral("TRACK-1")});
    const CommandResult done = mustRun(CompleteOrder{orderId});

    const Order order = stateOf(orderId);
    QCOMPARE(order.lifecycle, Lifecycle::Completed);
    QCOMPARE(order.totalMinor, 154996);
    QCOMPARE(order.quantities().ordered, 4);
    QCOMPARE(order.tracking, QStringLiteral("TRACK-1"));
    const QList<RecordedEvent> events = eventsOf(orderId);
    QCOMPARE(done.version, events.size());
    for (qsizetype at = 0; at < events.size(); ++at) QCOMPARE(events[at].version, at + 1);
    const Values byId{{":order", orderId.text()}};
    QCOMPARE(text(QStringLiteral("SELECT lifecycle AS value FROM orders WHERE store_id = 1 AND "
                                 "order_id = :order"),
                  byId),
             QStringLiteral("completed"));
    QCOMPARE(text(QStringLiteral("SELECT tracking AS value FROM orders WHERE store_id = 1 AND "
                                 "order_id = :order"),
                  byId),
             QStringLiteral("TRACK-1"));
    QCOMPARE(number(QStringLiteral("SELECT sum(quantity) AS value FROM order_lines WHERE "
                                   "store_id = 1 AND order_id = :order"),
                    byId),
             4);
    QCOMPARE(available(kMouse), 8);
}

void CommandConformanceTest::CMD_2_illegalTransitionsAppendNothing_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("command");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* state, const char* command, ErrorCode code,
                        const char* reason) {
        QTest::addRow("%s: %s", state, command)
            << QString::fromLatin1(state) << QString::fromLatin1(command) << code
            << QString::fromLatin1(reason);
    };
    row("pending", "add line", ErrorCode::InvalidTransition, "already_placed");
    row("empty draft", "submit", ErrorCode::InvalidInput, "invalid_input");
    row("pending", "submit", ErrorCode::InvalidTransition, "already_placed");
    row("draft", "ship", ErrorCode::InvalidTransition, "not_placed");
    row("paid", "complete", ErrorCode::InvalidTransition, "not_shipped");
    row("shipped", "cancel", ErrorCode::InvalidTransition, "already_shipped");
    row("completed", "cancel", ErrorCode::InvalidTransition, "already_completed");
    row("draft", "create", ErrorCode::InvalidTransition, "already_exists");
}

void CommandConformanceTest::CMD_2_illegalTransitionsAppendNothing() {
    QFETCH(QString, state);
    QFETCH(QString, command);
    QFETCH(ErrorCode, code);
    QFETCH(QString, reason);
    addProducts();
    const OrderId orderId = orderIn(state);
    const Order before = stateOf(orderId);
    const qint64 events = rows(QStringLiteral("events"));
    const auto refused = ask(command, orderId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QCOMPARE(refused.error().reason, reason);
    QCOMPARE(rows(QStringLiteral("events")), events);
    QCOMPARE(stateOf(orderId), before);
}
/// Marked case (`*`), triggered by cancelling a cancelled order again and an order that does not
/// exist, and counting the events.
void CommandConformanceTest::CMD_3_cancellingTwiceOrNothingIsRefused() {
    addProducts();
    const OrderId orderId = orderIn(QStringLiteral("pending"));
    mustRun(CancelOrder{orderId, QStringLiteral("first")});
    const qint64 events = rows(QStringLiteral("events"));
    const auto again = run(CancelOrder{orderId, QStringLiteral("second")});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::InvalidTransition);
    QCOMPARE(again.error().reason, QStringLiteral("already_cancelled"));
    const auto missing = run(CancelOrder{OrderId::create(), QStringLiteral("none")});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QCOMPARE(rows(QStringLiteral("events")), events);
    QCOMPARE(available(kMouse), 10);
}

void CommandConformanceTest::CMD_4_allProblemsAreListedBeforeTheHandlerRuns() {
    const auto refused = run(PlaceOrder{OrderId(),
                                        CustomerId(QStringLiteral("nobody")),
                                        {{{}, 0, {}}, {kMouse, -1, {}}, {kMouse, 1, -1}},
                                        false});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QStringList fields;
    for (const FieldProblem& problem : refused.error().problems) fields.append(problem.field);
    QCOMPARE(fields,
             (QStringList{QStringLiteral("order_id"), QStringLiteral("customer_id"),
                          QStringLiteral("lines[0].sku"), QStringLiteral("lines[0].quantity"),
                          QStringLiteral("lines[1].quantity"), QStringLiteral("lines[2].price")}));
    const auto empty = run(PlaceOrder{OrderId::create(), {}, {}, false});
    QVERIFY(!empty);
    QCOMPARE(empty.error().problems.size(), 1);
    QCOMPARE(empty.error().problems.first().field, QStringLiteral("lines"));
    const CommandMetrics::Counts counts = session().metrics().of(QStringLiteral("PlaceOrder"));
    QCOMPARE(counts.done + counts.refused, 0);
    QCOMPARE(rows(QStringLiteral("events")), 0);
}

void CommandConformanceTest::CMD_5_outOfOrderStepsLeaveTheOrderUnchanged_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("reason");
    QTest::newRow("confirm before create")
        << QStringLiteral("none") << QStringLiteral("confirm") << QStringLiteral("order_not_found");
    QTest::newRow("ship before confirm")
        << QStringLiteral("pending") << QStringLiteral("ship") << QStringLiteral("not_confirmed");
    QTest::newRow("confirm twice") << QStringLiteral("confirmed") << QStringLiteral("confirm")
                                   << QStringLiteral("already_confirmed");
}

void CommandConformanceTest::CMD_5_outOfOrderStepsLeaveTheOrderUnchanged() {
    QFETCH(QString, state);
    QFETCH(QString, command);
    QFETCH(QString, reason);
    addProducts();
    const OrderId orderId = orderIn(state);
    const Order before = stateOf(orderId);
    const auto refused = ask(command, orderId);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, reason);
    QCOMPARE(stateOf(orderId), before);
}

void CommandConformanceTest::CMD_6_throwingHandlerLeavesTheNextCommandWorking() {
    addProducts();
    const OrderId orderId = orderIn(QStringLiteral("pending"));
    session().bus().handle<ConfirmOrder>(
        [](const Command&, CommandContext&) -> Result<CommandResult> {
            throw std::runtime_error("the disc is round");
        });
    const auto failed = run(ConfirmOrder{orderId});
    QVERIFY(!failed);
    QVERIFY(failed.error().detail.contains(QStringLiteral("ConfirmOrder")));
    QVERIFY(failed.error().detail.contains(QStringLiteral("the disc is round")));
    QCOMPARE(failed.error().facts[QStringLiteral("command")].toString(),
             QStringLiteral("ConfirmOrder"));
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE store_id = 1 AND "
                                   "command_type = 'ConfirmOrder'")),
             1);
    mustRun(PayOrder{orderId, {}});
    QCOMPARE(stateOf(orderId).paymentStatus(), PaymentStatus::Paid);
}

void CommandConformanceTest::CMD_7_middlewareRunsInTheDocumentedOrder() {
    QCOMPARE(session().bus().middlewareNames(), kDocumentedOrder);
    QCOMPARE(stepsSeen(clock(), {}), kDocumentedOrder + QStringList{QStringLiteral("handler")});
}

void CommandConformanceTest::CMD_7_shortCircuitSkipsTheRest() {
    QCOMPARE(stepsSeen(clock(), QStringLiteral("validation")), kDocumentedOrder.first(7));
    // The same with the real steps: a step that refuses hides the command from all later ones.
    SessionOptions options;
    options.authorisation = [](const Command&, const CommandContext&) -> Result<void> {
        return fail(ErrorCode::NotAllowed, QStringLiteral("only the lead may"));
    };
    const Session guarded = open(options);
    const auto refused =
        guarded->bus().dispatch(PlaceOrder{OrderId(), {}, {}, false}, Intent::fresh(), origin());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QCOMPARE(guarded->metrics().of(QStringLiteral("PlaceOrder")).refused, 0);
    QCOMPARE(text(QStringLiteral("SELECT outcome AS value FROM audit WHERE store_id = 1")),
             QStringLiteral("NOT_ALLOWED"));
}

void CommandConformanceTest::CMD_8_correlationAndCausationReachEveryRow() {
    addProducts();
    mustRun(AddRoute{QStringLiteral("Order.*"), QStringLiteral("log:/dev/null"), {}});
    CommandOrigin given = origin();
    given.correlationId = QStringLiteral("flow-42");
    QVERIFY(session().bus().dispatch(PlaceOrder{OrderId::create(), {}, {{kMouse, 1, {}}}, true},
                                     Intent::fresh(), given));
    for (const char* table : {"events", "outbox", "audit"}) {
        const QString name = QLatin1StringView(table);
        QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM %1 WHERE store_id = 1 AND "
                                       "correlation_id = 'flow-42'")
                            .arg(name)),
                 name == u"audit" ? 1 : 3);
    }
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM events e JOIN audit a ON "
                                   "a.store_id = e.store_id AND e.causation_id = a.command_id "
                                   "WHERE e.store_id = 1 AND e.correlation_id = 'flow-42'")),
             3);
    // A command caused by an event passes that cause on.
    given.causationId = QStringLiteral("event-7");
    const auto caused = session().bus().dispatch(
        PlaceOrder{OrderId::create(), {}, {{kMouse, 1, {}}}, false}, Intent::fresh(), given);
    QVERIFY(caused);
    for (const RecordedEvent& event : eventsOf(OrderId(caused->id))) {
        QCOMPARE(event.metadata.causationId, QStringLiteral("event-7"));
    }
}

void CommandConformanceTest::CMD_8_absentCorrelationIsGenerated() {
    addProducts();
    const auto first = eventsOf(placeOne(kMouse));
    const auto second = eventsOf(placeOne(kMouse));
    QVERIFY(isUuidText(first.first().metadata.correlationId));
    QCOMPARE(first.first().metadata.correlationId, first.last().metadata.correlationId);
    QVERIFY(first.first().metadata.correlationId != second.first().metadata.correlationId);
    // Refused commands carry a correlation id too.
    QVERIFY(!run(ShipOrder{OrderId::create(), {}}));
    QVERIFY(isUuidText(text(QStringLiteral(
        "SELECT correlation_id AS value FROM audit WHERE store_id = 1 AND outcome <> 'done'"))));
}

void CommandConformanceTest::CMD_9_transientFailuresAreTriedThreeTimes() {
    QList<qint64> delays;
    RetryMiddleware retry(session().writes(), clock(), [&](qint64 ms) { delays.append(ms); });
    CommandContext context;
    int attempts = 0;
    const auto result = retry.run(ConfirmOrder{OrderId::create()}, context,
                                  [&](const Command&, CommandContext&) -> Result<CommandResult> {
                                      if (++attempts == 3) return CommandResult{};
                                      Error error = makeError(ErrorCode::Storage, {});
                                      error.transient = true;
                                      return fail(error);
                                  });
    QVERIFY(result);
    QCOMPARE(attempts, 3);
    QCOMPARE(delays, (QList<qint64>{100, 200}));
}

void CommandConformanceTest::CMD_9_otherFailuresAreNotTriedAgain() {
    QList<qint64> delays;
    RetryMiddleware retry(session().writes(), clock(), [&](qint64 ms) { delays.append(ms); });
    CommandContext context;
    int attempts = 0;
    const auto result = retry.run(ConfirmOrder{OrderId::create()}, context,
                                  [&](const Command&, CommandContext&) -> Result<CommandResult> {
                                      ++attempts;
                                      return fail(ErrorCode::OutOfStock, QStringLiteral("none"));
                                  });
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::OutOfStock);
    QCOMPARE(attempts, 1);
    QVERIFY(delays.isEmpty());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CommandConformanceTest)
#include "CommandConformanceTest.moc"
