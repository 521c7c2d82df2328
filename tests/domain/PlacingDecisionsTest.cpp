// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderDecisions.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// How an order comes to be: as a draft, placed, sold at the till or taken over from another
/// program. Given an order's events, when a command is decided, then these events result.
class PlacingDecisionsTest : public QObject {
    Q_OBJECT

private slots:
    void createOpensADraftWithNumberedLines();
    void createOfNothingIsAnEmptyDraft();
    void theSameMomentGivesTheSameEvents();
    void addedLinesNeverReuseANumber();
    void changedQuantityIsRecordedOnlyWhenItDiffers();
    void impossibleQuantitiesAndPricesAreRefused_data();
    void impossibleQuantitiesAndPricesAreRefused();
    void oneLineTooManyIsRefused();
    void totalsBeyondTheRangeAreRefused();
    void submitFreezesLinesTotalsAndDay();
    void submitOfAnEmptyDraftIsRefused();
    void placeOpensAndPlacesAtOnce();
    void placeAtTheTillConfirms();
    void saleAtTheTillCompletes();
    void saleWithTooLittleCashIsRefused();
    void freeSaleNeedsNoPayment();
    void aSaleAtTheTillIsPaidInFull();
    void aChangedQuantityKeepsTheTotalBounded();
    void historicSaleKeepsItsNumberAndIsComplete();
    void historicCreditNoteIsRefundedOnItsDay();
};

void PlacingDecisionsTest::createOpensADraftWithNumberedLines() {
    const auto events =
        decide::create({}, opening(), {line(kMug, 2, 1250), line(kTea, 1, 450)}, now());
    QVERIFY(events);
    QCOMPARE(events->size(), 3);
    const auto created = std::get<OrderCreated>(events->at(0));
    QCOMPARE(created.till, QStringLiteral("T1"));
    QCOMPARE(created.currency, QStringLiteral("GBP"));
    QCOMPARE(created.day, now().day);
    QCOMPARE(std::get<LineAdded>(events->at(1)).line, numbered(line(kMug, 2, 1250), 1));
    QCOMPARE(std::get<LineAdded>(events->at(2)).line, numbered(line(kTea, 1, 450), 2));
    const Order order = given(*events);
    QCOMPARE(order.lifecycle, Lifecycle::Draft);
    QCOMPARE(order.totalMinor, 2950);
    QVERIFY(order.number.isEmpty());
}

void PlacingDecisionsTest::createOfNothingIsAnEmptyDraft() {
    const auto events = decide::create({}, opening(), {}, now());
    QVERIFY(events);
    QCOMPARE(events->size(), 1);
}

void PlacingDecisionsTest::addedLinesNeverReuseANumber() {
    Order order = draft();
    countertop::apply(order, *decide::removeLine(order, 1));
    QVERIFY(order.lines.isEmpty());
    QCOMPARE(order.totalMinor, 0);
    const auto events = decide::addLine(order, line(kTea, 1, 450));
    QVERIFY(events);
    QVERIFY((*events ==
             OrderEvents{LineAdded{numbered(line(kTea, 1, 450), 2), QStringLiteral("GBP")}}));
}

void PlacingDecisionsTest::changedQuantityIsRecordedOnlyWhenItDiffers() {
    Order order = draft();
    QVERIFY(*decide::changeLineQuantity(order, 1, 2) == OrderEvents{});
    const auto events = decide::changeLineQuantity(order, 1, 5);
    QVERIFY(*events == (OrderEvents{LineQuantityChanged{1, 5}}));
    countertop::apply(order, *events);
    QCOMPARE(order.totalMinor, 6250);
    QCOMPARE(order.taxMinor, 1042);
    QCOMPARE(decide::changeLineQuantity(order, 9, 1).error().reason,
             QStringLiteral("no_such_line"));
    QCOMPARE(decide::removeLine(order, 9).error().reason, QStringLiteral("no_such_line"));
}

void PlacingDecisionsTest::impossibleQuantitiesAndPricesAreRefused_data() {
    QTest::addColumn<qint64>("quantity");
    QTest::addColumn<qint64>("price");
    QTest::newRow("quantity 0") << qint64{0} << qint64{100};
    QTest::newRow("quantity -1") << qint64{-1} << qint64{100};
    QTest::newRow("quantity over the limit") << kMaximumQuantity + 1 << qint64{100};
    QTest::newRow("negative price") << qint64{1} << qint64{-1};
    QTest::newRow("line total over the limit") << qint64{2} << kMaximumAmountMinor / 2 + 1;
    QTest::newRow("line total overflows")
        << kMaximumQuantity << std::numeric_limits<qint64>::max() / 1000;
}

