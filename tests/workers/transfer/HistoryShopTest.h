// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/transfer/HistoryFixture.h"

#include <QObject>

namespace countertop {

/// Base of tests that import whole files: each runs once on
/// SQLite and once on PostgreSQL, on a new shop.
class HistoryShopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();

protected slots:
    void init();
    void cleanup();

protected:
    /// True when `verify` reports no problem.
    [[nodiscard]] bool isClean();
    /// "number day total" of every order.
    [[nodiscard]] QStringList orders();

    Files m_files;
    std::unique_ptr<TestShop> m_database;
    std::unique_ptr<ImportingShop> m_shop;
};

}  // namespace countertop
