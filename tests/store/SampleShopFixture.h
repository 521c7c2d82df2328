// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/SampleShop.h"

#include <QtTest>

#include <functional>
#include <map>
#include <memory>

namespace countertop {

/// A sample shop per database, filled when the first test function of that database begins.
class SampleShopFixture : public QObject {
protected:
    /// For init(), with the databases as global rows. `prepare` runs once per shop. Without a
    /// server the function is skipped and m_shop is null.
    void takeShop(const std::function<void(SampleShop&)>& prepare = {}) {
        m_shop = nullptr;
        QFETCH_GLOBAL(countertop::Dialect, dialect);
        if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
        auto& shop = m_shops[dialect];
        if (!shop) {
            shop = std::make_unique<SampleShop>(dialect);
            if (prepare) prepare(*shop);
        }
        m_shop = shop.get();
    }

    SampleShop* m_shop = nullptr;

private:
    std::map<Dialect, std::unique_ptr<SampleShop>> m_shops;
};

}  // namespace countertop