void PlacingDecisionsTest::impossibleQuantitiesAndPricesAreRefused() {
    QFETCH(qint64, quantity);
    QFETCH(qint64, price);
    const QList<OrderLine> lines{line(kMug, quantity, price)};
    QList<Result<OrderEvents>> answers{decide::create({}, opening(), lines, now()),
                                       decide::place({}, opening(), lines, true, now()),
                                       decide::sell({}, opening(), lines, {}, now()),
                                       decide::addLine(draft(), lines.first())};
    if (price == 100) answers.append(decide::changeLineQuantity(draft(), 1, quantity));
    for (const auto& answer : answers) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::InvalidInput);
    }
}

void PlacingDecisionsTest::oneLineTooManyIsRefused() {
    Order order = draft();
    while (order.lines.size() < kMaximumLines) order.lines.append(order.lines.first());
    QVERIFY(!decide::addLine(order, line(kTea, 1, 450)));
    order.lines.removeLast();
    QVERIFY(decide::addLine(order, line(kTea, 1, 450)));
}

void PlacingDecisionsTest::totalsBeyondTheRangeAreRefused() {
    const OrderLine huge = line(kMug, 1, kMaximumAmountMinor);
    QVERIFY(decide::place({}, opening(), {huge}, false, now()));
    const auto two = decide::place({}, opening(), {huge, line(kTea, 1, 1)}, false, now());
    QVERIFY(!two);
    QCOMPARE(two.error().reason, QStringLiteral("amount_too_large"));
    QVERIFY(!decide::create({}, opening(), {huge, line(kTea, 1, 1)}, now()));
    QVERIFY(
        !decide::addLine(given(*decide::create({}, opening(), {huge}, now())), line(kTea, 1, 1)));
}

void PlacingDecisionsTest::theSameMomentGivesTheSameEvents() {
    class Counted final : public IdSource {
    public:
        QString next() override { return QString::number(++m_count); }

    private:
        int m_count = 0;
    };
    const auto sell = [] {
        Counted ids;
        return decide::sell({}, opening(), {line(kMug, 2, 1250)}, {}, {now().at, now().day, ids});
    };
    const auto first = sell();
    QVERIFY(first);
    QVERIFY(*first == *sell());
    const Order sold = after({}, *first);
    const auto refund = [&] {
        Counted ids;
        return decide::refund(sold, {}, {now().at, now().day, ids});
    };
    QVERIFY(refund());
    QVERIFY(*refund() == *refund());
}

void PlacingDecisionsTest::submitFreezesLinesTotalsAndDay() {
    const Order before = draft();
    const Moment later = at(now().at + 1, QStringLiteral("2026-11-22"));
    const auto events = decide::submit(before, later);
    QVERIFY(events);
    QVERIFY(*events == (OrderEvents{OrderPlaced{{},
                                                before.lines,
                                                2500,
                                                417,
                                                later.at,
                                                later.day,
                                                PayBy::Counter,
                                                QStringLiteral("GBP")}}));
    const Order order = after(before, *events);
    QCOMPARE(order.lifecycle, Lifecycle::Pending);
    QCOMPARE(order.day, later.day);
}

void PlacingDecisionsTest::submitOfAnEmptyDraftIsRefused() {
    const auto refused = decide::submit(given({opened()}), now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.first().field, QStringLiteral("lines"));
}

void PlacingDecisionsTest::placeOpensAndPlacesAtOnce() {
    const auto events = decide::place({}, opening(), {line(kMug, 2, 1250)}, false, now());
    QVERIFY(*events == (OrderEvents{opened(), placedMugs()}));
    QCOMPARE(given(*events).paymentStatus(), PaymentStatus::Unpaid);
}

void PlacingDecisionsTest::placeAtTheTillConfirms() {
    const auto events = decide::place({}, opening(), {line(kMug, 2, 1250)}, true, now());
    QVERIFY(*events == (OrderEvents{opened(), placedMugs(), OrderConfirmed{true}}));
}

