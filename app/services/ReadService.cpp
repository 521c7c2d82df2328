// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ReadService.h"

#include "app/services/Responsiveness.h"

#include <QTimer>

#include <utility>

namespace countertop {

namespace {

/// Another till's change must show within a second.
constexpr int kPollMs = 400;
/// Querying a list of millions of orders may take a while; a server that takes longer is
/// disconnected.
constexpr qint64 kTimeoutMs = 60'000;

}  // namespace

ReadService::ReadService(DatabaseUrl url, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_timer(new QTimer(this)),
      m_thread(QStringLiteral("reads")) {
    m_timer->setInterval(kPollMs);
    connect(m_timer, &QTimer::timeout, this, &ReadService::startPoll);
}

ReadService::~ReadService() {
    m_thread.post([this] {
        m_waiting.clear();
        m_tail.reset();
        m_watch.reset();
        m_reads.reset();
        m_database.reset();
    });
}

void ReadService::open() {
    m_timer->start();
    m_thread.post([this] { openOnThread(); });
}

void ReadService::reportLost(const Error& error) {
    m_thread.post([this, error] { noteLost(error); });
}

void ReadService::startPoll() {
    if (m_sincePoll.isValid()) {
        // One poll at a time: behind a server that hangs they would only pile up.
        const bool slow = m_sincePoll.elapsed() > kReportUnresponsiveAfterMs;
        if (m_cut && m_sincePoll.elapsed() > kTimeoutMs) m_cut->cut();
        if (!slow || m_isReportedSlow || m_url.dialect == Dialect::Sqlite) return;
        m_isReportedSlow = true;
        emit lost(unresponsive(m_url.dialect));
        return;
    }
    m_sincePoll.start();
    m_isPollDue = false;
    m_thread.post([this] {
        pollOnThread();
        QMetaObject::invokeMethod(this, &ReadService::pollEnded, Qt::QueuedConnection);
    });
}

void ReadService::pollNow() {
    m_isPollDue = true;
    if (!m_sincePoll.isValid()) startPoll();
}

void ReadService::pollEnded() {
    m_sincePoll.invalidate();
    // The poll may have started before that commit.
    if (m_isPollDue) startPoll();
    if (!std::exchange(m_isReportedSlow, false)) return;
    // Report "back" only if the poll succeeded; only the reading thread knows.
    m_thread.post([this] {
        if (!m_away) noteBack();
    });
}

void ReadService::openOnThread() {
    if (m_database) return;
    auto database = Database::open(m_url, Database::Role::Reader);
    if (!database) {
        noteLost(database.error());
        return;
    }
    m_database = *std::move(database);
    QMetaObject::invokeMethod(
        this, [this, cut = m_database->connectionCut()] { m_cut = cut; }, Qt::QueuedConnection);
    m_reads = std::make_unique<SqlShopReads>(*m_database);
    m_watch = std::make_unique<ChangeWatch>(*m_database);
    m_tail = std::make_unique<EventTail>(*m_database);
    // From here on no change may be missed: the results below are about to be shown.
    m_hasMissed = !m_watch->poll() || !m_tail->read();
    if (m_away) noteBack();
    m_away = false;
    std::deque<Question> waiting;
    waiting.swap(m_waiting);
    for (const Question& question : waiting) answer(question);
}

void ReadService::post(Job job, Failure failure) {
    m_thread.post(
        [this, question = Question{std::move(job), std::move(failure)}] { answer(question); });
}

void ReadService::answer(const Question& question) {
    if (m_database && !m_away) {
        question.job(m_reads->all());
        if (m_database->isLost()) {
            noteLost(makeError(ErrorCode::Network,
                               QStringLiteral("The connection to the shop's server is lost"),
                               QStringLiteral("server_lost")));
        }
        return;
    }
    if (!m_away) {
        m_waiting.push_back(question);
        return;
    }
    question.failure(makeError(ErrorCode::Network,
                               QStringLiteral("The shop's database is not reachable right now"),
                               QStringLiteral("server_unreachable")));
}

void ReadService::pollOnThread() {
    if (!m_database) {
        openOnThread();
        return;
    }
    const auto update = readUpdateOnThread();
    if (!update) {
        m_hasMissed = true;
        if (m_database->isLost()) noteLost(update.error());
        return;
    }
    m_hasMissed = false;
    if (std::exchange(m_away, false)) {
        // Listeners of back() refresh everything.
        noteBack();
    } else if (update->change.any() || update->events.isOverflow) {
        QMetaObject::invokeMethod(
            this, [this, reported = *update] { emit changed(reported); }, Qt::QueuedConnection);
    }
}

Result<ShopUpdate> ReadService::readUpdateOnThread() {
    ShopUpdate update;
    const auto change = m_watch->poll();
    if (!change) return fail(change.error());
    update.change = *change;
    if (change->events || m_hasMissed) {
        auto events = m_tail->read();
        if (!events) return fail(events.error());
        update.events = *std::move(events);
    }
    if (m_hasMissed) update.events.isOverflow = true;
    return update;
}

void ReadService::noteLost(const Error& error) {
    if (m_away) return;
    m_away = true;
    for (const Question& question : m_waiting) question.failure(error);
    m_waiting.clear();
    QMetaObject::invokeMethod(
        this, [this, error] { emit lost(error); }, Qt::QueuedConnection);
}

void ReadService::noteBack() {
    QMetaObject::invokeMethod(
        this, [this] { emit back(); }, Qt::QueuedConnection);
}

}  // namespace countertop
