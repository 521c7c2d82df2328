// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "workers/outbox/OutboxWorker.h"

#include <QEventLoop>

namespace countertop {

/// Our implementation: the outbox worker and its event loop on the thread of the race, so that it
/// stands still while it is another contestant's turn.
class WorkerDrain {
public:
    WorkerDrain(const DatabaseUrl& url, const OutboxWorker::PublisherFactory& publishers);

    /// Runs until so many more deliveries are recorded.
    void drain(int count);
    [[nodiscard]] qint64 failed() const { return m_failed; }

private:
    SystemClock m_clock;
    OutboxWorker m_worker;
    QEventLoop m_loop;
    qint64 m_wanted = 0;
    qint64 m_delivered = 0;
    qint64 m_failed = 0;
};

}  // namespace countertop
