// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/SagaWorld.h"

#include <QScopeGuard>

#include <memory>

namespace countertop {

/// A shop with sagas of one program, for the cases of what they do.
class SagaFixture : public ConformanceTest {
protected:
    /// At the start of each case: ten mugs and a world, which goes when the case ends.
    [[nodiscard]] auto begin() {
        addProduct(kMug, 1250, 10);
        m_outside = {};
        m_world = std::make_unique<SagaWorld>(url(), m_time, m_outside);
        return qScopeGuard([this] { m_world.reset(); });
    }
    /// Mugs to be paid by the gateway.
    OrderId placeForGateway(qint64 quantity = 2);
    /// The whole shop is sound.
    void verify();

    const QString kMug = QStringLiteral("MUG");
    FixedClock m_time{QDateTime::currentMSecsSinceEpoch()};
    ScriptedOutside m_outside;
    std::unique_ptr<SagaWorld> m_world;
};

/// What is done, in order: "charge", "shipment" …
[[nodiscard]] QStringList words(std::initializer_list<const char*> texts);

}  // namespace countertop
