// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/SoldProjection.h"
#include "workers/projections/ProjectionRunner.h"

namespace countertop {

/// Base of the tests that run a projection which follows the events.
class ProjectionFixture : public ConformanceTest {
    Q_OBJECT

protected slots:
    void init();
    void cleanup();

protected:
    using Options = ProjectionRunner::Options;

    void sell(int orders, const QString& sku = QStringLiteral("MUG"));
    [[nodiscard]] std::unique_ptr<ProjectionRunner> runner(const Options& options = {});
    /// Steps until the runner has no immediate work left.
    static void drain(ProjectionRunner& runner);
    [[nodiscard]] qint64 sold(const QString& sku = QStringLiteral("MUG"));
    [[nodiscard]] qint64 checkpoint();
    [[nodiscard]] qint64 lastPosition();
    [[nodiscard]] QString shownState();
    void hide(const QString& table);
    void showAgain(const QString& table);

    FixedClock m_time{1'800'000'000'000};
    SoldProjection m_projection;
    std::unique_ptr<Database> m_worker;
};

}  // namespace countertop
