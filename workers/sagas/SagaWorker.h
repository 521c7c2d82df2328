// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"
#include "workers/gateways/GatewayChoice.h"
#include "models/core/BackOff.h"
#include "workers/sagas/SagaRunner.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace countertop {

/// What a person may ask of a saga.
enum class SagaRequest { Retry, Resume, Compensate, GiveUp };

/// Carries a shop's sagas on for as long as it lives: wakes on wake(), looks again every two
/// seconds and when the next saga is due, and comes back by itself after a lost database. It opens
/// its own connection on its thread. Slots are for queued calls from anywhere.
class SagaWorker final : public QObject {
    Q_OBJECT

public:
    /// Both run on the worker's thread.
    using ShopFactory = std::function<Result<std::unique_ptr<SagaShop>>()>;
    using GatewayFactory = std::function<Gateways()>;

    struct Options {
        SagaPolicy policy;
        int pollMs = 2'000;
        int stopMs = 3'000;  ///< so long are effects waited for that are under way at the end
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    SagaWorker(const Options& options, const Clock& clock, ShopFactory shop,
               GatewayFactory gateways);
    ~SagaWorker() override;

    /// Gives the worker to the thread, which starts it there and at its end stops it in order.
    void runOn(WorkerThread& thread);

    /// Whether the shop was open once.
    [[nodiscard]] bool hasOpened() const { return m_runner != nullptr; }

public slots:
    void start();
    /// There may be new events or sagas: call it after commits.
    void wake();
    /// Begins nothing new, notes the answers of what is under way as far as they come soon;
    /// stopped() follows, once. Sagas stay as they are: whoever comes next goes on with them.
    void stop();
    /// By hand; requestEnded() follows. `origin`: who gives up.
    void ask(countertop::SagaRequest request, const QString& sagaId, const QString& reason,
             const countertop::CommandOrigin& origin = {});

signals:
    void sagaChanged();
    /// No saga is open and no event unread.
    void idle();
    void requestEnded(const QString& sagaId, bool done, const countertop::Error& error);
    /// Once for each outage, and again when it turns into one that does not pass by itself; then
    /// storeAvailable() when it is over.
    void storeUnavailable(const countertop::Error& error);
    void storeAvailable();
    void stopped();

private:
    enum class State { Idle, Running, Stopping, Stopped };

    void guardedWork();
    void work();
    Result<void> connectShop();
    void makeRunner();
    Result<void> workOnce();
    Result<void> planNext(bool more);
    /// Whatever happens, the request is answered.
    Result<SagaRow> guardedAnswer(SagaRequest request, const QString& sagaId, const QString& reason,
                                  const CommandOrigin& origin);
    Result<SagaRow> carryOut(SagaRequest request, const QString& sagaId, const QString& reason,
                             const CommandOrigin& origin);
    void lose(const Error& error);
    void finish();
    void scheduleIn(qint64 milliseconds);

    Options m_options;
    const Clock& m_clock;
    ShopFactory m_openShop;
    GatewayFactory m_makeGateways;
    State m_state = State::Idle;
    std::unique_ptr<SagaShop> m_shop;
    Gateways m_gateways;
    std::unique_ptr<SagaEffects> m_effects;
    std::unique_ptr<ProcessManager> m_manager;
    std::unique_ptr<SagaRunner> m_runner;
    QTimer m_timer;
    QTimer m_patience;      ///< runs while stopping
    int m_failures = 0;     ///< of the database, in a row
    bool m_mayPass = true;  ///< the last of them
};

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::SagaRequest)
