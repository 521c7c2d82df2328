// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/sagas/SagaEffect.h"

#include <functional>

namespace countertop {

/// A parcel to be picked up. The carrier must create only one shipment per key.
struct ShipmentRequest {
    QString key;
    OrderId orderId;
    QString correlationId;
};

/// A shipment to be cancelled.
struct ShipmentCancellation {
    QString key;
    QString shipmentKey;
    QString tracking;              ///< empty when creating the shipment was never answered
    bool shipmentUnknown = false;  ///< whether the shipment exists is unknown, as with charges
    OrderId orderId;
    QString correlationId;
};

/// Delivers parcels to customers. Lives on one thread with an event loop.
class Carrier {
public:
    using Done = std::function<void(const SagaAnswer&)>;

    virtual ~Carrier() = default;

    /// The answer's reference is the tracking number. `done` is called once, now or later, on this
    /// thread. Destroying the carrier drops unfinished calls.
    virtual void createShipment(const ShipmentRequest& request, Done done) = 0;
    virtual void cancelShipment(const ShipmentCancellation& request, Done done) = 0;
};

}  // namespace countertop
