// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rebuild/ProjectionRebuild.h"
#include "tests/conformance/ConformanceTest.h"

namespace countertop {

/// Base of the tests that rebuild projections: a shop with orders in every state.
class RebuildFixture : public ConformanceTest {
    Q_OBJECT

protected slots:
    void init();

protected:
    /// Adds orders in every state, a customer and received goods.
    void fill();
    void follow();
    RebuildReport mustRebuild(const QStringList& names = {}, const RebuildOptions& options = {});
    void verifyIsClean();
    [[nodiscard]] qint64 remains();
};

}  // namespace countertop
