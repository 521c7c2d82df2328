// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/sagas/SagaEffect.h"

#include <functional>

namespace countertop {

/// A payment to be taken. The gateway must take only one payment per key.
struct ChargeRequest {
    QString key;
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    QString correlationId;
};

/// A payment to be refunded, in full or in part.
struct RefundRequest {
    QString key;
    QString chargeKey;
    QString chargeReference;     ///< empty when the charge was never answered
    bool chargeUnknown = false;  ///< whether it was taken is unknown: a missing charge is no
                                 ///< error, and must never be taken later
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    QString correlationId;
};

/// Takes and refunds payments outside the shop. Lives on one thread with an event loop.
class PaymentGateway {
public:
    using Done = std::function<void(const SagaAnswer&)>;

    virtual ~PaymentGateway() = default;

    /// `done` is called once, now or later, on this thread. Destroying the gateway drops unfinished
    /// calls, although their effects may still happen.
    virtual void charge(const ChargeRequest& request, Done done) = 0;
    virtual void refund(const RefundRequest& request, Done done) = 0;
};

}  // namespace countertop
