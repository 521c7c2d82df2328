// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace countertop {

/// The state of a saga. Compensating: undoing what was done. CompensationFailed: everything that
/// could be undone is undone, the rest waits for a person. GivenUp: that person has given up the
/// rest.
enum class SagaStatus {
    Running,
    Completed,
    Compensating,
    Compensated,
    CompensationFailed,
    GivenUp
};

/// The actions of a saga that fulfils an order, and those that undo them.
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

/// The state of a step. Started was stored before its effect and may have had it. Failed certainly
/// had no effect. Unknown was given up without an answer, so it may have had one.
enum class SagaStepState { Started, Done, Failed, Unknown };

/// The stored words: "compensation_failed", "take_payment", "started" …
[[nodiscard]] QString toText(SagaStatus status);
[[nodiscard]] QString toText(SagaAction action);
[[nodiscard]] QString toText(SagaStepState state);
[[nodiscard]] std::optional<SagaStatus> sagaStatusFromText(QStringView text);
[[nodiscard]] std::optional<SagaAction> sagaActionFromText(QStringView text);
[[nodiscard]] std::optional<SagaStepState> sagaStepStateFromText(QStringView text);

/// One executed step; steps are in the order they began. A step repeated in another round is a
/// separate one.
struct SagaStep {
    SagaAction action = SagaAction::ReserveStock;
    int round = 1;
    SagaStepState state = SagaStepState::Started;
    int attempts = 1;
    QString key;        ///< the same for all attempts, so that the receiver recognises repeats
    QString reference;  ///< the other side's name for it: a payment's id, a tracking number
    QString reason;     ///< why it failed, or why the last attempt had no answer
    Timestamp startedAt = 0;
    Timestamp endedAt = 0;  ///< 0 while not ended

    bool operator==(const SagaStep&) const = default;
};

/// The type of sagas that refund money which the gateway took for a completed order. Their only
/// work is to undo a payment.
inline constexpr char16_t kRefundSaga[] = u"gateway_refund";

/// One saga as stored. `version` counts its saves.
struct SagaRow {
    QString sagaId;
    QString type;
    OrderId orderId;      ///< of the current round
    QString orderNumber;  ///< joined when read, never stored
    QString correlationId;
    SagaStatus status = SagaStatus::Running;
    int round = 1;  ///< incremented by every retry that starts over
    qint64 amountMinor = 0;
    QString currency;
    QList<SagaStep> steps;
    QList<qint64> observed;      ///< positions of the order's events it has received
    QString failureReason;       ///< the first cause in the current round
    bool givenUpByHand = false;  ///< a person cancelled the order or had the round undone
    Timestamp startedAt = 0;
    Timestamp updatedAt = 0;
    Timestamp deadline = 0;  ///< a saga still running then is undone
    Timestamp dueAt = 0;     ///< when to continue; 0 once it has ended
    qint64 version = 0;

    [[nodiscard]] bool isRefund() const { return type == QStringView(kRefundSaga); }
    /// True when a payment was, or may have been, taken and is not refunded.
    [[nodiscard]] bool owesRefund() const;
    [[nodiscard]] bool isOpen() const {
        return status == SagaStatus::Running || status == SagaStatus::Compensating;
    }
    /// The current step: the last one begun.
    [[nodiscard]] std::optional<SagaAction> currentStep() const;
    bool operator==(const SagaRow&) const = default;
};

/// Selects sagas. Every field narrows further. `orderId` finds sagas by the order of any round.
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
