// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"
#include "models/store/sagas/SqlSagaStore.h"
#include "workers/sagas/SagaWorker.h"

namespace countertop {

/// A shop session for the sagas. Belongs to the thread that opened it.
class SagaSession final : public SagaShop {
public:
    /// `clock` must outlive the session.
    SagaSession(std::unique_ptr<ShopSession> session, const Clock& clock)
        : m_session(std::move(session)), m_sagas(m_session->database(), clock) {}

    [[nodiscard]] CommandBus& bus() override { return m_session->bus(); }
    [[nodiscard]] EventStore& events() override { return m_session->events(); }
    [[nodiscard]] OrderLoader& orders() override { return m_session->orders(); }
    [[nodiscard]] SagaStore& sagas() override { return m_sagas; }

private:
    std::unique_ptr<ShopSession> m_session;
    SqlSagaStore m_sagas;
};

/// Opens such sessions for a worker; clock and keys must outlive it. `services` are the gateways to
/// use, overriding the shop's settings.
[[nodiscard]] SagaWorker::ShopFactory sagaSessions(
    const DatabaseUrl& url, const Clock& clock, KeysInFlight& keys,
    const std::optional<OrderHandlers::Services>& services = std::nullopt);

}  // namespace countertop
