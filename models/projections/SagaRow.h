// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace countertop {

/// Where a saga stands. Compensating undoes what was done; CompensationFailed has undone all that
/// could be undone and waits for a person.
/// GivenUp: that person has given up what could not be undone.
enum class SagaStatus {
    Running,
    Completed,
    Compensating,
    Compensated,
    CompensationFailed,
    GivenUp
};

/// What a saga does to fulfil an order, and what undoes it.
enum class SagaAction {
    ReserveStock,
    TakePayment,
    CreateShipment,
    CompleteOrder,
    CancelShipment,
    RefundPayment,
    ReleaseStock,
    FailOrder,
};

/// How a step stands. Started was written down before its effect and may have had it; Failed had
/// none for certain; Unknown was given up without an answer, so it may have had its effect.
enum class SagaStepState { Started, Done, Failed, Unknown };

/// The stored words: "compensation_failed", "take_payment", "started" …
[[nodiscard]] QString toText(SagaStatus status);
[[nodiscard]] QString toText(SagaAction action);
[[nodiscard]] QString toText(SagaStepState state);
[[nodiscard]] std::optional<SagaStatus> sagaStatusFromText(QStringView text);
[[nodiscard]] std::optional<SagaAction> sagaActionFromText(QStringView text);
[[nodiscard]] std::optional<SagaStepState> sagaStepStateFromText(QStringView text);

/// One step as it was done, in the order of their beginning; a step done again in another round is
/// another one.
struct SagaStep {
    SagaAction action = SagaAction::ReserveStock;
    int round = 1;
    SagaStepState state = SagaStepState::Started;
    int attempts = 1;
    QString key;        ///< the same over all attempts: who receives the effect twice knows it
    QString reference;  ///< what the other side calls it: a payment's id, a tracking number
    QString reason;     ///< why it failed, or why the last attempt had no answer
    Timestamp startedAt = 0;
    Timestamp endedAt = 0;  ///< 0 while it is started

    bool operator==(const SagaStep&) const = default;
};

/// The type of sagas that give money back which the gateway took for a completed order: they have
/// nothing but a payment to undo.
inline constexpr char16_t kRefundSaga[] = u"gateway_refund";

/// One saga as it is stored. `version` counts its saves.
struct SagaRow {
    QString sagaId;
    QString type;
    OrderId orderId;      ///< of the present round
    QString orderNumber;  ///< read with it, never stored
    QString correlationId;
    SagaStatus status = SagaStatus::Running;
    int round = 1;  ///< one more with every retry that begins anew
    qint64 amountMinor = 0;
    QString currency;
    QList<SagaStep> steps;
    QList<qint64> observed;      ///< positions of the order's events it was told of
    QString failureReason;       ///< the first cause of the present round
    bool givenUpByHand = false;  ///< a person cancelled the order or had the round undone
    Timestamp startedAt = 0;
    Timestamp updatedAt = 0;
    Timestamp deadline = 0;  ///< a saga still running then is undone
    Timestamp dueAt = 0;     ///< when to go on; 0 once it has ended
    qint64 version = 0;

    [[nodiscard]] bool isRefund() const { return type == QStringView(kRefundSaga); }
    /// Of a payment that was, or may have been, taken and is not given back.
    [[nodiscard]] bool owesRefund() const;
    [[nodiscard]] bool isOpen() const {
        return status == SagaStatus::Running || status == SagaStatus::Compensating;
    }
    /// The step it stands at: the last one begun.
    [[nodiscard]] std::optional<SagaAction> currentStep() const;
    bool operator==(const SagaRow&) const = default;
};

/// Which sagas; every part narrows further. `orderId` finds the sagas of any round's order.
struct SagaFilter {
    std::optional<SagaStatus> status;
    OrderId orderId;
    QString correlationId;

    bool operator==(const SagaFilter&) const = default;
};

struct SagaCount {
    SagaStatus status = SagaStatus::Running;
    qint64 sagas = 0;
    bool operator==(const SagaCount&) const = default;
};

}  // namespace countertop
