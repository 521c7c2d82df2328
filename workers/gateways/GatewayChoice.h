// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "workers/gateways/Carrier.h"
#include "workers/gateways/PaymentGateway.h"

#include "models/core/Result.h"
#include "models/store/connection/DatabaseUrl.h"

#include <memory>

namespace countertop {

/// Which gateways sagas use: "none", "practice", or the http(s) address of a real one.
struct GatewayChoice {
    QString payment = QStringLiteral("none");
    QString carrier = QStringLiteral("none");
    QString token;          ///< bearer token of real ones
    QString practiceLog;    ///< file of what the practice gateways have done
    QString practiceRules;  ///< see practiceRulesFrom()

    /// From the shop's settings, over which COUNTERTOP_PAYMENT_GATEWAY and COUNTERTOP_CARRIER go;
    /// COUNTERTOP_GATEWAY_TOKEN, COUNTERTOP_PRACTICE_LOG and COUNTERTOP_PRACTICE. Without its own
    /// file, the practice log of a shop file lies beside it and that of a server's shop in the
    /// person's data folder.
    [[nodiscard]] static GatewayChoice of(const DatabaseUrl& url, const ShopSettings& settings);
    /// What keeps every saga waiting: "gateway", "carrier", or empty.
    [[nodiscard]] QString missing() const;
    bool operator==(const GatewayChoice&) const = default;
};

/// NOT_ALLOWED: fulfilments wait for this service, "gateway" or "carrier".
[[nodiscard]] Error noServiceFor(const QString& service);

struct Gateways {
    std::unique_ptr<PaymentGateway> payment;
    std::unique_ptr<Carrier> carrier;
};

/// INVALID_INPUT when an address or a rule is none; NOT_ALLOWED ("no_gateway", "no_carrier") when
/// there is no such service.
[[nodiscard]] Result<void> checkGateways(const GatewayChoice& choice);
/// On the sagas' thread, for a choice that was checked.
[[nodiscard]] Gateways makeGateways(const GatewayChoice& choice);

}  // namespace countertop
