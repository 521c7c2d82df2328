// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliShopTest.h"

#include <QTest>

namespace countertop {

using namespace Qt::StringLiterals;

void CliShopTest::initTestCase_data() { TestShop::addDatabaseRows(); }

void CliShopTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
}

void CliShopTest::cleanup() { m_shop.reset(); }

void CliShopTest::addMug() const {
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"100"_s});
}

QString CliShopTest::place(const QString& quantity) const {
    return cli()
        .done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG="_s + quantity})[u"number"_s]
        .toString();
}

}  // namespace countertop
