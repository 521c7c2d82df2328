// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/OutboxFixture.h"

#include <QObject>

#include <memory>

namespace countertop {

/// Base of the tests of OutboxStore: a new outbox with two stores that claim from it, for each test
/// function, on both databases.
class OutboxStoreFixture : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

protected slots:
    void init();
    void cleanup();

protected:
    /// The ids of a claim that must succeed.
    [[nodiscard]] static QList<qint64> idsOf(const Result<QList<ClaimedMessage>>& claimed);

    static constexpr Timestamp kStart = 1'800'000'000'000;

    FixedClock m_clock{kStart};
    std::unique_ptr<OutboxFixture> m_shop;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_rivalDatabase;
    std::unique_ptr<OutboxStore> m_store;
    std::unique_ptr<OutboxStore> m_rival;
};

}  // namespace countertop
