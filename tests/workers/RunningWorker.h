// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"
#include "workers/outbox/OutboxWorker.h"

namespace countertop {

/// A worker on its own thread, as in the window, and the signals it has emitted, received on the
/// test's thread.
struct RunningWorker {
    RunningWorker(const OutboxWorker::Options& options, OutboxWorker::PublisherFactory publishers)
        : worker(new OutboxWorker(options, clock, std::move(publishers))) {
        QObject::connect(worker, &OutboxWorker::delivered, &receiver,
                         [this](int count) { delivered += count; });
        QObject::connect(
            worker, &OutboxWorker::deliveryFailed, &receiver,
            [this](qint64, const QString&, const QString& error) { failures.append(error); });
        QObject::connect(worker, &OutboxWorker::deliverySummaryChanged, &receiver,
                         [this](qint64 waiting, qint64 dead) {
                             counts.append({waiting, dead});
                         });
        QObject::connect(worker, &OutboxWorker::storeUnavailable, &receiver,
                         [this](const Error& error) { outages.append(error.code); });
        QObject::connect(worker, &OutboxWorker::storeAvailable, &receiver,
                         [this] { ++recoveries; });
        worker->runOn(thread);
    }

    void wake() { QMetaObject::invokeMethod(worker, &OutboxWorker::wake, Qt::QueuedConnection); }
    [[nodiscard]] OutboxCounts lastCounts() const { return counts.value(counts.size() - 1); }

    SystemClock clock;
    WorkerThread thread{QStringLiteral("outbox")};
    OutboxWorker* worker;
    int delivered = 0;
    QStringList failures;
    QList<OutboxCounts> counts;
    QList<ErrorCode> outages;
    int recoveries = 0;
    QObject receiver;
};

}  // namespace countertop
