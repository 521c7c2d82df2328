// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/FulfilmentRequests.h"
#include "models/sagas/OrderFulfilment.h"

#include <QSet>
#include <QtTest>

#include <rapidcheck.h>

#include <functional>

namespace countertop {

/// The rules of fulfilling an order for given responses, without any gateway.
class OrderFulfilmentTest : public QObject {
    Q_OBJECT

private slots:
    void theStepsFollowEachOther();
    void SG_15_whatFailedIsNotUndoneAndTheRestInReverse_data();
    void SG_15_whatFailedIsNotUndoneAndTheRestInReverse();
    void SG_15_allUndoFailuresAreKeptWithTheFirstCause();
    void anEffectIsRepeatedWithItsKeyUntilItIsGivenUp();
    void aStepWithoutAnswerIsUndoneToo();
    void aLateAnswerIsNoted();
    void anotherTryAfterARefusalHasAnotherKey();
    void whatWasNotUndoneCanBeTriedAgain();
    void aCancelledOrderIsUndone();
    void whatIsBeingCompletedIsNotUndone();
    void requestsThatMakeNoSenseAreRefused();
    void whateverFailsNothingHappensTwiceAndTheUndoIsReversed();
};

namespace {

constexpr Timestamp kNow = 1'800'000'000'000;

SagaPolicy policy() {
    SagaPolicy policy;
    policy.attempts = 3;
    policy.undoAttempts = 2;
    return policy;
}

SagaRow fresh() {
    return fulfilment::start(
        {OrderId(QStringLiteral("o-1")), QStringLiteral("flow"), 2500, QStringLiteral("GBP"), 7},
        kNow, policy());
}

using Oracle = std::function<SagaAnswer(const SagaEffect&)>;

/// Runs every action the saga requests, with the oracle's responses; returns the actions in order.
QStringList play(SagaRow& saga, const Oracle& oracle) {
    QStringList actions;
    for (int step = 0; step < 200; ++step) {
        const auto effect = fulfilment::begin(saga, kNow + step);
        if (!effect) break;
        actions.append(toText(effect->action));
        fulfilment::handle(saga, effect->key, oracle(*effect), kNow + step, policy());
    }
    return actions;
}

Oracle refusing(const QList<SagaAction>& refused) {
    return [refused](const SagaEffect& effect) {
        return refused.contains(effect.action) ? SagaAnswer::refused(QStringLiteral("no"))
                                               : SagaAnswer::done(QStringLiteral("ref"));
    };
}

QStringList words(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const char* text : texts) list.append(QLatin1String(text));
    return list;
}

}  // namespace

void OrderFulfilmentTest::theStepsFollowEachOther() {
    SagaRow saga = fresh();
    QCOMPARE(play(saga, refusing({})),
             words({"take_payment", "create_shipment", "complete_order"}));
    QCOMPARE(saga.status, SagaStatus::Completed);
    QCOMPARE(saga.steps.size(), 4);
    QCOMPARE(saga.steps[0].action, SagaAction::ReserveStock);
    QCOMPARE(saga.dueAt, 0);
}

void OrderFulfilmentTest::SG_15_whatFailedIsNotUndoneAndTheRestInReverse_data() {
    QTest::addColumn<int>("failing");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("payment") << static_cast<int>(SagaAction::TakePayment)
                             << words({"take_payment", "release_stock", "fail_order"});
    QTest::newRow("shipment") << static_cast<int>(SagaAction::CreateShipment)
                              << words({"take_payment", "create_shipment", "refund_payment",
                                        "release_stock", "fail_order"});
    QTest::newRow("completion") << static_cast<int>(SagaAction::CompleteOrder)
                                << words({"take_payment", "create_shipment", "complete_order",
                                          "cancel_shipment", "refund_payment", "release_stock",
                                          "fail_order"});
}

void OrderFulfilmentTest::SG_15_whatFailedIsNotUndoneAndTheRestInReverse() {
    QFETCH(int, failing);
    QFETCH(QStringList, actions);
    SagaRow saga = fresh();
    QCOMPARE(play(saga, refusing({static_cast<SagaAction>(failing)})), actions);
    QCOMPARE(saga.status, SagaStatus::Compensated);
    QVERIFY(saga.failureReason.endsWith(QStringLiteral(": no")));
}

