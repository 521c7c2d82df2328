// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/OutboxFixture.h"
#include "tests/workers/RunningWorker.h"

#include <QTemporaryDir>

#include <memory>

namespace countertop {

/// Base of the tests of OutboxWorker: a new outbox and folder for each test function, on both
/// databases.
class OutboxWorkerFixture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

protected slots:
    void init();
    void cleanup();

protected:
    [[nodiscard]] OutboxWorker::Options options() const;
    [[nodiscard]] std::unique_ptr<RunningWorker> startWorker(const OutboxWorker::Options& options);

    std::unique_ptr<OutboxFixture> m_shop;
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace countertop
