// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/SagaSession.h"
#include "workers/sagas/SagaRunner.h"

#include <QMap>

namespace countertop {

/// Scripted payment gateway and carrier for sagas: records every call in order and responds by
/// script; calls without a script succeed. Recognises keys: a repeated call has no second effect.
class ScriptedServices final : public PaymentGateway, public Carrier {
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

    /// Responses to the next calls, in order; later calls succeed.
    QMap<QString, QList<SagaAnswer>> scripts;
    /// Calls are queued instead of answered.
    bool holding = false;
    QStringList calls;             ///< effect of every call
    QStringList effects;           ///< each effect once, in order
    QStringList keys;              ///< keys of the effects
    QList<RefundRequest> refunds;  ///< every call

    /// Answers the queued calls with success.
    void release();

private:
    void serve(const QString& effect, const QString& key,
               std::function<void(const SagaAnswer&)> done);

    QList<std::function<void(const SagaAnswer&)>> m_held;
};

/// A shop's sagas without their own thread: a runner over a real database that advances only on
/// request, with a clock that stands still.
class SagaWorld {
public:
    /// One of several programs that run sagas of the same shop; they share the services and the
    /// clock.
    SagaWorld(const DatabaseUrl& url, FixedClock& clock, ScriptedServices& services,
              const SagaPolicy& policy = {});

    /// Runs until no saga is open, skipping every pause.
    void runUntilIdle();
    /// Runs the steps that are due now.
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

/// Texts such as "take_payment done", one per step.
[[nodiscard]] QStringList stepsOf(const SagaRow& saga);

}  // namespace countertop
