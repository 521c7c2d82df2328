// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/HttpPaymentGateway.h"

namespace countertop {

void HttpPaymentGateway::charge(const ChargeRequest& request, Done done) {
    m_calls.post({QStringLiteral("charges"),
                  request.key,
                  request.correlationId,
                  {{QStringLiteral("order_id"), request.orderId.text()},
                   {QStringLiteral("amount_minor"), request.amountMinor},
                   {QStringLiteral("currency"), request.currency}},
                  QStringLiteral("id"),
                  true},
                 std::move(done));
}

void HttpPaymentGateway::refund(const RefundRequest& request, Done done) {
    m_calls.post({QStringLiteral("refunds"),
                  request.key,
                  request.correlationId,
                  {{QStringLiteral("order_id"), request.orderId.text()},
                   {QStringLiteral("charge_key"), request.chargeKey},
                   {QStringLiteral("charge_id"), request.chargeReference},
                   {QStringLiteral("amount_minor"), request.amountMinor},
                   {QStringLiteral("currency"), request.currency}},
                  QStringLiteral("id"),
                  false,
                  request.chargeUnknown},
                 std::move(done));
}

}  // namespace countertop
