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

/// The window's sagas: chooses the gateways for their worker, starts it once the shop is open,
/// restarts it when the gateways change, and forwards the user's requests on a saga. GUI thread,
/// which never waits for a gateway; signals arrive there.
class SagaService final : public QObject {
    Q_OBJECT

public:
    SagaService(DatabaseUrl url, const Clock& clock, QObject* parent = nullptr);

    /// Starts the sagas with the gateways of the settings or the environment; does nothing when
    /// they already run with those. A change of gateways takes effect once the calls under way are
    /// answered or a short wait is over; no new calls start meanwhile. Without a gateway or a
    /// carrier every saga waits.
    void start(const ShopSettings& settings);
    /// "gateway" or "carrier" when every saga waits for that, else empty.
    [[nodiscard]] const QString& waitingFor() const { return m_waitingFor; }
    /// Call it after a commit: there may be new events.
    void wake() { m_service.wake(); }
    void retry(const QString& sagaId) { ask(SagaRequest::Retry, sagaId, {}); }
    void resume(const QString& sagaId) { ask(SagaRequest::Resume, sagaId, {}); }
    /// `reason` is stored with the saga and the order.
    void compensate(const QString& sagaId, const QString& reason) {
        ask(SagaRequest::Compensate, sagaId, reason);
    }
    /// Gives up a failed refund, so that it can be paid back another way. `reason` is stored with
    /// the saga and the order.
    void giveUp(const QString& sagaId, const QString& reason) {
        ask(SagaRequest::GiveUp, sagaId, reason);
    }
    /// Who gives up a refund, recorded in the order's events and the audit.
    void setOrigin(const CommandOrigin& origin) { m_origin = origin; }

signals:
    /// Lists of sagas, and of their orders, are out of date.
    void changed();
    /// A request was carried out, or refused with this error.
    void requestEnded(const QString& sagaId, bool done, const countertop::Error& error);

private:
    void ask(SagaRequest request, const QString& sagaId, const QString& reason);
    /// Starts the worker if there are gateways.
    void begin();
    void continueAfterEnd();

    DatabaseUrl m_url;
    const Clock& m_clock;
    CommandOrigin m_origin;
    KeysInFlight m_keys;
    std::optional<GatewayChoice> m_choice;
    QString m_waitingFor;
    QList<std::function<void()>> m_postponed;  ///< requests made while a worker was ending
    SagaWorker* m_worker = nullptr;            ///< owned by the service while it runs
    WorkerService m_service;
};

}  // namespace countertop
