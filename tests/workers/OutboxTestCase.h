// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/OutboxFixture.h"

#include <QObject>

#include <memory>

namespace countertop {

/// Base of the tests of the outbox: a new one for each test function, on both databases.
class OutboxTestCase : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

protected slots:
    void init();
    void cleanup();

protected:
    /// What the test functions need besides; dismantle() comes before the outbox is destroyed.
    virtual void prepare() {}
    virtual void dismantle() {}

    static constexpr Timestamp kStart = 1'800'000'000'000;

    FixedClock m_clock{kStart};
    std::unique_ptr<OutboxFixture> m_shop;
};

}  // namespace countertop
