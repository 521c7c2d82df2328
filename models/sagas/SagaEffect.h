// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/projections/SagaRow.h"

namespace countertop {

/// One thing a saga wants done outside itself. Doing it again with the same key must have no second
/// effect: gateways and the command bus know keys.
struct SagaEffect {
    SagaAction action = SagaAction::ReserveStock;
    QString key;
    int attempt = 1;  ///< of doing it with this key
    QString sagaId;
    QString correlationId;
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    /// The order a new round places: stock is reserved by placing it.
    OrderId newOrderId;
    /// Of the step that is undone, and of create_shipment for complete_order.
    QString otherKey;
    QString otherReference;
    /// Nobody knows whether the step that is undone had its effect.
    bool otherUnknown = false;
    /// Why the order is given up, or the money is wanted back.
    QString reason;
    /// A refund of this amount, not of all that was paid.
    bool isPart = false;
};

/// How an attempt at an effect ended.
struct SagaAnswer {
    enum class Kind {
        Done,        ///< it has had its effect, by this attempt or an earlier one
        Refused,     ///< it has had none and will not have it with this key
        HalfDone,    ///< it has had an effect, or may have, and cannot be finished: undo it
        Unanswered,  ///< it may have had it; another attempt with the same key may tell
    };

    Kind kind = Kind::Done;
    QString reference;
    QString reason;
    qint64 retryAfterMs = 0;  ///< the other side asked for this pause

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

/// How patient sagas are.
struct SagaPolicy {
    int attempts = 8;                          ///< of a step, before what was done is undone
    int undoAttempts = 8;                      ///< of a step that undoes, before a person is asked
    BackOff pauses{1'000, 60'000};             ///< after an attempt without an answer
    qint64 timeoutMs = 24LL * 60 * 60 * 1000;  ///< from the start of a round
};

}  // namespace countertop