void PlacingDecisionsTest::saleAtTheTillCompletes() {
    const auto events =
        decide::sell({}, opening(), {line(kMug, 2, 1250)}, {PaymentMethod::Cash, {}, 3000}, now());
    QVERIFY(events);
    QCOMPARE(events->size(), 6);
    const auto payment = std::get<PaymentCaptured>(events->at(3));
    QCOMPARE(payment.amountMinor, 2500);
    QCOMPARE(payment.tenderedMinor, 3000);
    QCOMPARE(payment.changeMinor, 500);
    const OrderShipped handedOver{{{1, 2}}, {}, true};
    QVERIFY(events->at(4) == OrderEvent(handedOver));
    QVERIFY(events->at(5) == OrderEvent(OrderCompleted{true}));
    const Order order = given(*events);
    QCOMPARE(order.lifecycle, Lifecycle::Completed);
    QCOMPARE(order.statusWord(), StatusWord::Shipped);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Paid);
    QCOMPARE(order.fulfilmentStatus(), FulfilmentStatus::Delivered);
}

void PlacingDecisionsTest::saleWithTooLittleCashIsRefused() {
    const auto refused =
        decide::sell({}, opening(), {line(kMug, 2, 1250)}, {PaymentMethod::Cash, {}, 2499}, now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QStringLiteral("tendered_too_little"));
    QCOMPARE(refused.error().facts[QStringLiteral("due_minor")].toInteger(), 2500);
}

void PlacingDecisionsTest::freeSaleNeedsNoPayment() {
    const auto events = decide::sell({}, opening(), {line(kMug, 1, 0)}, {}, now());
    QVERIFY(events);
    for (const OrderEvent& event : *events) QVERIFY(!std::get_if<PaymentCaptured>(&event));
    QCOMPARE(given(*events).lifecycle, Lifecycle::Completed);
    QCOMPARE(given(*events).paymentStatus(), PaymentStatus::Paid);
}

void PlacingDecisionsTest::aSaleAtTheTillIsPaidInFull() {
    const QList<OrderLine> mugs{line(kMug, 2, 1250)};
    for (const qint64 part : {qint64{1}, qint64{2499}}) {
        const auto refused =
            decide::sell({}, opening(), mugs, {PaymentMethod::Card, part, {}}, now());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QStringLiteral("paid_in_part"));
    }
    QVERIFY(decide::sell({}, opening(), mugs, {PaymentMethod::Card, 2500, {}}, now()));
}

void PlacingDecisionsTest::aChangedQuantityKeepsTheTotalBounded() {
    const Order order = given(*decide::create(
        {}, opening(),
        {line(kMug, 1, kMaximumAmountMinor / 2), line(kTea, 1, kMaximumAmountMinor / 4)}, now()));
    QVERIFY(decide::changeLineQuantity(order, 2, 2));
    const auto refused = decide::changeLineQuantity(order, 2, 3);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QStringLiteral("amount_too_large"));
}

void PlacingDecisionsTest::historicSaleKeepsItsNumberAndIsComplete() {
    RecordHistoricOrder command;
    command.number = QStringLiteral("536365");
    command.lines = {numbered(line(kMug, 2, 1250), 1)};
    const auto events = decide::recordHistoric({}, opening(), command, now());
    QVERIFY(events);
    const Order order = given(*events);
    QCOMPARE(order.number, QStringLiteral("536365"));
    QCOMPARE(order.lifecycle, Lifecycle::Completed);
    QCOMPARE(order.statusWord(), StatusWord::Shipped);
    QCOMPARE(order.capturedMinor, 2500);
    QCOMPARE(decide::recordHistoric(order, opening(), command, now()).error().reason,
             QStringLiteral("already_exists"));
}

void PlacingDecisionsTest::historicCreditNoteIsRefundedOnItsDay() {
    RecordHistoricOrder command;
    command.kind = OrderKind::CreditNote;
    command.number = QStringLiteral("C536379");
    OrderLine credit = numbered(line(kMug, 2, 1250), 1);
    credit.totalMinor = -2500;
    credit.taxMinor = -417;
    command.lines = {credit};
    const auto events = decide::recordHistoric({}, opening(), command, now());
    QVERIFY(events);
    const Order order = given(*events);
    QCOMPARE(order.totalMinor, -2500);
    QCOMPARE(order.refundedMinor, 2500);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Refunded);
    QCOMPARE(order.fulfilmentStatus(), FulfilmentStatus::Returned);
    QCOMPARE(std::get<PaymentRefunded>(events->last()).day, now().day);
    QCOMPARE(decide::cancel(order, QStringLiteral("no"), now()).error().reason,
             QStringLiteral("is_credit_note"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PlacingDecisionsTest)
#include "PlacingDecisionsTest.moc"
