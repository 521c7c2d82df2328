// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/gateways/Carrier.h"
#include "workers/gateways/PaymentGateway.h"
#include "workers/gateways/PracticeLog.h"

#include <QObject>

namespace countertop {

/// How the practice gateways handle one effect.
struct PracticeRule {
    enum class Kind {
        Work,
        Refuse,  ///< refuses, without effect
        Fail,    ///< does not answer, without effect
        Lose,    ///< has its effect but does not answer
    };
    Kind kind = Kind::Work;
    int times = -1;  ///< how often before it works; below 0: always
    int delayMs = 0;
};

/// The rules by effect: "charge", "refund", "shipment", "cancellation".
using PracticeRules = QHash<QString, PracticeRule>;

/// Parses "charge=refuse,refund=fail:2,shipment=lose:1,charge=delay:500": for each effect refuse,
/// fail or lose, always or the given number of times, and a delay in milliseconds. INVALID_INPUT
/// otherwise.
[[nodiscard]] Result<PracticeRules> practiceRulesFrom(const QString& text);

/// The common part of both practice gateways: after a delay, applies the effect's rule and writes
/// to the log. Lives on one thread with an event loop.
class PracticeService : public QObject {
    Q_OBJECT

public:
    PracticeService(const QString& logPath, PracticeRules rules)
        : m_log(logPath), m_rules(std::move(rules)) {}

    using Done = std::function<void(const SagaAnswer&)>;
    void serve(const PracticeLog::Entry& entry, bool voidAbsent, Done done);

private:
    [[nodiscard]] SagaAnswer answer(const PracticeLog::Entry& entry, bool voidAbsent);
    [[nodiscard]] PracticeRule::Kind takeRule(const QString& effect);

    PracticeLog m_log;
    PracticeRules m_rules;
};

/// Takes no real money: for demo shops, for trying out sagas, and for tests.
class PracticePaymentGateway final : public PaymentGateway {
public:
    PracticePaymentGateway(const QString& logPath, const PracticeRules& rules)
        : m_service(logPath, rules) {}

    void charge(const ChargeRequest& request, Done done) override;
    void refund(const RefundRequest& request, Done done) override;

private:
    PracticeService m_service;
};

/// Sends no real parcels; tracking numbers count up.
class PracticeCarrier final : public Carrier {
public:
    PracticeCarrier(const QString& logPath, const PracticeRules& rules)
        : m_service(logPath, rules) {}

    void createShipment(const ShipmentRequest& request, Done done) override;
    void cancelShipment(const ShipmentCancellation& request, Done done) override;

private:
    PracticeService m_service;
};

}  // namespace countertop
