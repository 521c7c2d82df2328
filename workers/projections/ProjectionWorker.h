// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "workers/PollingWorker.h"
#include "workers/projections/BackgroundRebuild.h"
#include "workers/projections/ProjectionRunner.h"
#include "workers/seals/SealRunner.h"

#include <memory>
#include <vector>

namespace countertop {

/// Follows the commits of a shop for as long as it lives: keeps all asynchronous projections up to
/// date and seals the events, on one connection. Checks every two seconds.
class ProjectionWorker final : public PollingWorker {
    Q_OBJECT

public:
    struct Options {
        DatabaseUrl url;
        ProjectionRunner::Options runner;
        SealRunner::Options seals;
        int gatherMs = 250;  ///< commits within this time are handled together
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    ProjectionWorker(const Options& options, const Clock& clock);
    ~ProjectionWorker() override;

signals:
    /// A projection has new rows or a new state.
    void changed();
    void eventLeftOut(const QString& projection, qint64 position, const QString& reason);

protected:
    Result<void> open() override;
    Result<qint64> work() override;
    void noteWake() override;
    void close() override;

private:
    void makeRunners();

    Options m_options;
    const Clock& m_clock;
    AsyncProjections m_projections;
    std::unique_ptr<Database> m_database;
    std::vector<std::unique_ptr<ProjectionRunner>> m_runners;
    std::unique_ptr<SealRunner> m_seals;
    std::unique_ptr<BackgroundRebuild> m_rebuild;
};

}  // namespace countertop
