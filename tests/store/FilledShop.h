// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/SagaWorld.h"
#include "tests/support/TestShop.h"

namespace countertop {

/// The smallest shop with a row of every kind in every table that `verify` covers:
/// messages in every state, sagas that are completed, compensated, running and
/// refunding, a removed route, refused commands, removed keys, seals. Every projection
/// is up to date and everything is sealed.
class FilledShop {
public:
    explicit FilledShop(Dialect dialect);

    [[nodiscard]] const TestShop& shop() const { return m_shop; }
    [[nodiscard]] Database& database() { return m_session->database(); }

private:
    CommandResult run(const Command& command);
    void refuse(const Command& command);
    void stock();
    void sell();
    void runSagas();
    void deliver();
    void removeOldKeys();

    FixedClock m_clock;
    TestShop m_shop;
    ScriptedServices m_services;
    std::unique_ptr<ShopSession> m_session;
    CustomerId m_customer;
};

}  // namespace countertop
