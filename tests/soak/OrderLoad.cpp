// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/OrderLoad.h"

#include "tests/soak/OutboxNumber.h"

namespace countertop {

namespace {

const QString kSku = QStringLiteral("MUG");
constexpr qsizetype kOrdersAtOnce = 20;
constexpr int kStages = 4;
/// Steps between two counts of the outbox.
constexpr int kStepsAtOnce = 20;

Command commandOf(int stage, const OrderId& order) {
    switch (stage) {
        case 0:
            return PlaceOrder{order, {}, {{kSku, 1, {}}}, true};
        case 1:
            return PayOrder{order, {PaymentMethod::Card, {}, {}}};
        case 2:
            return ShipOrder{order, {}};
        default:
            return CompleteOrder{order};
    }
}

}  // namespace

OrderLoad::OrderLoad(ShopSession& session) : m_session(session) {}

void OrderLoad::run(const Command& command) {
    orFatal(m_session.bus().dispatch(command, Intent::fresh(),
                                     {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}));
}

void OrderLoad::addProduct() {
    run(AddProduct{kSku, QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 100'000'000});
}

void OrderLoad::addRoute(const QString& events, const QString& destination,
                         const RouteOptions& options) {
    run(AddRoute{events, destination, {}, {}, options});
}

void OrderLoad::step() {
    if (m_next == m_orders.size()) {
        m_next = 0;
        m_stage = (m_stage + 1) % kStages;
        if (m_stage == 0) m_orders.clear();
    }
    if (m_orders.isEmpty()) {
        for (qsizetype order = 0; order < kOrdersAtOnce; ++order) {
            m_orders.append(OrderId::create());
        }
        m_stage = 0;
    }
    run(commandOf(m_stage, m_orders[m_next++]));
}

void OrderLoad::fill(int messages) {
    while (outboxNumber(m_session.database(), QStringLiteral("count(*)")) < messages) {
        for (int step = 0; step < kStepsAtOnce; ++step) this->step();
    }
}

}  // namespace countertop
