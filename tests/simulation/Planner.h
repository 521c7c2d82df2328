// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "tests/simulation/SeededChoice.h"

namespace countertop::simulation {

/// Thinks up what clerks ask for: sensible and senseless commands about a few products and orders,
/// so that they meet each other.
class Planner {
public:
    Planner(SeededChoice& choice, IdSource& ids) : m_choice(choice), m_ids(ids) {}

    /// The shop starts with these, few pieces of each.
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
