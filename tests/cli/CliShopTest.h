// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QObject>

#include <memory>

namespace countertop {

/// Base of the tests of the command line's daily work: every test runs once on SQLite and once on
/// PostgreSQL, on a new shop with the practice gateway.
class CliShopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();

protected slots:
    void init();
    void cleanup();

protected:
    [[nodiscard]] TestShop& shop() const { return *m_shop; }
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    /// A path in a folder that is removed with the test program.
    [[nodiscard]] QString filePath(const QString& name) const { return m_folder.filePath(name); }

    /// Adds 100 units of the product MUG at 12.50.
    void addMug() const;
    /// Places an order of this quantity and returns its number.
    [[nodiscard]] QString place(const QString& quantity) const;

private:
    std::unique_ptr<TestShop> m_shop;
    QTemporaryDir m_folder;
};

}  // namespace countertop
