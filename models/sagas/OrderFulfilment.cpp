// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/OrderFulfilment.h"

#include <QUuid>

#include <algorithm>
#include <limits>
#include <numeric>

namespace countertop {

namespace fulfilment {

namespace {

constexpr SagaAction kForward[] = {SagaAction::ReserveStock, SagaAction::TakePayment,
                                   SagaAction::CreateShipment, SagaAction::CompleteOrder};

/// In execution order: the reverse of the steps. The last two always run if an order was placed;
/// one command does both.
constexpr std::pair<SagaAction, SagaAction> kUndo[] = {
    {SagaAction::CancelShipment, SagaAction::CreateShipment},
    {SagaAction::RefundPayment, SagaAction::TakePayment},
    {SagaAction::ReleaseStock, SagaAction::ReserveStock},
    {SagaAction::FailOrder, SagaAction::ReserveStock},
};

/// Actions of other parties. A command's outcome, in contrast, is always known to the shop.
bool isOutside(SagaAction action) {
    return action == SagaAction::TakePayment || action == SagaAction::CreateShipment;
}

bool isForward(SagaAction action) {
    return std::find(std::begin(kForward), std::end(kForward), action) != std::end(kForward);
}

/// A deterministic UUID derived from a text.
QString derivedId(const QString& text) {
    static constexpr QUuid kNamespace(0x5b0d6a0e, 0x52c7, 0x4c52, 0x8e, 0x0f, 0x1f, 0x4a, 0x77,
                                      0x63, 0x2c, 0x19);
    return QUuid::createUuidV5(kNamespace, text).toString(QUuid::WithoutBraces);
}

/// The last step of the current round with that action.
const SagaStep* lastStep(const SagaRow& saga, SagaAction action) {
    for (auto step = saga.steps.crbegin(); step != saga.steps.crend(); ++step) {
        if (step->action == action && step->round == saga.round) return &*step;
    }
    return nullptr;
}

SagaStep* lastStep(SagaRow& saga, SagaAction action) {
    return const_cast<SagaStep*>(lastStep(std::as_const(saga), action));
}

bool isDone(const SagaRow& saga, SagaAction action) {
    const SagaStep* step = lastStep(saga, action);
    return step && step->state == SagaStepState::Done;
}

bool mayHaveHappened(const SagaRow& saga, SagaAction action) {
    const SagaStep* step = lastStep(saga, action);
    return step && step->state != SagaStepState::Failed;
}

/// Receivers recognise a key they have executed. A refused one had no effect, so a new attempt
/// needs another key.
QString keyFor(const SagaRow& saga, SagaAction action) {
    const auto refused =
        std::count_if(saga.steps.begin(), saga.steps.end(), [&](const SagaStep& step) {
            return step.action == action && step.round == saga.round &&
                   step.state == SagaStepState::Failed;
        });
    QString key = QStringLiteral("%1/%2/%3").arg(saga.sagaId).arg(saga.round).arg(toText(action));
    if (refused > 0) key += QStringLiteral("/%1").arg(refused + 1);
    return key;
}

/// The step to start or continue: the first one that is not done.
std::optional<SagaAction> nextForward(const SagaRow& saga) {
    for (const SagaAction action : kForward) {
        if (!isDone(saga, action)) return action;
    }
    return std::nullopt;
}

std::optional<SagaAction> nextUndo(const SagaRow& saga) {
    for (const auto& [undo, action] : kUndo) {
        const SagaStep* tried = lastStep(saga, undo);
        const bool isOpen = !tried || tried->state == SagaStepState::Started;
        if (isOpen && mayHaveHappened(saga, action)) return undo;
    }
    return std::nullopt;
}

std::optional<SagaAction> nextAction(const SagaRow& saga) {
    switch (saga.status) {
        case SagaStatus::Running:
            return nextForward(saga);
        case SagaStatus::Compensating:
            return nextUndo(saga);
        case SagaStatus::Completed:
        case SagaStatus::Compensated:
        case SagaStatus::CompensationFailed:
        case SagaStatus::GivenUp:
            break;
    }
    return std::nullopt;
}

/// The step whose key and reference the action needs.
const SagaStep* otherStep(const SagaRow& saga, SagaAction action) {
    switch (action) {
        case SagaAction::CompleteOrder:
        case SagaAction::CancelShipment:
            return lastStep(saga, SagaAction::CreateShipment);
        case SagaAction::RefundPayment:
            return lastStep(saga, SagaAction::TakePayment);
        case SagaAction::FailOrder:
            return lastStep(saga, SagaAction::ReleaseStock);
        case SagaAction::ReserveStock:
        case SagaAction::TakePayment:
        case SagaAction::CreateShipment:
        case SagaAction::ReleaseStock:
            break;
    }
    return nullptr;
}

/// The id of the order a round places; the same for every attempt.
QString orderIdOf(const SagaRow& saga) {
    return derivedId(QStringLiteral("%1/order/%2").arg(saga.sagaId).arg(saga.round));
}

SagaStep openStep(const SagaRow& saga, SagaAction action, Timestamp at) {
    SagaStep step;
    step.action = action;
    step.round = saga.round;
    step.attempts = 0;
    step.key = keyFor(saga, action);
    step.startedAt = at;
    if (action == SagaAction::ReserveStock) step.reference = orderIdOf(saga);
    return step;
}

/// Ends compensation once nothing is left to try.
void endUndoing(SagaRow& saga) {
    const bool allUndone = std::all_of(std::begin(kUndo), std::end(kUndo), [&](const auto& pair) {
        return !mayHaveHappened(saga, pair.second) || isDone(saga, pair.first);
    });
    saga.status = allUndone ? SagaStatus::Compensated : SagaStatus::CompensationFailed;
    saga.dueAt = 0;
}

/// The goods may be on their way, so the saga can no longer be undone. Completing only sends
/// commands, and repeating a command always returns its outcome.
bool isBeingCompleted(const SagaRow& saga) {
    const SagaStep* step = lastStep(saga, SagaAction::CompleteOrder);
    return saga.status == SagaStatus::Running && step && step->state == SagaStepState::Started &&
           step->attempts > 0;
}

int maximumAttempts(SagaAction action, const SagaPolicy& policy) {
    if (action == SagaAction::CompleteOrder) return std::numeric_limits<int>::max();
    return isForward(action) ? policy.attempts : policy.undoAttempts;
}

/// A step that was started and not answered may have had its effect.
void startUndoing(SagaRow& saga, const QString& reason, Timestamp at) {
    for (SagaStep& step : saga.steps) {
        if (step.state != SagaStepState::Started || !isForward(step.action)) continue;
        step.state = step.attempts == 0 ? SagaStepState::Failed : SagaStepState::Unknown;
        step.endedAt = at;
    }
    for (const auto& [undo, action] : kUndo) {
        const SagaStep* tried = lastStep(std::as_const(saga), undo);
        const bool gaveUp =
            tried && tried->state != SagaStepState::Done && tried->state != SagaStepState::Started;
        if (gaveUp && mayHaveHappened(saga, action)) saga.steps.append(openStep(saga, undo, at));
    }
    saga.status = SagaStatus::Compensating;
    saga.failureReason = reason;
    saga.dueAt = at;
    if (!nextUndo(saga)) endUndoing(saga);
}

void noteAnswer(SagaStep& step, const SagaAnswer& answer, Timestamp at, int most) {
    step.reason = answer.reason;
    switch (answer.kind) {
        case SagaAnswer::Kind::Done:
            step.state = SagaStepState::Done;
            if (!answer.reference.isEmpty()) step.reference = answer.reference;
            break;
        case SagaAnswer::Kind::Refused:
            step.state = step.attempts > 1 && isOutside(step.action) ? SagaStepState::Unknown
                                                                     : SagaStepState::Failed;
            break;
        case SagaAnswer::Kind::HalfDone:
            step.state = SagaStepState::Unknown;
            if (!answer.reference.isEmpty()) step.reference = answer.reference;
            break;
        case SagaAnswer::Kind::Unanswered:
            if (step.attempts < most) return;
            step.state = SagaStepState::Unknown;
            break;
    }
    step.endedAt = at;
}

/// Moves a running saga on after the answer to one of its steps.
void advance(SagaRow& saga, const SagaStep& step, Timestamp at) {
    if (step.state != SagaStepState::Done) {
        startUndoing(saga, QStringLiteral("%1: %2").arg(toText(step.action), step.reason), at);
        return;
    }
    if (step.action == SagaAction::ReserveStock) saga.orderId = OrderId(step.reference);
    saga.dueAt = at;
    if (nextForward(saga)) return;
    saga.status = SagaStatus::Completed;
    saga.dueAt = 0;
}

QString standing(const SagaRow& saga) {
    if (saga.status == SagaStatus::GivenUp) return QStringLiteral("is given up");
    return saga.isOpen() ? QStringLiteral("is still under way") : QStringLiteral("is completed");
}

QString sentence(const SagaRow& saga, const QString& rest) {
    return QStringLiteral("The saga '%1' %2").arg(saga.sagaId, rest);
}

}  // namespace

QString sagaIdOf(const OrderId& orderId) {
    return derivedId(QStringLiteral("order_fulfilment/") + orderId.text());
}

QString refundSagaIdOf(const QString& refundId) {
    return derivedId(QStringLiteral("gateway_refund/") + refundId);
}

SagaRow start(const FulfilmentStart& facts, Timestamp at, const SagaPolicy& policy) {
    SagaRow saga;
    saga.sagaId = sagaIdOf(facts.orderId);
    saga.type = QStringView(kType).toString();
    saga.orderId = facts.orderId;
    saga.correlationId = facts.correlationId;
    saga.amountMinor = facts.amountMinor;
    saga.currency = facts.currency;
    saga.observed = {facts.position};
    saga.startedAt = at;
    saga.updatedAt = at;
    saga.dueAt = at;
    saga.deadline = at + policy.timeoutMs;
    saga.version = 1;
    SagaStep placed = openStep(saga, SagaAction::ReserveStock, at);
    placed.attempts = 1;
    placed.state = SagaStepState::Done;
    placed.reference = facts.orderId.text();
    placed.endedAt = at;
    saga.steps.append(placed);
    return saga;
}

SagaRow startOrphanedRefund(const OrderId& orderId, const QString& currency,
                            const RefundStart& facts, Timestamp at) {
    SagaRow saga;
    saga.sagaId = refundSagaIdOf(facts.refundId);
    saga.type = QStringView(kRefundSaga).toString();
    saga.orderId = orderId;
    saga.correlationId = facts.correlationId;
    saga.status = SagaStatus::CompensationFailed;
    saga.amountMinor = facts.amountMinor;
    saga.currency = currency;
    saga.observed = {facts.position};
    saga.failureReason = QStringLiteral("Nothing is known of the payment that is wanted back");
    saga.startedAt = at;
    saga.updatedAt = at;
    saga.version = 1;
    return saga;
}

std::optional<SagaRow> startRefund(const SagaRow& fulfilment, const RefundStart& facts,
                                   Timestamp at) {
    const SagaStep* payment = lastStep(fulfilment, SagaAction::TakePayment);
    if (!payment || payment->state != SagaStepState::Done) return std::nullopt;
    SagaRow saga = startOrphanedRefund(fulfilment.orderId, fulfilment.currency, facts, at);
    saga.status = SagaStatus::Compensating;
    saga.failureReason = facts.reason;
    saga.dueAt = at;
    // The payment to refund: its key and the gateway's reference.
    saga.steps.append(*payment);
    saga.steps.last().round = saga.round;
    return saga;
}

std::optional<SagaEffect> next(const SagaRow& saga) {
    const auto action = nextAction(saga);
    if (!action) return std::nullopt;
    SagaEffect effect;
    effect.action = *action;
    const SagaStep* begun = lastStep(saga, *action);
    const bool isAgain = begun && begun->state == SagaStepState::Started;
    effect.key = isAgain ? begun->key : keyFor(saga, *action);
    effect.sagaId = saga.sagaId;
    effect.correlationId = saga.correlationId;
    effect.orderId = saga.orderId;
    effect.amountMinor = saga.amountMinor;
    effect.currency = saga.currency;
    effect.reason = saga.failureReason;
    effect.isPart = saga.isRefund();
    if (*action == SagaAction::ReserveStock) effect.newOrderId = OrderId(orderIdOf(saga));
    if (const SagaStep* other = otherStep(saga, *action)) {
        effect.otherKey = other->key;
        effect.otherReference = other->reference;
        effect.otherUnknown = other->state != SagaStepState::Done;
    }
    return effect;
}

std::optional<SagaEffect> begin(SagaRow& saga, Timestamp at) {
    auto effect = next(saga);
    if (!effect) return effect;
    const SagaStep* open = lastStep(std::as_const(saga), effect->action);
    if (!open || open->state != SagaStepState::Started) {
        saga.steps.append(openStep(saga, effect->action, at));
    }
    ++lastStep(saga, effect->action)->attempts;
    effect->attempt = std::accumulate(
        saga.steps.begin(), saga.steps.end(), 0, [&](int attempts, const SagaStep& step) {
            return attempts + (step.key == effect->key ? step.attempts : 0);
        });
    saga.updatedAt = at;
    return effect;
}

bool handle(SagaRow& saga, const QString& key, const SagaAnswer& answer, Timestamp at,
            const SagaPolicy& policy) {
    const auto found = std::find_if(saga.steps.rbegin(), saga.steps.rend(), [&](const auto& step) {
        return step.key == key &&
               (step.state == SagaStepState::Started || step.state == SagaStepState::Unknown);
    });
    if (found == saga.steps.rend()) return false;
    const bool isLate = found->state == SagaStepState::Unknown;
    if (isLate && answer.kind == SagaAnswer::Kind::Unanswered) return false;
    noteAnswer(*found, answer, at, maximumAttempts(found->action, policy));
    saga.updatedAt = at;
    if (found->state == SagaStepState::Started) {
        saga.dueAt = at + std::max(policy.pauses.delayMs(found->attempts), answer.retryAfterMs);
    } else if (saga.status == SagaStatus::Running) {
        advance(saga, SagaStep(*found), at);
    } else if (saga.status == SagaStatus::Compensating) {
        saga.dueAt = at;
        if (!nextUndo(saga)) endUndoing(saga);
    }
    return true;
}

bool observe(SagaRow& saga, qint64 position, bool isCancellation, const QString& actor,
             Timestamp at) {
    if (saga.observed.contains(position)) return false;
    saga.observed.append(position);
    saga.updatedAt = at;
    if (isCancellation && saga.status == SagaStatus::Running && !isBeingCompleted(saga)) {
        saga.givenUpByHand = true;
        startUndoing(saga, QStringLiteral("The order was cancelled by %1").arg(actor), at);
    }
    return true;
}

bool expire(SagaRow& saga, Timestamp at) {
    if (saga.status != SagaStatus::Running || saga.deadline > at) return false;
    if (isBeingCompleted(saga)) return false;
    startUndoing(saga, QStringLiteral("It was not finished in time"), at);
    saga.updatedAt = at;
    return true;
}

Result<void> retry(SagaRow& saga, Timestamp at, const SagaPolicy& policy) {
    if (saga.isRefund()) return compensate(saga, {}, at);
    if (saga.isOpen() || saga.status == SagaStatus::Completed ||
        saga.status == SagaStatus::GivenUp) {
        return fail(ErrorCode::InvalidTransition, sentence(saga, standing(saga)),
                    QStringLiteral("saga_not_retryable"));
    }
    if (saga.status == SagaStatus::CompensationFailed) {
        const bool anyUndone =
            std::any_of(std::begin(kUndo), std::end(kUndo),
                        [&](const auto& pair) { return isDone(saga, pair.first); });
        if (anyUndone) {
            return fail(ErrorCode::InvalidTransition,
                        sentence(saga, QStringLiteral("is undone in part; undo the rest first")),
                        QStringLiteral("saga_half_undone"));
        }
    } else {
        ++saga.round;
        saga.steps.append(openStep(saga, SagaAction::ReserveStock, at));
    }
    saga.status = SagaStatus::Running;
    saga.failureReason.clear();
    saga.givenUpByHand = false;
    saga.deadline = at + policy.timeoutMs;
    saga.dueAt = at;
    saga.updatedAt = at;
    return {};
}

Result<void> resume(SagaRow& saga, Timestamp at) {
    if (!saga.isOpen()) {
        return fail(ErrorCode::InvalidTransition, sentence(saga, QStringLiteral("has ended")),
                    QStringLiteral("saga_ended"));
    }
    saga.dueAt = at;
    saga.updatedAt = at;
    return {};
}

Result<void> compensate(SagaRow& saga, const QString& reason, Timestamp at) {
    if (isBeingCompleted(saga)) {
        return fail(ErrorCode::InvalidTransition,
                    sentence(saga, QStringLiteral("is being completed")),
                    QStringLiteral("saga_being_completed"));
    }
    if (saga.status == SagaStatus::Running) {
        saga.givenUpByHand = true;
        startUndoing(saga, reason, at);
        saga.updatedAt = at;
        return {};
    }
    if (saga.status != SagaStatus::CompensationFailed) {
        return fail(ErrorCode::InvalidTransition,
                    sentence(saga, saga.status == SagaStatus::Compensated
                                       ? QStringLiteral("is undone already")
                                       : standing(saga)),
                    QStringLiteral("saga_not_undoable"));
    }
    if (saga.isRefund() && !lastStep(std::as_const(saga), SagaAction::TakePayment)) {
        return fail(ErrorCode::InvalidTransition,
                    sentence(saga, QStringLiteral("knows no payment to give back; give it up")),
                    QStringLiteral("saga_without_payment"));
    }
    for (const auto& [undo, action] : kUndo) {
        const SagaStep* tried = lastStep(std::as_const(saga), undo);
        if (tried && tried->state != SagaStepState::Done)
            saga.steps.append(openStep(saga, undo, at));
    }
    saga.status = SagaStatus::Compensating;
    saga.dueAt = at;
    saga.updatedAt = at;
    return {};
}

Result<void> giveUp(SagaRow& saga, const QString& reason, Timestamp at) {
    if (saga.status == SagaStatus::GivenUp) return {};
    if (saga.status != SagaStatus::CompensationFailed || !saga.owesRefund()) {
        return fail(ErrorCode::InvalidTransition,
                    sentence(saga, QStringLiteral("has no refund that failed")),
                    QStringLiteral("saga_not_given_up"));
    }
    saga.status = SagaStatus::GivenUp;
    saga.failureReason = saga.failureReason.isEmpty()
                             ? reason
                             : QStringLiteral("%1; given up: %2").arg(saga.failureReason, reason);
    saga.givenUpByHand = true;
    saga.dueAt = 0;
    saga.updatedAt = at;
    return {};
}

}  // namespace fulfilment

}  // namespace countertop
