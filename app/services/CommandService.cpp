// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/CommandService.h"

#include "app/services/Responsiveness.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

constexpr int kRetryMs = 3000;

bool mayComeBack(const Error& error) { return error.transient || error.code == ErrorCode::Timeout; }

}  // namespace

CommandService::CommandService(DatabaseUrl url, const Clock& clock, int timeoutMs, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_clock(clock),
      m_timeoutMs(timeoutMs),
      m_timeout(new QTimer(this)),
      m_processor([this] { return openOnThread(); }, {1, {}}) {
    m_timeout->setSingleShot(true);
    connect(m_timeout, &QTimer::timeout, this, &CommandService::noteUnresponsive);
}

void CommandService::open() { m_processor.open(); }

Result<std::unique_ptr<ShopSession>> CommandService::openSession() {
    if (m_newShop) {
        if (auto made = createShop(m_url, *m_newShop); !made) return fail(made.error());
    }
    auto session = ShopSession::open(m_url, m_clock, m_keys, {});
    if (!session || !m_newShop) return session;
    // The shop's first event records its settings. A demo shop has none, since its history is older
    // than this moment.
    if (!m_preparation) {
        const auto reported =
            (*session)->bus().dispatch(ConfigureShop{}, Intent::fresh(), m_newShopOrigin);
        if (!reported) return fail(reported.error());
        if (auto read = (*session)->reloadSettings(); !read) return fail(read.error());
    }
    m_newShop.reset();
    return session;
}

Result<std::unique_ptr<ShardSession>> CommandService::openOnThread() {
    auto session = openSession();
    if (!session) {
        Error error = session.error();
        onGuiThread([this, error] { noteUnavailable(error, mayComeBack(error)); });
        // A waiting command may have been carried out earlier, so its intent must not be given up.
        error.transient = true;
        return fail(std::move(error));
    }
    if (m_preparation) {
        const auto prepared = std::exchange(m_preparation, {})(**session);
        if (!prepared) {
            onGuiThread([this, error = prepared.error()] { noteUnavailable(error, false); });
        }
    }
    onGuiThread(
        [this, settings = (*session)->settings(), cut = (*session)->database().connectionCut()] {
            m_cut = cut;
            m_isOpen = true;
            emit opened(settings);
        });
    return shardOf(*std::move(session));
}

void CommandService::noteUnavailable(const Error& error, bool willRetry) {
    emit unavailable(error, willRetry);
    if (!willRetry || m_retryScheduled) return;
    m_retryScheduled = true;
    QTimer::singleShot(kRetryMs, this, [this] {
        m_retryScheduled = false;
        open();
    });
}

void CommandService::dispatch(const Intent& intent, const Command& command) {
    ++m_unanswered;
    if (!m_timeout->isActive()) m_timeout->start(kReportUnresponsiveAfterMs);
    const QString key = intent.key;
    const auto sent = m_processor.send(
        {command, intent, m_origin}, [this, key](const Result<CommandResult>& result) {
            onGuiThread([this, key, result] { noteResult(key, result); });
        });
    if (!sent) onGuiThread([this, key, error = sent.error()] { noteResult(key, fail(error)); });
}

void CommandService::noteResult(const QString& intentKey, const Result<CommandResult>& result) {
    noteAnswer();
    if (result) {
        emit finished(intentKey, *result);
        emit committed();
        return;
    }
    emit failed(intentKey, result.error());
    // A shop that could not be opened was already reported where it was opened.
    if (m_isOpen && result.error().code == ErrorCode::Network) {
        emit unavailable(result.error(), true);
    }
}

void CommandService::noteAnswer() {
    m_timeout->stop();
    if (--m_unanswered > 0) m_timeout->start(kReportUnresponsiveAfterMs);
    if (std::exchange(m_isReportedUnresponsive, false)) emit available();
}

void CommandService::noteUnresponsive() {
    if (m_isReportedUnresponsive) {
        // This makes the waiting command fail with a lost connection; its idempotency key tells
        // later whether it was committed.
        if (m_cut) m_cut->cut();
        m_timeout->start(m_timeoutMs);
        return;
    }
    m_isReportedUnresponsive = true;
    m_timeout->start(std::max(0, m_timeoutMs - kReportUnresponsiveAfterMs));
    emit unavailable(unresponsive(m_url.dialect), true);
}

}  // namespace countertop
