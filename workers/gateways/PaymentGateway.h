// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/sagas/SagaEffect.h"

#include <functional>

namespace countertop {

/// A payment to be taken. Whoever receives the same key again has it once.
struct ChargeRequest {
    QString key;
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    QString correlationId;
};

/// A payment to be given back, whole or in part.
struct RefundRequest {
    QString key;
    QString chargeKey;
    QString chargeReference;     ///< empty when the charge was never answered
    bool chargeUnknown = false;  ///< nobody knows whether it was taken: a charge that is not there
                                 ///< is no fault, and must not be taken any more
    OrderId orderId;
    qint64 amountMinor = 0;
    QString currency;
    QString correlationId;
};

/// Takes and gives back money outside the shop. Lives on one thread with an event loop.
class PaymentGateway {
public:
    using Done = std::function<void(const SagaAnswer&)>;

    virtual ~PaymentGateway() = default;

    /// `done` is called once, now or later, on this thread. Destroying the gateway drops what has
    /// not ended; the effect may have happened all the same.
    virtual void charge(const ChargeRequest& request, Done done) = 0;
    virtual void refund(const RefundRequest& request, Done done) = 0;
};

}  // namespace countertop