void OrderFulfilmentTest::SG_15_allUndoFailuresAreKeptWithTheFirstCause() {
    SagaRow saga = fresh();
    play(saga, [](const SagaEffect& effect) {
        const bool fails = effect.action == SagaAction::CompleteOrder ||
                           effect.action == SagaAction::CancelShipment ||
                           effect.action == SagaAction::RefundPayment;
        return fails ? SagaAnswer::refused(toText(effect.action)) : SagaAnswer::done();
    });
    QCOMPARE(saga.status, SagaStatus::CompensationFailed);
    QCOMPARE(saga.failureReason, QStringLiteral("complete_order: complete_order"));
    QStringList reasons;
    for (const SagaStep& step : saga.steps) {
        if (step.state == SagaStepState::Failed) reasons.append(step.reason);
    }
    QCOMPARE(reasons, words({"complete_order", "cancel_shipment", "refund_payment"}));
    QCOMPARE(saga.steps.last().action, SagaAction::FailOrder);
    QCOMPARE(saga.steps.last().state, SagaStepState::Done);
}

void OrderFulfilmentTest::anEffectIsRepeatedWithItsKeyUntilItIsGivenUp() {
    SagaRow saga = fresh();
    QSet<QString> keys;
    QList<qint64> pauses;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        const auto effect = fulfilment::begin(saga, kNow);
        QCOMPARE(effect->action, SagaAction::TakePayment);
        keys.insert(effect->key);
        fulfilment::handle(saga, effect->key, SagaAnswer::unanswered(QStringLiteral("silence")),
                           kNow, policy());
        pauses.append(saga.dueAt - kNow);
    }
    QCOMPARE(keys.size(), 1);
    QCOMPARE(pauses, (QList<qint64>{1000, 2000, 0}));
    QCOMPARE(saga.status, SagaStatus::Compensating);
}

void OrderFulfilmentTest::aStepWithoutAnswerIsUndoneToo() {
    SagaRow saga = fresh();
    const auto actions = play(saga, [](const SagaEffect& effect) {
        if (effect.action == SagaAction::TakePayment) {
            return SagaAnswer::unanswered(QStringLiteral("silence"));
        }
        if (effect.action == SagaAction::RefundPayment && !effect.otherUnknown) {
            return SagaAnswer::refused(QStringLiteral("was not told"));
        }
        return SagaAnswer::done();
    });
    QCOMPARE(actions.mid(3), words({"refund_payment", "release_stock", "fail_order"}));
    QCOMPARE(saga.status, SagaStatus::Compensated);
}

void OrderFulfilmentTest::aLateAnswerIsNoted() {
    SagaRow saga = fresh();
    const auto effect = fulfilment::begin(saga, kNow);
    QVERIFY(fulfilment::compensate(saga, QStringLiteral("by hand"), kNow));
    QVERIFY(fulfilment::handle(saga, effect->key, SagaAnswer::done(QStringLiteral("PAY-1")), kNow,
                               policy()));
    const auto undo = fulfilment::next(saga);
    QCOMPARE(undo->action, SagaAction::RefundPayment);
    QCOMPARE(undo->otherReference, QStringLiteral("PAY-1"));
    QVERIFY(!undo->otherUnknown);
    QVERIFY(!fulfilment::handle(saga, effect->key, SagaAnswer::done(), kNow, policy()));
}

void OrderFulfilmentTest::anotherTryAfterARefusalHasAnotherKey() {
    SagaRow saga = fresh();
    play(saga, refusing({SagaAction::CreateShipment, SagaAction::RefundPayment}));
    QCOMPARE(saga.status, SagaStatus::CompensationFailed);
    const QString refused = saga.steps[3].key;
    QCOMPARE(saga.steps[3].action, SagaAction::RefundPayment);
    QVERIFY(fulfilment::compensate(saga, {}, kNow));
    QVERIFY(fulfilment::next(saga)->key != refused);
}

void OrderFulfilmentTest::whatWasNotUndoneCanBeTriedAgain() {
    SagaRow saga = fresh();
    play(saga, refusing({SagaAction::CreateShipment, SagaAction::RefundPayment}));
    QVERIFY(!fulfilment::retry(saga, kNow, policy()));
    QVERIFY(fulfilment::compensate(saga, {}, kNow));
    QCOMPARE(play(saga, refusing({})), words({"refund_payment"}));
    QCOMPARE(saga.status, SagaStatus::Compensated);
    QVERIFY(fulfilment::retry(saga, kNow, policy()));
    QCOMPARE(play(saga, [](const SagaEffect& effect) { return SagaAnswer::done(effect.key); }),
             words({"reserve_stock", "take_payment", "create_shipment", "complete_order"}));
    QCOMPARE(saga.round, 2);
    QCOMPARE(saga.status, SagaStatus::Completed);
}

