// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandService.h"

#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logUpkeep, "countertop.upkeep", QtInfoMsg)

constexpr int kRetryMs = 3000;
/// A shop that is silent for longer is told to the clerk.
constexpr int kTellAfterMs = 5000;
constexpr int kUpkeepMs = 60'000;

Error silence(Dialect dialect) {
    if (dialect == Dialect::Sqlite) {
        return makeError(ErrorCode::Timeout,
                         QStringLiteral("The shop's file is busy in another program"),
                         QStringLiteral("busy"));
    }
    return makeError(ErrorCode::Timeout,
                     QStringLiteral("The shop's server took too long to answer"),
                     QStringLiteral("server_slow"));
}

bool mayComeBack(const Error& error) { return error.transient || error.code == ErrorCode::Timeout; }

}  // namespace

CommandService::CommandService(DatabaseUrl url, const Clock& clock, int patienceMs, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_clock(clock),
      m_patienceMs(patienceMs),
      m_patience(new QTimer(this)),
      m_thread(QStringLiteral("commands")) {
    m_patience->setSingleShot(true);
    connect(m_patience, &QTimer::timeout, this, &CommandService::noteSilence);
    auto* upkeep = new QTimer(this);
    connect(upkeep, &QTimer::timeout, this, [this] {
        if (m_unanswered == 0) m_thread.post([this] { keepUpThere(); });
    });
    upkeep->start(kUpkeepMs);
}

CommandService::~CommandService() {
    m_thread.post([this] { m_session.reset(); });
}

void CommandService::open() {
    m_thread.post([this] { openThere(); });
}

void CommandService::openThere() {
    if (m_session) return;
    auto session = ShopSession::open(m_url, m_clock, m_keys, {});
    if (!session) {
        m_openError = session.error();
        onGuiThread(
            [this, error = session.error()] { noteUnavailable(error, mayComeBack(error)); });
        return;
    }
    m_session = *std::move(session);
    if (m_preparation) {
        const auto prepared = std::exchange(m_preparation, {})(*m_session);
        if (!prepared) {
            onGuiThread([this, error = prepared.error()] { noteUnavailable(error, false); });
        }
    }
    onGuiThread(
        [this, settings = m_session->settings(), cut = m_session->database().connectionCut()] {
            m_cut = cut;
            emit opened(settings);
        });
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
    if (!m_patience->isActive()) m_patience->start(kTellAfterMs);
    m_thread.post(
        [this, intent, command, origin = m_origin] { dispatchThere(intent, command, origin); });
}

void CommandService::dispatchThere(const Intent& intent, const Command& command,
                                   const CommandOrigin& origin) {
    if (!m_session) openThere();
    if (!m_session) {
        Error error = m_openError;
        // An earlier attempt may have gone through, so the intent must not be given up.
        error.transient = true;
        onGuiThread([this, key = intent.key, error] {
            noteAnswer();
            emit failed(key, error);
        });
        return;
    }
    auto result = m_session->bus().dispatch(command, intent, origin);
    if (!result) {
        onGuiThread([this, key = intent.key, error = result.error()] { noteFailure(key, error); });
        return;
    }
    onGuiThread([this, key = intent.key, result = *std::move(result)] {
        noteAnswer();
        emit finished(key, result);
        emit committed();
    });
}

void CommandService::keepUpThere() {
    if (!m_session) return;
    const auto removed = m_session->removeExpiredKeys();
    if (!removed) qCInfo(logUpkeep) << "Expired keys are left for later:" << removed.error().detail;
}

void CommandService::noteAnswer() {
    m_patience->stop();
    if (--m_unanswered > 0) m_patience->start(kTellAfterMs);
    if (std::exchange(m_saidSilent, false)) emit available();
}

void CommandService::noteSilence() {
    if (m_saidSilent) {
        // The waiting command meets a lost server now; its key tells what became of it.
        if (m_cut) m_cut->cut();
        m_patience->start(m_patienceMs);
        return;
    }
    m_saidSilent = true;
    m_patience->start(std::max(0, m_patienceMs - kTellAfterMs));
    emit unavailable(silence(m_url.dialect), true);
}

void CommandService::noteFailure(const QString& intentKey, const Error& error) {
    noteAnswer();
    emit failed(intentKey, error);
    if (error.code == ErrorCode::Network) emit unavailable(error, true);
}

}  // namespace countertop
