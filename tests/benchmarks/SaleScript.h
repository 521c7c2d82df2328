// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"
#include "tests/support/OrFatal.h"
#include "tests/support/TestShop.h"

namespace countertop {

/// The sales that every contestant makes: three lines from 10,000 products, always the same ones.
class SaleScript {
public:
    static constexpr int kProducts = 10'000;

    /// Adds products with plenty of stock, in one transaction, and one route: to nowhere unless
    /// another is given.
    static void prepare(ShopSession& session, const AddRoute& route = toNowhere());

    /// Generates `sales` sales before the clock runs; next() starts over after the last.
    explicit SaleScript(int sales);

    [[nodiscard]] SellAtTill next();
    [[nodiscard]] static CommandOrigin origin();
    [[nodiscard]] static AddRoute toNowhere();

private:
    QList<QList<LineRequest>> m_sales;
    qsizetype m_next = 0;
};

/// A second database in exactly the state of the first, removed by the destructor. No session may
/// be open on the original while it is copied.
class ShopCopy {
public:
    explicit ShopCopy(const TestShop& original);
    ~ShopCopy();
    Q_DISABLE_COPY_MOVE(ShopCopy)

    [[nodiscard]] const DatabaseUrl& url() const { return m_url; }

private:
    QTemporaryDir m_folder;
    DatabaseUrl m_url;
    DatabaseUrl m_server;
};

}  // namespace countertop
