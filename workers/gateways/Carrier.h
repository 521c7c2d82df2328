// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/sagas/SagaEffect.h"

#include <functional>

namespace countertop {

/// A parcel to be picked up. Whoever receives the same key again has it once.
struct ShipmentRequest {
    QString key;
    OrderId orderId;
    QString correlationId;
};

/// A parcel that shall not be picked up any more.
struct ShipmentCancellation {
    QString key;
    QString shipmentKey;
    QString tracking;              ///< empty when the shipment was never answered
    bool shipmentUnknown = false;  ///< nobody knows whether it was made, as with charges
    OrderId orderId;
    QString correlationId;
};

/// Brings parcels to customers. Lives on one thread with an event loop.
class Carrier {
public:
    using Done = std::function<void(const SagaAnswer&)>;

    virtual ~Carrier() = default;

    /// The answer's reference is the tracking number. `done` is called once, now or later, on this
    /// thread. Destroying the carrier drops what has not ended.
    virtual void createShipment(const ShipmentRequest& request, Done done) = 0;
    virtual void cancelShipment(const ShipmentCancellation& request, Done done) = 0;
};

}  // namespace countertop
