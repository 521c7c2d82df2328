// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/OutboxTestCase.h"
#include "tests/workers/RunningWorker.h"

#include <QTemporaryDir>

#include <memory>

namespace countertop {

/// Base of the tests of OutboxWorker, with a new folder for each test function.
class OutboxWorkerFixture : public OutboxTestCase {
protected:
    void prepare() override { m_folder = std::make_unique<QTemporaryDir>(); }
    void dismantle() override { m_folder.reset(); }

    [[nodiscard]] OutboxWorker::Options options() const;
    [[nodiscard]] std::unique_ptr<RunningWorker> startWorker(const OutboxWorker::Options& options);

    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace countertop
