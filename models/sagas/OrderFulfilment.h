// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/sagas/SagaEffect.h"

namespace countertop {

/// Facts of a placed order from which its saga starts.
struct FulfilmentStart {
    OrderId orderId;
    QString correlationId;
    qint64 amountMinor = 0;
    QString currency;
    qint64 position = 0;  ///< of the event
};

/// The rules of fulfilling an order: reserve stock, take payment, create the shipment, complete the
/// order. When a step fails, undo the completed steps in reverse order, continuing past those that
/// cannot be undone. Pure functions over a saga's row: no clock, no database, no network. Placing
/// the order reserves the stock, so that payment is only taken for goods in stock.
///
/// A key consists of saga, round and action. A step refused at its first attempt certainly had no
/// effect, so a manual retry uses another key. A step refused by a gateway after an attempt without
/// an answer may have been executed by that attempt, so it is undone by its key.
namespace fulfilment {

inline constexpr char16_t kType[] = u"order_fulfilment";
/// Facts of a refund request from which its saga starts.
struct RefundStart {
    QString refundId;
    QString correlationId;
    qint64 amountMinor = 0;
    QString reason;
    qint64 position = 0;  ///< of the event
};

/// The saga of a refund, see kRefundSaga; the same id for the same request. A manual retry
/// continues that refund. nullopt when the order's fulfilment has taken no payment.
[[nodiscard]] std::optional<SagaRow> startRefund(const SagaRow& fulfilment,
                                                 const RefundStart& facts, Timestamp at);

/// The saga of a refund of an unknown payment: it waits for a person to give it up.
[[nodiscard]] SagaRow startOrphanedRefund(const OrderId& orderId, const QString& currency,
                                          const RefundStart& facts, Timestamp at);

/// The id of an order's saga; the same for the same order, so that it starts only once.
[[nodiscard]] QString sagaIdOf(const OrderId& orderId);
/// The id of the saga of a refund requested from the gateway.
[[nodiscard]] QString refundSagaIdOf(const QString& refundId);
[[nodiscard]] SagaRow start(const FulfilmentStart& facts, Timestamp at, const SagaPolicy& policy);

/// The next effect to execute, or nullopt when the saga has ended.
[[nodiscard]] std::optional<SagaEffect> next(const SagaRow& saga);

/// Records that the next effect is about to happen, and returns it. Save the saga before executing.
[[nodiscard]] std::optional<SagaEffect> begin(SagaRow& saga, Timestamp at);

/// Records the answer to the effect with that key and advances the saga. False when the saga is not
/// waiting for it.
bool handle(SagaRow& saga, const QString& key, const SagaAnswer& answer, Timestamp at,
            const SagaPolicy& policy);

/// Records an event of the saga's order with another cause; a cancellation undoes the saga. False
/// when the event is already recorded.
bool observe(SagaRow& saga, qint64 position, bool isCancellation, const QString& actor,
             Timestamp at);

/// Undoes a running saga whose deadline has passed, unless it is being completed. Returns whether
/// it did.
bool expire(SagaRow& saga, Timestamp at);

}  // namespace fulfilment

}  // namespace countertop
