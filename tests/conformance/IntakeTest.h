// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/IntakeWorld.h"

namespace countertop {

/// Helpers of the HTTP intake's conformance cases: a product and request bodies that order it.
class IntakeTest : public ConformanceTest {
    Q_OBJECT

protected:
    using World = std::unique_ptr<IntakeWorld>;

    [[nodiscard]] World serve(const IntakeWorld::Options& options = {}) {
        return std::make_unique<IntakeWorld>(url(), clock(), keys(), options);
    }
    /// Adds the product MUG at 12.50 with this stock.
    void addMugs(qint64 stock) { addProduct(QStringLiteral("MUG"), 1250, stock); }

    /// The body of an order for `quantity` mugs.
    [[nodiscard]] static QByteArray mugs(int quantity);
    [[nodiscard]] static bool isReplayed(const HttpAnswer& answer);
    [[nodiscard]] static OrderId orderOf(const HttpAnswer& answer);
    /// Waits until this many commands are queued behind the one that blocks the shards.
    [[nodiscard]] static bool haveArrived(IntakeWorld& world, qint64 commands);
};

}  // namespace countertop
