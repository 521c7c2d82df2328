// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/PollingWorker.h"
#include "workers/gateways/GatewayChoice.h"
#include "workers/sagas/SagaRunner.h"

#include <functional>
#include <memory>

namespace countertop {

/// A user's request to a saga.
enum class SagaRequest { Retry, Resume, Compensate, GiveUp };

/// Advances a shop's sagas for as long as it lives: checks every two seconds and when the next saga
/// is due. When stopping, it waits a limited time for pending answers and records them; unfinished
/// sagas are left to the next worker.
class SagaWorker final : public PollingWorker {
    Q_OBJECT

public:
    /// Both are called on the worker's thread.
    using ShopFactory = std::function<Result<std::unique_ptr<SagaShop>>()>;
    using GatewayFactory = std::function<Gateways()>;

    struct Options {
        SagaPolicy policy;
        int pollMs = 2'000;
        int stopMs = 3'000;  ///< longest wait at the end for effects in progress
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    SagaWorker(const Options& options, const Clock& clock, ShopFactory shop,
               GatewayFactory gateways);
    ~SagaWorker() override;

public slots:
    /// A manual request; requestEnded() follows. `origin`: the user who gives up a saga.
    void ask(countertop::SagaRequest request, const QString& sagaId, const QString& reason,
             const countertop::CommandOrigin& origin = {});

signals:
    void sagaChanged();
    void requestEnded(const QString& sagaId, bool done, const countertop::Error& error);

protected:
    Result<void> open() override;
    Result<qint64> work() override;
    void drain() override { m_runner->drain(); }
    [[nodiscard]] bool mayEnd(bool isReached) const override;
    void close() override;

private:
    void makeRunner();
    /// Answers the request in any case, even after an exception.
    Result<SagaRow> guardedAnswer(SagaRequest request, const QString& sagaId, const QString& reason,
                                  const CommandOrigin& origin);
    Result<SagaRow> carryOut(SagaRequest request, const QString& sagaId, const QString& reason,
                             const CommandOrigin& origin);

    Options m_options;
    const Clock& m_clock;
    ShopFactory m_openShop;
    GatewayFactory m_makeGateways;
    std::unique_ptr<SagaShop> m_shop;
    Gateways m_gateways;
    std::unique_ptr<SagaEffects> m_effects;
    std::unique_ptr<ProcessManager> m_manager;
    std::unique_ptr<SagaRunner> m_runner;
};

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::SagaRequest)
