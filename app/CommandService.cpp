// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandService.h"

#include <QTimer>

#include <utility>

namespace countertop {

namespace {

constexpr int kRetryMs = 3000;

bool mayComeBack(const Error& error) { return error.transient || error.code == ErrorCode::Timeout; }

}  // namespace

CommandService::CommandService(DatabaseUrl url, const Clock& clock, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_clock(clock),
      m_thread(QStringLiteral("commands")) {}

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
    onGuiThread([this, settings = m_session->settings()] { emit opened(settings); });
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
    m_thread.post(
        [this, intent, command, origin = m_origin] { dispatchThere(intent, command, origin); });
}

void CommandService::dispatchThere(const Intent& intent, const Command& command,
                                   const CommandOrigin& origin) {
    if (!m_session) openThere();
    if (!m_session) {
        Error error = makeError(ErrorCode::Network,
                                QStringLiteral("The shop's database is not reachable right now"),
                                QStringLiteral("server_unreachable"));
        error.transient = true;
        onGuiThread([this, key = intent.key, error] { noteFailure(key, error); });
        return;
    }
    auto result = m_session->bus().dispatch(command, intent, origin);
    if (!result) {
        onGuiThread([this, key = intent.key, error = result.error()] { noteFailure(key, error); });
        return;
    }
    onGuiThread([this, key = intent.key, result = *std::move(result)] {
        emit finished(key, result);
        emit committed();
    });
}

void CommandService::noteFailure(const QString& intentKey, const Error& error) {
    emit failed(intentKey, error);
    if (error.code == ErrorCode::Network) emit unavailable(error, true);
}

}  // namespace countertop
