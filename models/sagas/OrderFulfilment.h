// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/sagas/SagaEffect.h"

namespace countertop {

/// What the placing of an order tells its saga.
struct FulfilmentStart {
    OrderId orderId;
    QString correlationId;
    qint64 amountMinor = 0;
    QString currency;
    qint64 position = 0;  ///< of the event
};

/// The rules of fulfilling an order: reserve stock, take payment, create the shipment, complete the
/// order; and when one of them fails, undo what was done in reverse order, past what cannot be
/// undone. Pure functions over a saga's row: no clock, no database, no network. Stock is reserved
/// by the order's placing, so that the money is only taken for goods that are there.
///
/// A key is made of saga, round and action. Only a step that was refused at its first attempt, and
/// so had no effect for certain, is done again by hand with another key. What a gateway refuses
/// after an attempt without an answer may have been done by that attempt: it is undone by its key.
namespace fulfilment {

inline constexpr char16_t kType[] = u"order_fulfilment";
/// What a request for a refund tells its saga.
struct RefundStart {
    QString refundId;
    QString correlationId;
    qint64 amountMinor = 0;
    QString reason;
    qint64 position = 0;  ///< of the event
};

/// The saga of a refund, see kRefundSaga; the same id for the same request. Tried again by hand it
/// goes on with that refund. Nothing when the order's fulfilment has taken no payment.
[[nodiscard]] std::optional<SagaRow> startRefund(const SagaRow& fulfilment,
                                                 const RefundStart& facts, Timestamp at);

/// The saga of a refund of a payment that nobody knows: it waits for a person to give it up.
[[nodiscard]] SagaRow startOrphanedRefund(const OrderId& orderId, const QString& currency,
                                          const RefundStart& facts, Timestamp at);

/// The saga of an order; the same id for the same order, so that it begins once.
[[nodiscard]] QString sagaIdOf(const OrderId& orderId);
/// The saga of a refund that was asked of the gateway.
[[nodiscard]] QString refundSagaIdOf(const QString& refundId);
[[nodiscard]] SagaRow start(const FulfilmentStart& facts, Timestamp at, const SagaPolicy& policy);

/// What is to be done next, or nothing when the saga has ended.
[[nodiscard]] std::optional<SagaEffect> next(const SagaRow& saga);

/// Notes that the next effect is about to happen and answers it. Save the saga before doing it.
[[nodiscard]] std::optional<SagaEffect> begin(SagaRow& saga, Timestamp at);

/// Notes the answer to the effect with that key and what follows from it. False when the saga does
/// not wait for it.
bool handle(SagaRow& saga, const QString& key, const SagaAnswer& answer, Timestamp at,
            const SagaPolicy& policy);

/// Notes an event of the saga's order that somebody else caused; a cancelled order is undone.
/// False when the saga knows it already.
bool observe(SagaRow& saga, qint64 position, bool isCancellation, const QString& actor,
             Timestamp at);

/// Undoes a running saga whose deadline is over, unless it is being completed. False when there is
/// no reason to.
bool expire(SagaRow& saga, Timestamp at);

/// Begins a new round of an undone saga, with a new order of the same goods, because a cancelled
/// order stays cancelled. Where nothing at all could be undone, goes on with the same order and
/// does only what does not stand. INVALID_TRANSITION otherwise.
[[nodiscard]] Result<void> retry(SagaRow& saga, Timestamp at, const SagaPolicy& policy);
/// Goes on at once with an open saga. INVALID_TRANSITION when it has ended.
[[nodiscard]] Result<void> resume(SagaRow& saga, Timestamp at);
/// Undoes a running saga, or tries again what could not be undone. INVALID_TRANSITION otherwise,
/// and once the order is being completed: the goods may be on their way.
[[nodiscard]] Result<void> compensate(SagaRow& saga, const QString& reason, Timestamp at);
/// Gives up a refund that needs a person: the money goes back in another way, and the gateway is
/// not asked any more. Doing it twice changes nothing. INVALID_TRANSITION otherwise.
[[nodiscard]] Result<void> giveUp(SagaRow& saga, const QString& reason, Timestamp at);

}  // namespace fulfilment

}  // namespace countertop
