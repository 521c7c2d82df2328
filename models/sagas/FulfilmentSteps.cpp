// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/FulfilmentSteps.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace countertop {

namespace fulfilment {

namespace {

constexpr SagaAction kForward[] = {SagaAction::ReserveStock, SagaAction::TakePayment,
                                   SagaAction::CreateShipment, SagaAction::CompleteOrder};

bool mayHaveHappened(const SagaRow& saga, SagaAction action) {
    const SagaStep* step = lastStep(saga, action);
    return step && step->state != SagaStepState::Failed;
}

}  // namespace

bool isForward(SagaAction action) {
    return std::find(std::begin(kForward), std::end(kForward), action) != std::end(kForward);
}

QString derivedId(const QString& text) {
    static constexpr QUuid kNamespace(0x5b0d6a0e, 0x52c7, 0x4c52, 0x8e, 0x0f, 0x1f, 0x4a, 0x77,
                                      0x63, 0x2c, 0x19);
    return QUuid::createUuidV5(kNamespace, text).toString(QUuid::WithoutBraces);
}

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

bool isBeingCompleted(const SagaRow& saga) {
    const SagaStep* step = lastStep(saga, SagaAction::CompleteOrder);
    return saga.status == SagaStatus::Running && step && step->state == SagaStepState::Started &&
           step->attempts > 0;
}

void endUndoing(SagaRow& saga) {
    const bool allUndone = std::all_of(std::begin(kUndo), std::end(kUndo), [&](const auto& pair) {
        return !mayHaveHappened(saga, pair.second) || isDone(saga, pair.first);
    });
    saga.status = allUndone ? SagaStatus::Compensated : SagaStatus::CompensationFailed;
    saga.dueAt = 0;
}

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

}  // namespace fulfilment

}  // namespace countertop
