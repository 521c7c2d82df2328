// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/gateways/Carrier.h"
#include "workers/gateways/HttpCalls.h"

namespace countertop {

/// A carrier reached with JSON over HTTP. POST {address}/shipments with order_id returns 2xx with
/// the parcel's "tracking"; POST {address}/cancellations sends shipment_key and tracking. The
/// receiver must recognize a repeated Idempotency-Key, and must never send a parcel whose shipment
/// it was asked to cancel.
class HttpCarrier final : public Carrier {
public:
    explicit HttpCarrier(const HttpService& service) : m_calls(service) {}

    void createShipment(const ShipmentRequest& request, Done done) override;
    void cancelShipment(const ShipmentCancellation& request, Done done) override;

private:
    HttpCalls m_calls;
};

}  // namespace countertop