void OrderFulfilmentTest::aCancelledOrderIsUndone() {
    SagaRow saga = fresh();
    QVERIFY(!fulfilment::observe(saga, 7, true, QStringLiteral("amira"), kNow));
    QVERIFY(fulfilment::observe(saga, 8, false, QStringLiteral("amira"), kNow));
    QCOMPARE(saga.status, SagaStatus::Running);
    QVERIFY(fulfilment::observe(saga, 9, true, QStringLiteral("amira"), kNow));
    QCOMPARE(saga.status, SagaStatus::Compensating);
    QVERIFY(saga.failureReason.contains(QStringLiteral("amira")));
}

void OrderFulfilmentTest::whatIsBeingCompletedIsNotUndone() {
    SagaRow saga = fresh();
    for (int step = 0; step < 2; ++step) {
        fulfilment::handle(saga, fulfilment::begin(saga, kNow)->key, SagaAnswer::done(), kNow,
                           policy());
    }
    for (int attempt = 0; attempt < 20; ++attempt) {
        const auto effect = fulfilment::begin(saga, kNow);
        QCOMPARE(effect->action, SagaAction::CompleteOrder);
        QCOMPARE(fulfilment::compensate(saga, {}, kNow).error().reason,
                 QStringLiteral("saga_being_completed"));
        QVERIFY(!fulfilment::expire(saga, saga.deadline));
        fulfilment::handle(saga, effect->key, SagaAnswer::unanswered({}), kNow, policy());
        QCOMPARE(saga.status, SagaStatus::Running);
    }
    play(saga, refusing({}));
    QCOMPARE(saga.status, SagaStatus::Completed);
}

void OrderFulfilmentTest::requestsThatMakeNoSenseAreRefused() {
    SagaRow running = fresh();
    QVERIFY(!fulfilment::retry(running, kNow, policy()));
    QVERIFY(fulfilment::resume(running, kNow));
    SagaRow completed = fresh();
    play(completed, refusing({}));
    QCOMPARE(fulfilment::retry(completed, kNow, policy()).error().reason,
             QStringLiteral("saga_not_retryable"));
    QVERIFY(!fulfilment::resume(completed, kNow));
    QVERIFY(!fulfilment::compensate(completed, {}, kNow));
    QVERIFY(!fulfilment::expire(completed, running.deadline));
    QVERIFY(!fulfilment::expire(running, running.deadline - 1));
    QVERIFY(fulfilment::expire(running, running.deadline));
}

void OrderFulfilmentTest::whateverFailsNothingHappensTwiceAndTheUndoIsReversed() {
    const bool good = rc::check([](const std::vector<quint8>& dice, bool byHand) {
        SagaRow saga = fresh();
        std::size_t next = 0;
        const auto die = [&] { return next < dice.size() ? dice[next++] : quint8{0}; };
        QSet<QString> applied;
        QList<SagaAction> effects;
        // The outside world: an effect happens at most once per key, and responses may be lost.
        const auto oracle = [&](const SagaEffect& effect) {
            if (applied.contains(effect.key)) {
                return die() % 4 == 1 ? SagaAnswer::unanswered({}) : SagaAnswer::done();
            }
            switch (die() % 6) {
                case 1:
                    return SagaAnswer::refused(QStringLiteral("no"));
                case 2:
                    return SagaAnswer::unanswered(QStringLiteral("nothing happened"));
                default:
                    break;
            }
            applied.insert(effect.key);
            effects.append(effect.action);
            return die() % 5 == 1 ? SagaAnswer::unanswered(QStringLiteral("answer lost"))
                                  : SagaAnswer::done();
        };
        if (byHand && fulfilment::begin(saga, kNow)) {
            RC_ASSERT(fulfilment::compensate(saga, QStringLiteral("by hand"), kNow).has_value());
        }
        play(saga, oracle);
        RC_ASSERT(!saga.isOpen());
        const QSet<SagaAction> once(effects.begin(), effects.end());
        RC_ASSERT(once.size() == effects.size());
        RC_ASSERT(std::is_sorted(effects.begin(), effects.end()));
        if (saga.status == SagaStatus::Completed) {
            RC_ASSERT(!once.contains(SagaAction::FailOrder));
        } else if (saga.status == SagaStatus::Compensated) {
            RC_ASSERT(!once.contains(SagaAction::TakePayment) ||
                      once.contains(SagaAction::RefundPayment));
            RC_ASSERT(!once.contains(SagaAction::CreateShipment) ||
                      once.contains(SagaAction::CancelShipment));
            RC_ASSERT(once.contains(SagaAction::FailOrder));
        }
    });
    QVERIFY(good);
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::OrderFulfilmentTest)
#include "OrderFulfilmentTest.moc"
