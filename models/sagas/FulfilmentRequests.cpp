// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/FulfilmentRequests.h"

#include "models/sagas/FulfilmentSteps.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace fulfilment {

namespace {

QString standing(const SagaRow& saga) {
    if (saga.status == SagaStatus::GivenUp) return QStringLiteral("is given up");
    return saga.isOpen() ? QStringLiteral("is still under way") : QStringLiteral("is completed");
}

QString sentence(const SagaRow& saga, const QString& rest) {
    return QStringLiteral("The saga '%1' %2").arg(saga.sagaId, rest);
}

}  // namespace

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
