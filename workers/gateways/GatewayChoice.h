// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "workers/gateways/Carrier.h"
#include "workers/gateways/PaymentGateway.h"

#include "models/core/Result.h"
#include "models/store/connection/DatabaseUrl.h"

#include <memory>

namespace countertop {

/// Which gateways the sagas use: "none", "practice", or the http(s) address of a real one.
struct GatewayChoice {
    QString payment = QStringLiteral("none");
    QString carrier = QStringLiteral("none");
    QString token;          ///< bearer token for real ones
    QString practiceLog;    ///< file with the effects of the practice gateways
    QString practiceRules;  ///< see practiceRulesFrom()

    /// Combines the shop's settings, which COUNTERTOP_PAYMENT_GATEWAY and COUNTERTOP_CARRIER
    /// override, with COUNTERTOP_GATEWAY_TOKEN, COUNTERTOP_PRACTICE_LOG and COUNTERTOP_PRACTICE. By
    /// default the practice log is beside a shop file, or in the user's data folder for a server's
    /// shop.
    [[nodiscard]] static GatewayChoice of(const DatabaseUrl& url, const ShopSettings& settings);
    /// The missing service that keeps every saga waiting: "gateway", "carrier", or empty.
    [[nodiscard]] QString missing() const;
    bool operator==(const GatewayChoice&) const = default;
};

/// NOT_ALLOWED: fulfilments wait for this service, "gateway" or "carrier".
[[nodiscard]] Error noServiceFor(const QString& service);

struct Gateways {
    std::unique_ptr<PaymentGateway> payment;
    std::unique_ptr<Carrier> carrier;
};

/// INVALID_INPUT for an invalid address or rule; NOT_ALLOWED ("no_gateway", "no_carrier") when
/// there is no such service.
[[nodiscard]] Result<void> checkGateways(const GatewayChoice& choice);
/// Creates the gateways on the sagas' thread, for a choice that was checked.
[[nodiscard]] Gateways makeGateways(const GatewayChoice& choice);

}  // namespace countertop
