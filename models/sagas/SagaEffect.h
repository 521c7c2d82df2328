// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/projections/SagaRow.h"

namespace countertop {

/// One effect a saga requests from the outside. Repeating it with the same key must have no second
/// effect: gateways and the command bus recognise keys.
struct SagaEffect {
    SagaAction action = SagaAction::ReserveStock;
    QString key;
    int attempt = 1;  ///< number of attempts with this key
    QString sagaId;
    QString correlationId;
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    /// The order a new round places, which reserves the stock.
    OrderId newOrderId;
    /// Of the step being undone; for complete_order, of create_shipment.
    QString otherKey;
    QString otherReference;
    /// It is unknown whether the step being undone had its effect.
    bool otherUnknown = false;
    /// Why the order is given up or the refund was requested.
    QString reason;
    /// Refund this amount instead of the whole payment.
    bool isPart = false;
};

/// The outcome of an attempt at an effect.
struct SagaAnswer {
    enum class Kind {
        Done,        ///< the effect happened, by this attempt or an earlier one
        Refused,     ///< it did not happen and never will with this key
        HalfDone,    ///< it happened or may have, and cannot be finished: undo it
        Unanswered,  ///< it may have happened; another attempt with the same key may tell
    };

    Kind kind = Kind::Done;
    QString reference;
    QString reason;
    qint64 retryAfterMs = 0;  ///< the pause the other side requested

    [[nodiscard]] static SagaAnswer done(const QString& reference = {}) {
        return {Kind::Done, reference, {}, 0};
    }
    [[nodiscard]] static SagaAnswer refused(const QString& reason) {
        return {Kind::Refused, {}, reason, 0};
    }
    [[nodiscard]] static SagaAnswer halfDone(const QString& reference, const QString& reason) {
        return {Kind::HalfDone, reference, reason, 0};
    }
    [[nodiscard]] static SagaAnswer unanswered(const QString& reason, qint64 retryAfterMs = 0) {
        return {Kind::Unanswered, {}, reason, retryAfterMs};
    }
};

/// Limits of attempts and time for sagas.
struct SagaPolicy {
    int attempts = 8;                          ///< of a step, before the saga is undone
    int undoAttempts = 8;                      ///< of an undo step, before it is left to a person
    BackOff pauses{1'000, 60'000};             ///< after an attempt without an answer
    qint64 timeoutMs = 24LL * 60 * 60 * 1000;  ///< from the start of a round
};

}  // namespace countertop
