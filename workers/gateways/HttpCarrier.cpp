// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/HttpCarrier.h"

namespace countertop {

void HttpCarrier::createShipment(const ShipmentRequest& request, Done done) {
    m_calls.post({QStringLiteral("shipments"),
                  request.key,
                  request.correlationId,
                  {{QStringLiteral("order_id"), request.orderId.text()}},
                  QStringLiteral("tracking"),
                  true},
                 std::move(done));
}

void HttpCarrier::cancelShipment(const ShipmentCancellation& request, Done done) {
    m_calls.post({QStringLiteral("cancellations"),
                  request.key,
                  request.correlationId,
                  {{QStringLiteral("order_id"), request.orderId.text()},
                   {QStringLiteral("shipment_key"), request.shipmentKey},
                   {QStringLiteral("tracking"), request.tracking}},
                  QStringLiteral("tracking"),
                  false,
                  request.shipmentUnknown},
                 std::move(done));
}

}  // namespace countertop
