// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/gateways/Carrier.h"
#include "workers/gateways/PaymentGateway.h"
#include "workers/sagas/SagaShop.h"

namespace countertop {

/// Performs the effects of sagas: payments through the gateway, parcels through the carrier, orders
/// through the command bus, each with a key derived from the saga, so that repeating it has no
/// second effect. A command whose result already exists counts as done. Lives on the sagas' thread.
class SagaEffects {
public:
    using Done = std::function<void(const SagaAnswer&)>;

    /// All references must outlive it, and it must outlive the pending answers.
    SagaEffects(SagaShop& shop, PaymentGateway& gateway, Carrier& carrier)
        : m_shop(shop), m_gateway(gateway), m_carrier(carrier) {}

    /// `done` is called once, now or later, on this thread.
    void perform(const SagaEffect& effect, Done done);

private:
    void takePayment(const SagaEffect& effect, Done done);
    void createShipment(const SagaEffect& effect, Done done);
    void refundPayment(const SagaEffect& effect, Done done);
    void cancelShipment(const SagaEffect& effect, Done done);
    /// Whether a clerk shipped the order before the carrier was ever asked.
    [[nodiscard]] Result<bool> isShippedByHand(const SagaEffect& effect);
    [[nodiscard]] SagaAnswer notePayment(const SagaEffect& effect, const QString& reference);
    [[nodiscard]] SagaAnswer noteRefund(const SagaEffect& effect, const QString& reference);
    [[nodiscard]] SagaAnswer placeAgain(const SagaEffect& effect);
    [[nodiscard]] SagaAnswer completeOrder(const SagaEffect& effect);
    [[nodiscard]] SagaAnswer cancelOrder(const SagaEffect& effect);
    /// `till` names the till that numbers the order; refusals in `satisfied` mean that the result
    /// already exists.
    [[nodiscard]] SagaAnswer send(const SagaEffect& effect, const Command& command,
                                  const QString& key, const QStringList& satisfied,
                                  const QString& till = {});

    SagaShop& m_shop;
    PaymentGateway& m_gateway;
    Carrier& m_carrier;
};

}  // namespace countertop
