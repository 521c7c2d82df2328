// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"

#include "models/core/Clock.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QObject>

#include <memory>

namespace countertop {

class OutboxWorker;

/// The window's outbox: an OutboxWorker on a thread of its own, started once the shop is open.
/// GUI thread; signals arrive there.
class DeliveryService final : public QObject {
    Q_OBJECT

public:
    DeliveryService(DatabaseUrl url, const Clock& clock, QObject* parent = nullptr);
    ~DeliveryService() override;

    void start();
    /// Something was committed: there may be new messages.
    void wake();

signals:
    void summaryChanged(qint64 waiting, qint64 dead);
    /// Messages were delivered or failed: lists of deliveries are out of date.
    void settled();

private:
    DatabaseUrl m_url;
    const Clock& m_clock;
    OutboxWorker* m_worker = nullptr;  ///< owned by the thread
    std::unique_ptr<WorkerThread> m_thread;
};

}  // namespace countertop
