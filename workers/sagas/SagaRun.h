// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/sagas/SagaWorker.h"

namespace countertop {

/// Carries sagas on in the foreground, on this thread's event loop: the command line's `sagas run`.
/// Ends when no saga is open any more (untilIdle), after a time, or at stop(), whichever comes
/// first. A shop that cannot be opened ends it too; one that was open and is lost is tried again
/// until it is back, unless only a person can bring it back (see isWorthWaiting()).
class SagaRun final : public QObject {
    Q_OBJECT

public:
    struct Options {
        SagaWorker::Options worker;
        bool untilIdle = false;
        qint64 forMs = 0;  ///< 0: no limit
    };

    SagaRun(const Options& options, const Clock& clock, SagaWorker::ShopFactory shop,
            SagaWorker::GatewayFactory gateways);

    void start();
    void stop() { m_worker.stop(); }
    /// Why it ended early: the shop could not be opened, or is gone.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

signals:
    /// A shop that was lost is back; that it was lost is in the log.
    void resumed();
    void finished();

private:
    Options m_options;
    SagaWorker m_worker;
    std::optional<Error> m_error;
};

}  // namespace countertop
