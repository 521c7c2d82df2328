// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/SagaSession.h"
#include "workers/sagas/SagaRunner.h"

#include <QMap>

namespace countertop {

/// The outside of sagas as a test wants it: notes every call in order and answers by script; what
/// has no script is done. Knows keys: a repeat has no second effect.
class ScriptedOutside final : public PaymentGateway, public Carrier {
public:
    void charge(const ChargeRequest& request, PaymentGateway::Done done) override {
        serve(QStringLiteral("charge"), request.key, std::move(done));
    }
    void refund(const RefundRequest& request, PaymentGateway::Done done) override {
        refunds.append(request);
        serve(QStringLiteral("refund"), request.key, std::move(done));
    }
    void createShipment(const ShipmentRequest& request, Carrier::Done done) override {
        serve(QStringLiteral("shipment"), request.key, std::move(done));
    }
    void cancelShipment(const ShipmentCancellation& request, Carrier::Done done) override {
        serve(QStringLiteral("cancellation"), request.key, std::move(done));
    }

    /// Answers of the next calls, in order; afterwards calls are done.
    QMap<QString, QList<SagaAnswer>> scripts;
    /// Calls are kept instead of answered.
    bool holding = false;
    QStringList calls;             ///< every call's effect
    QStringList effects;           ///< each effect once, in order
    QStringList keys;              ///< of the effects
    QList<RefundRequest> refunds;  ///< every call

    /// Answers what was held, as done.
    void release();

private:
    void serve(const QString& effect, const QString& key,
               std::function<void(const SagaAnswer&)> done);

    QList<std::function<void(const SagaAnswer&)>> m_held;
};

/// A shop's sagas without a thread of their own: a runner over a real database that goes on when it
/// is told to, at a time that stands still.
class SagaWorld {
public:
    /// One program among several with sagas of the same shop; shares outside and clock.
    SagaWorld(const DatabaseUrl& url, FixedClock& clock, ScriptedOutside& outside,
              const SagaPolicy& policy = {});

    /// Goes on until no saga is open, passing every pause.
    void runUntilIdle();
    /// Goes on with what is due now.
    void runNow();

    [[nodiscard]] ProcessManager& manager() { return m_manager; }
    [[nodiscard]] SagaStore& store() { return m_shop.sagas(); }
    [[nodiscard]] SagaRunner& runner() { return m_runner; }
    [[nodiscard]] SagaRow saga(const OrderId& orderId);

private:
    FixedClock& m_clock;
    KeysInFlight m_keys;
    SagaSession m_shop;
    SagaEffects m_effects;
    ProcessManager m_manager;
    SagaRunner m_runner;
};

/// "take_payment done", one for each step.
[[nodiscard]] QStringList stepsOf(const SagaRow& saga);

}  // namespace countertop
