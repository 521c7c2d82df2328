// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ReadService.h"

#include "app/services/Responsiveness.h"

#include <QTimer>

#include <utility>

namespace countertop {

namespace {

/// Another till's change must show within a second.
constexpr int kWatchMs = 400;
/// Querying a list of millions of orders may take a while; a server that takes longer is
/// disconnected.
constexpr qint64 kTimeoutMs = 60'000;

}  // namespace

ReadService::ReadService(DatabaseUrl url, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_timer(new QTimer(this)),
      m_thread(QStringLiteral("reads")) {
    m_timer->setInterval(kWatchMs);
    connect(m_timer, &QTimer::timeout, this, &ReadService::watch);
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
    m_thread.post([this] { openThere(); });
}

void ReadService::reportLost(const Error& error) {
    m_thread.post([this, error] { noteLost(error); });
}

void ReadService::watch() {
    if (m_sinceWatch.isValid()) {
        // One poll at a time: behind a server that hangs they would only pile up.
        const bool slow = m_sinceWatch.elapsed() > kTellUnresponsiveAfterMs;
        if (m_cut && m_sinceWatch.elapsed() > kTimeoutMs) m_cut->cut();
        if (!slow || m_saidSlow || m_url.dialect == Dialect::Sqlite) return;
        m_saidSlow = true;
        emit lost(unresponsive(m_url.dialect));
        return;
    }
    m_sinceWatch.start();
    m_isLookWanted = false;
    m_thread.post([this] {
        watchThere();
        QMetaObject::invokeMethod(this, &ReadService::watched, Qt::QueuedConnection);
    });
}

void ReadService::look() {
    m_isLookWanted = true;
    if (!m_sinceWatch.isValid()) watch();
}

void ReadService::watched() {
    m_sinceWatch.invalidate();
    // The poll may have started before that commit.
    if (m_isLookWanted) watch();
    if (!std::exchange(m_saidSlow, false)) return;
    // Report "back" only if the poll succeeded; only the reading thread knows.
    m_thread.post([this] {
        if (!m_away) noteBack();
    });
}

void ReadService::openThere() {
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
    m_hasMissed = !m_watch->look() || !m_tail->read();
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

void ReadService::watchThere() {
    if (!m_database) {
        openThere();
        return;
    }
    const auto news = newsThere();
    if (!news) {
        m_hasMissed = true;
        if (m_database->isLost()) noteLost(news.error());
        return;
    }
    m_hasMissed = false;
    if (std::exchange(m_away, false)) {
        // Listeners of back() refresh everything.
        noteBack();
    } else if (news->change.any() || news->events.isTooMuch) {
        QMetaObject::invokeMethod(
            this, [this, told = *news] { emit changed(told); }, Qt::QueuedConnection);
    }
}

Result<ShopNews> ReadService::newsThere() {
    ShopNews news;
    const auto change = m_watch->look();
    if (!change) return fail(change.error());
    news.change = *change;
    if (change->events || m_hasMissed) {
        auto events = m_tail->read();
        if (!events) return fail(events.error());
        news.events = *std::move(events);
    }
    if (m_hasMissed) news.events.isTooMuch = true;
    return news;
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
