// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/SqlShopReads.h"
#include "tests/support/TestShop.h"

namespace countertop {

/// A small shop with some data of every kind: two tills, a week of orders in every state, payments
/// and refunds on later days, imported history with a credit note, drafts and a route. Identical on
/// every database: created by the same commands at the same times.
class SampleShop {
public:
    static constexpr int kOrders = 62;

    explicit SampleShop(Dialect dialect);

    [[nodiscard]] TestShop& shop() { return m_shop; }
    [[nodiscard]] ShopSession& session() { return *m_session; }
    [[nodiscard]] Database& database() { return m_session->database(); }
    [[nodiscard]] SqlShopReads& reads() { return m_reads; }
    [[nodiscard]] FixedClock& clock() { return m_clock; }
    [[nodiscard]] const QList<OrderId>& orders() const { return m_orders; }
    [[nodiscard]] const QList<CustomerId>& customers() const { return m_customers; }

    /// Runs a command; ends the test program when it is refused.
    CommandResult run(const Command& command, const QString& till = QStringLiteral("T1"));

    static constexpr char kCreditNote[] = "C536379";

private:
    void stock();
    void invite();
    void takeOrder(int number);
    void recordHistory();

    FixedClock m_clock;
    TestShop m_shop;
    std::unique_ptr<ShopSession> m_session;
    SqlShopReads m_reads;
    QList<OrderId> m_orders;
    QList<CustomerId> m_customers;
};

}  // namespace countertop
