// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/WorkerService.h"
#include "models/commands/KeysInFlight.h"
#include "models/projections/ShopSettings.h"
#include "workers/sagas/SagaWorker.h"

#include <QObject>

#include <functional>
#include <optional>

namespace countertop {

/// The window's sagas: chooses the gateways of their worker, started once the shop is open and
/// again whenever the gateways change, and passes on what a person asks of a saga. GUI thread,
/// which waits for no gateway; signals arrive there.
class SagaService final : public QObject {
    Q_OBJECT

public:
    SagaService(DatabaseUrl url, const Clock& clock, QObject* parent = nullptr);

    /// Starts them with the gateways of the settings, or of the environment; does nothing when they
    /// run with those already. Others are taken once those before have answered what is under way,
    /// as far as they do so soon; nothing new begins there. Without a gateway or a carrier every
    /// saga waits.
    void start(const ShopSettings& settings);
    /// "gateway" or "carrier" when that is what every saga waits for, else empty.
    [[nodiscard]] const QString& waitingFor() const { return m_waitingFor; }
    /// Something was committed: there may be new events.
    void wake() { m_service.wake(); }
    void retry(const QString& sagaId) { ask(SagaRequest::Retry, sagaId, {}); }
    void resume(const QString& sagaId) { ask(SagaRequest::Resume, sagaId, {}); }
    /// `reason` is kept with the saga and on the order.
    void compensate(const QString& sagaId, const QString& reason) {
        ask(SagaRequest::Compensate, sagaId, reason);
    }
    /// Of a refund that failed: it may go back in another way. `reason` is kept with both.
    void giveUp(const QString& sagaId, const QString& reason) {
        ask(SagaRequest::GiveUp, sagaId, reason);
    }
    /// Who gives up, for the order's events and the audit.
    void setOrigin(const CommandOrigin& origin) { m_origin = origin; }

signals:
    /// Lists of sagas are out of date, and those of their orders.
    void changed();
    /// A request was carried out, or refused with that error.
    void requestEnded(const QString& sagaId, bool done, const countertop::Error& error);

private:
    void ask(SagaRequest request, const QString& sagaId, const QString& reason);
    /// Where there are gateways, else nothing.
    void begin();
    void continueAfterEnd();

    DatabaseUrl m_url;
    const Clock& m_clock;
    CommandOrigin m_origin;
    KeysInFlight m_keys;
    std::optional<GatewayChoice> m_choice;
    QString m_waitingFor;
    QList<std::function<void()>> m_postponed;  ///< what was asked for while one ended
    SagaWorker* m_worker = nullptr;            ///< owned by the service, while it runs
    WorkerService m_service;
};

}  // namespace countertop
