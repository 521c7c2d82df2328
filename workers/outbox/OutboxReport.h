// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/outbox/OutboxWorker.h"

namespace countertop {

/// What a worker has done, and how many messages remain.
struct OutboxReport {
    qint64 delivered = 0;
    qint64 failedAttempts = 0;  ///< without those that ended as dead letters
    qint64 dead = 0;
    qint64 waiting = 0;

    /// Starts counting on the worker's thread; the report must outlive that thread.
    void track(OutboxWorker& worker);
};

inline void OutboxReport::track(OutboxWorker& worker) {
    QObject::connect(&worker, &OutboxWorker::delivered, &worker,
                     [this](int count) { delivered += count; });
    QObject::connect(&worker, &OutboxWorker::deliveryFailed, &worker,
                     [this](qint64, const QString&, const QString&, bool isDead) {
                         ++(isDead ? dead : failedAttempts);
                     });
    QObject::connect(&worker, &OutboxWorker::deliverySummaryChanged, &worker,
                     [this](qint64 waitingNow, qint64) { waiting = waitingNow; });
}

}  // namespace countertop
