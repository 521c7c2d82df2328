// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/ReadService.h"
#include "app/services/WorkerService.h"
#include "app/session/ShopShards.h"
#include "tests/benchmarks/SaleScript.h"
#include "tests/benchmarks/TimedReceiver.h"
#include "workers/outbox/OutboxWorker.h"

#include <QEventLoop>

namespace countertop {

/// Our implementation: the parts of the window that bring a committed message to its receiver, each
/// on its thread and connected as in Application. The thread that created it stands for the GUI's.
class WindowDelivery {
public:
    enum class Wake {
        Window,  ///< the window's reads see the commit and wake its worker
        Notice   ///< the worker belongs to another program, which the server notifies
    };

    /// The shop has a route to the receiver.
    WindowDelivery(const DatabaseUrl& url, TimedReceiver& receiver, Wake wake);
    ~WindowDelivery();
    Q_DISABLE_COPY_MOVE(WindowDelivery)

    /// Sells, and waits for the webhook about it. From the commit until the webhook was received.
    [[nodiscard]] std::chrono::nanoseconds deliver();

    [[nodiscard]] qint64 failed() const { return m_failed; }
    /// Webhooks beyond one for each sale.
    [[nodiscard]] qint64 repeated() const { return m_received - m_sold; }

private:
    using Moment = TimedReceiver::Moment;

    void connectWindow();
    void startOutbox(const DatabaseUrl& url);
    void noteCommit(Moment committed);
    void noteReceived(Moment received);

    SystemClock m_clock;
    KeysInFlight m_keys;
    KeysInFlight m_messageKeys;
    SaleScript m_script{1'000};
    TimedReceiver& m_receiver;
    Wake m_wake;
    std::unique_ptr<Database> m_notices;  ///< of Wake::Notice
    QObject m_context;                    ///< of the signals' receivers
    ReadService m_reads;
    WorkerService m_projections;
    WorkerService m_outbox;
    OutboxWorker* m_worker = nullptr;  ///< owned by m_outbox
    QEventLoop m_loop;
    std::optional<Moment> m_committedAt;  ///< of the current sale
    std::optional<Moment> m_receivedAt;
    qint64 m_sold = 0;
    qint64 m_received = 0;
    qint64 m_failed = 0;
    /// Last, so that its thread ends before what it uses.
    ShardedProcessor m_processor;
};

}  // namespace countertop
