// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/Planner.h"

namespace countertop::simulation {

namespace {

const QStringList& skus() {
    static const QStringList kSkus{QStringLiteral("CUP"), QStringLiteral("JUG"),
                                   QStringLiteral("MUG")};
    return kSkus;
}

}  // namespace

QList<Command> Planner::opening() {
    QList<Command> commands;
    for (const QString& sku : skus()) {
        AddProduct product;
        product.sku = sku;
        product.name = sku.toLower();
        product.barcodes = {QStringLiteral("40") + QString::number(sku.at(0).unicode())};
        product.priceMinor = 100 + m_choice.below(900);
        product.taxRateMilli = 20'000;
        product.openingStock = m_choice.below(8);
        commands.append(product);
    }
    m_customers.append(CustomerId(m_ids.next()));
    CustomerDetails details;
    details.name = QStringLiteral("Amy");
    commands.append(AddCustomer{m_customers.first(), details});
    return commands;
}

Command Planner::next() {
    const int kind = m_choice.below(10);
    if (kind < 4) return ofNewOrder();
    if (kind < 8) return ofKnownOrder();
    return ofProduct();
}

QList<LineRequest> Planner::lines() {
    QList<LineRequest> lines;
    const int count = 1 + m_choice.below(3);
    for (int at = 0; at < count; ++at) {
        LineRequest line{sku(), 1 + m_choice.below(3), {}};
        if (m_choice.inPercent(20)) line.unitPriceMinor = m_choice.below(1000);
        lines.append(line);
    }
    return lines;
}

OrderId Planner::newOrder() {
    m_orders.append(OrderId(m_ids.next()));
    return m_orders.last();
}

OrderId Planner::knownOrder() { return m_orders.isEmpty() ? newOrder() : m_choice.oneOf(m_orders); }

QString Planner::sku() {
    return m_choice.inPercent(3) ? QStringLiteral("NONE") : m_choice.oneOf(skus());
}

CustomerId Planner::customer() {
    return m_choice.inPercent(30) ? m_choice.oneOf(m_customers) : CustomerId();
}

PaymentRequest Planner::payment() {
    PaymentRequest payment;
    payment.method = m_choice.inPercent(50) ? PaymentMethod::Cash : PaymentMethod::Card;
    if (m_choice.inPercent(40)) payment.amountMinor = 1 + m_choice.below(1500);
    if (payment.method == PaymentMethod::Cash && m_choice.inPercent(40)) {
        payment.tenderedMinor = 500 * (1 + m_choice.below(10));
    }
    return payment;
}

Command Planner::ofNewOrder() {
    switch (m_choice.below(4)) {
        case 0:
            return CreateOrder{newOrder(), customer(), lines()};
        case 1:
            return PlaceOrder{newOrder(), customer(), lines(), m_choice.inPercent(50)};
        default: {
            SellAtTill sale{newOrder(), customer(), lines(), {}};
            sale.payment.method =
                m_choice.inPercent(50) ? PaymentMethod::Cash : PaymentMethod::Card;
            return sale;
        }
    }
}

Command Planner::ofKnownOrder() {
    const OrderId order = knownOrder();
    switch (m_choice.below(11)) {
        case 0:
            return AddLine{order, lines().first()};
        case 1:
            return ChangeLineQuantity{order, 1 + m_choice.below(3), 1 + m_choice.below(4)};
        case 2:
            return RemoveLine{order, 1 + m_choice.below(3)};
        case 3:
            return SubmitOrder{order};
        case 4:
            return ConfirmOrder{order};
        case 5:
            return ShipOrder{order, QStringLiteral("parcel")};
        case 6:
            return m_choice.inPercent(50) ? Command(DeliverOrder{order})
                                          : Command(CompleteOrder{order});
        case 7:
            return CancelOrder{order, QStringLiteral("changed their mind")};
        case 8:
        case 9:
            return PayOrder{order, payment()};
        default:
            return refund();
    }
}

RefundOrder Planner::refund() {
    RefundOrder refund;
    refund.orderId = knownOrder();
    refund.reason = QStringLiteral("broken");
    if (m_choice.inPercent(50)) refund.amountMinor = 1 + m_choice.below(800);
    refund.isReversal = m_choice.inPercent(30);
    return refund;
}

Command Planner::ofProduct() {
    switch (m_choice.below(4)) {
        case 0:
            return ChangeProductPrice{sku(), 100 + m_choice.below(900), {}};
        case 1:
            return CorrectStock{
                sku(), m_choice.below(5) - 2, QStringLiteral("counted"),
                m_choice.inPercent(30) ? std::optional<qint64>(m_choice.below(6)) : std::nullopt};
        default:
            return ReceiveStock{sku(), 1 + m_choice.below(3), {}};
    }
}

}  // namespace countertop::simulation
