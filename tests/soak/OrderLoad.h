// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

namespace countertop {

/// Real orders of a shop with several events each: placed, paid, shipped and completed, one step of
/// many orders after the other, so that the messages of an order lie apart in the outbox. Belongs
/// to the session's thread. Ends the program when a command is refused.
class OrderLoad {
public:
    explicit OrderLoad(ShopSession& session);

    /// Adds the product that is sold.
    void addProduct();
    /// Sends these events of orders to the destination from now on: "Order.*" are three of the four
    /// steps, "Payment.*" is the other.
    void addRoute(const QString& events, const QString& destination,
                  const RouteOptions& options = {});
    /// Runs the next command of the next order.
    void step();
    /// Runs commands until the outbox has this many messages or some more.
    void fill(int messages);

private:
    void run(const Command& command);

    ShopSession& m_session;
    QList<OrderId> m_orders;
    qsizetype m_next = 0;  ///< of m_orders
    int m_stage = 0;
};

}  // namespace countertop
