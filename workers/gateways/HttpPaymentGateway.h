// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/gateways/HttpCalls.h"
#include "workers/gateways/PaymentGateway.h"

namespace countertop {

/// A payment gateway reached with JSON over HTTP. POST {address}/charges with order_id,
/// amount_minor and currency returns 2xx with the payment's "id"; POST {address}/refunds sends
/// charge_key, charge_id, amount_minor and currency. The receiver must recognize a repeated
/// Idempotency-Key, and must never take a charge whose key it was asked to refund.
class HttpPaymentGateway final : public PaymentGateway {
public:
    explicit HttpPaymentGateway(const HttpService& service) : m_calls(service) {}

    void charge(const ChargeRequest& request, Done done) override;
    void refund(const RefundRequest& request, Done done) override;

private:
    HttpCalls m_calls;
};

}  // namespace countertop
