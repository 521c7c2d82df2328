// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "tests/simulation/SeededChoice.h"

namespace countertop::simulation {

/// Invents the commands of clerks, valid and invalid ones, on
/// so few products and orders that they interact.
class Planner {
public:
    Planner(SeededChoice& choice, IdSource& ids) : m_choice(choice), m_ids(ids) {}

    /// Commands that set up the shop: a few products with little stock, and customers.
    [[nodiscard]] QList<Command> opening();
    [[nodiscard]] Command next();

private:
    [[nodiscard]] QList<LineRequest> lines();
    [[nodiscard]] OrderId newOrder();
    [[nodiscard]] OrderId knownOrder();
    [[nodiscard]] QString sku();
    [[nodiscard]] CustomerId customer();
    [[nodiscard]] PaymentRequest payment();
    [[nodiscard]] RefundOrder refund();
    [[nodiscard]] Command ofNewOrder();
    [[nodiscard]] Command ofKnownOrder();
    [[nodiscard]] Command ofProduct();

    SeededChoice& m_choice;
    IdSource& m_ids;
    QList<OrderId> m_orders;
    QList<CustomerId> m_customers;
};

}  // namespace countertop::simulation
