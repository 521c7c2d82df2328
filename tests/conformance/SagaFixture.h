// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/SagaWorld.h"

#include <QScopeGuard>

#include <memory>

namespace countertop {

/// A shop with the sagas of one program, for the saga cases.
class SagaFixture : public ConformanceTest {
protected:
    /// Called at the start of each case: adds ten mugs and creates a world that lives until the
    /// case ends.
    [[nodiscard]] auto begin() {
        addProduct(kMug, 1250, 10);
        m_services = {};
        m_world = std::make_unique<SagaWorld>(url(), m_time, m_services);
        return qScopeGuard([this] { m_world.reset(); });
    }
    /// Places an order for mugs to be paid through the gateway.
    OrderId placeForGateway(qint64 quantity = 2);
    /// Verifies the whole shop.
    void verify();

    const QString kMug = QStringLiteral("MUG");
    FixedClock m_time{QDateTime::currentMSecsSinceEpoch()};
    ScriptedServices m_services;
    std::unique_ptr<SagaWorld> m_world;
};

/// The expected effects in order: "charge", "shipment" …
[[nodiscard]] QStringList words(std::initializer_list<const char*> texts);

}  // namespace countertop
