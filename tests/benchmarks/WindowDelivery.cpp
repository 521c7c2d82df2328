// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/WindowDelivery.h"

#include "app/session/CustomerMessageSession.h"
#include "models/store/outbox/OutboxNotice.h"
#include "workers/projections/ProjectionWorker.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QTimer>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 60'000;

/// Runs a function on the thread of this object, which stands for the GUI's.
template <class Function>
void onThreadOf(QObject& context, Function function) {
    QMetaObject::invokeMethod(&context, std::move(function), Qt::QueuedConnection);
}

}  // namespace

WindowDelivery::WindowDelivery(const DatabaseUrl& url, TimedReceiver& receiver, Wake wake)
    : m_receiver(receiver),
      m_wake(wake),
      m_reads(url),
      m_projections(QStringLiteral("projections")),
      m_outbox(QStringLiteral("outbox")),
      m_processor(shopShards(url, m_clock, m_keys), {1, {}}) {
    m_processor.open();
    startOutbox(url);
    if (wake == Wake::Window) {
        m_reads.open();
        ProjectionWorker::Options following;
        following.url = url;
        m_projections.start(std::make_unique<ProjectionWorker>(following, m_clock));
        connectWindow();
    } else {
        m_notices = orFatal(Database::open(url, Database::Role::Worker));
    }
}

WindowDelivery::~WindowDelivery() { m_receiver.tell({}); }

void WindowDelivery::startOutbox(const DatabaseUrl& url) {
    OutboxWorker::Options options;
    options.url = url;
    auto outbox =
        std::make_unique<OutboxWorker>(options, m_clock, &PublisherRegistry::ofEnvironment,
                                       customerMessages(url, m_clock, m_messageKeys));
    QObject::connect(outbox.get(), &OutboxWorker::deliveryFailed, &m_context,
                     [this] { ++m_failed; });
    // The first figures show that it has opened the shop and now waits.
    QObject::connect(
        outbox.get(), &OutboxWorker::deliverySummaryChanged, &m_context, [this] { m_loop.quit(); },
        Qt::SingleShotConnection);
    m_worker = outbox.get();
    m_outbox.start(std::move(outbox));
    m_loop.exec();
}

void WindowDelivery::connectWindow() {
    QObject::connect(&m_reads, &ReadService::changed, &m_context, [this](const ShopUpdate& update) {
        if (update.change.events) m_projections.wake();
        if (update.change.outbox) m_outbox.wake();
    });
    QObject::connect(m_worker, &OutboxWorker::delivered, &m_reads, &ReadService::pollNow);
}

std::chrono::nanoseconds WindowDelivery::deliver() {
    m_committedAt.reset();
    m_receivedAt.reset();
    m_receiver.tell(
        [this](Moment now) { onThreadOf(m_context, [this, now] { noteReceived(now); }); });
    orFatal(m_processor
                .send({m_script.next(), Intent::fresh(), SaleScript::origin()},
                      [this](const Result<CommandResult>& sold) {
                          const Moment now = std::chrono::steady_clock::now();
                          orFatal(sold);
                          onThreadOf(m_context, [this, now] { noteCommit(now); });
                      })
                .map([](const PendingCommand&) {}));
    QTimer timeout;
    QObject::connect(&timeout, &QTimer::timeout, [] { qFatal("a webhook did not arrive"); });
    timeout.start(kTimeoutMs);
    m_loop.exec();
    return *m_receivedAt - *m_committedAt;
}

void WindowDelivery::noteCommit(Moment committed) {
    ++m_sold;
    m_committedAt = committed;
    if (m_wake == Wake::Window) {
        m_reads.pollNow();
        QMetaObject::invokeMethod(m_worker, &OutboxWorker::announce, Qt::QueuedConnection);
    } else {
        orFatal(announceMessages(*m_notices));
    }
    if (m_receivedAt) m_loop.quit();
}

void WindowDelivery::noteReceived(Moment received) {
    ++m_received;
    if (!m_receivedAt) m_receivedAt = received;
    if (m_committedAt) m_loop.quit();
}

}  // namespace countertop
