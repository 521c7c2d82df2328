// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/OrderFulfilment.h"

#include "models/sagas/FulfilmentSteps.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace countertop {

namespace fulfilment {

namespace {

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

/// Actions of other parties. A command's outcome, in contrast, is always known to the shop.
bool isOutside(SagaAction action) {
    return action == SagaAction::TakePayment || action == SagaAction::CreateShipment;
}

int maximumAttempts(SagaAction action, const SagaPolicy& policy) {
    if (action == SagaAction::CompleteOrder) return std::numeric_limits<int>::max();
    return isForward(action) ? policy.attempts : policy.undoAttempts;
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

}  // namespace fulfilment

}  // namespace countertop
