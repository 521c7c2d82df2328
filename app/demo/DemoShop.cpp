// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoShop.h"

#include "models/store/connection/Transaction.h"
#include "models/store/queries/SqlShopReads.h"

namespace countertop {

namespace {

const QString kOwner = QStringLiteral("Amira");
const QString kOffice = QStringLiteral("T1");

}  // namespace

DemoShop::DemoShop(ShopSession& session, Timestamp now)
    : m_session(session), m_now(now), m_products(demoProducts()), m_customers(demoCustomers()) {
    const ShopSettings& settings = session.settings();
    const BusinessCalendar calendar(settings.timeZone, settings.dayStartsMinute);
    m_plan = DemoPlan::make(m_products, static_cast<int>(m_customers.size()), calendar, now, kDays);
    m_placed.resize(m_plan.orders.size());
}

Result<DemoShop::Report> DemoShop::build(const Progress& progress) {
    Transaction transaction(m_session.database());
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    if (auto empty = requireEmpty(m_session); !empty) return fail(empty.error());
    if (auto added = addCatalogue(); !added) return fail(added.error());
    for (const DemoStep& step : m_plan.steps) {
        if (auto done = run(step); !done) return fail(done.error());
        if (auto go = report(progress); !go) return fail(go.error());
    }
    if (auto counted = countStock(); !counted) return fail(counted.error());
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return m_report;
}

/// Queries the lists instead of the event feed, which may still hold back recent commits.
Result<void> DemoShop::requireEmpty(ShopSession& session) {
    SqlShopReads reads(session.database());
    const auto products = reads.catalogue.productCount({});
    if (!products) return fail(products.error());
    const auto customers = reads.catalogue.customerCount({});
    if (!customers) return fail(customers.error());
    const auto orders = reads.orders.rowsAt({}, {}, 0, 1);
    if (!orders) return fail(orders.error());
    if (*products == 0 && *customers == 0 && orders->isEmpty()) return {};
    return fail(ErrorCode::InvalidTransition,
                QStringLiteral("This shop is already in use; a demo shop needs an empty one"),
                QStringLiteral("shop_in_use"));
}

Result<void> DemoShop::report(const Progress& progress) {
    ++m_done;
    if (!progress || progress(m_done, static_cast<qint64>(m_plan.steps.size()))) return {};
    return fail(ErrorCode::Cancelled,
                QStringLiteral("The demo shop was cancelled; nothing was added"),
                QStringLiteral("cancelled"));
}

Result<void> DemoShop::dispatch(const Command& command, const QString& staff, const QString& till,
                                Timestamp at) {
    return m_session.bus()
        .dispatch(command, Intent::fresh(), CommandOrigin{staff, till, {}, {}, at})
        .map([](const CommandResult&) {});
}

Result<void> DemoShop::addCatalogue() {
    for (const DemoProduct& demo : m_products) {
        if (auto done = dispatch(demo.product, kOwner, kOffice, m_plan.opens); !done) return done;
        m_available.push_back(demo.product.openingStock);
        ++m_report.products;
    }
    for (const CustomerDetails& details : m_customers) {
        m_customerIds.append(CustomerId::create());
        const AddCustomer command{m_customerIds.last(), details};
        if (auto done = dispatch(command, kOwner, kOffice, m_plan.opens); !done) return done;
        ++m_report.customers;
    }
    return {};
}

Result<void> DemoShop::run(const DemoStep& step) {
    switch (step.kind) {
        case DemoStep::Kind::Restock:
            return restock(step.at);
        case DemoStep::Kind::Sell:
            return open(step, true);
        case DemoStep::Kind::Place:
            return open(step, false);
        case DemoStep::Kind::Pay:
        case DemoStep::Kind::Ship:
        case DemoStep::Kind::Deliver:
        case DemoStep::Kind::Cancel:
        case DemoStep::Kind::Refund:
            return advance(step);
    }
    return {};
}

Result<void> DemoShop::restock(Timestamp at) {
    for (std::size_t index = 0; index < m_available.size(); ++index) {
        const DemoProduct& demo = m_products[static_cast<qsizetype>(index)];
        if (m_available[index] > demo.product.reorderLevel) continue;
        const ReceiveStock command{demo.product.sku, 2 * demo.caseSize,
                                   QStringLiteral("Weekly delivery")};
        if (auto done = dispatch(command, kOwner, kOffice, at); !done) return done;
        m_available[index] += command.quantity;
    }
    return {};
}

/// Takes the order's lines from stock, reduced to what is available.
void DemoShop::takeLines(const DemoOrder& order, Placed& placed) {
    for (const DemoOrder::Line& line : order.lines) {
        qint64& left = m_available[static_cast<std::size_t>(line.product)];
        const qint64 quantity = qMin(line.quantity, left);
        if (quantity == 0) continue;
        left -= quantity;
        placed.totalMinor += quantity * m_products[line.product].product.priceMinor;
        placed.lines.append({line.product, quantity});
    }
}

void DemoShop::putBack(const Placed& placed) {
    for (const DemoOrder::Line& line : placed.lines) {
        m_available[static_cast<std::size_t>(line.product)] += line.quantity;
    }
}

PaymentRequest DemoShop::paymentOf(const DemoOrder& order, qint64 totalMinor) const {
    PaymentRequest payment{order.method, std::nullopt, std::nullopt};
    if (order.noteMinor > 0) {
        const qint64 notes = (totalMinor + order.noteMinor - 1) / order.noteMinor;
        payment.tenderedMinor = notes * order.noteMinor;
    }
    return payment;
}

Result<void> DemoShop::open(const DemoStep& step, bool atTill) {
    const auto index = static_cast<std::size_t>(step.order);
    const DemoOrder& order = m_plan.orders[index];
    Placed placed{OrderId::create(), {}, 0};
    takeLines(order, placed);
    if (placed.lines.isEmpty()) return {};
    QList<LineRequest> lines;
    for (const DemoOrder::Line& line : placed.lines) {
        lines.append({m_products[line.product].product.sku, line.quantity, std::nullopt});
    }
    const CustomerId customer = order.customer < 0 ? CustomerId() : m_customerIds[order.customer];
    const Command command = atTill ? Command(SellAtTill{placed.orderId, customer, lines,
                                                        paymentOf(order, placed.totalMinor)})
                                   : Command(PlaceOrder{placed.orderId, customer, lines, false});
    if (auto done = dispatch(command, order.staff, order.till, step.at); !done) return done;
    m_placed[index] = placed;
    ++m_report.orders;
    return {};
}

Result<void> DemoShop::advance(const DemoStep& step) {
    const auto index = static_cast<std::size_t>(step.order);
    const DemoOrder& order = m_plan.orders[index];
    const OrderId& id = m_placed[index].orderId;
    if (id.isEmpty()) return {};
    const auto send = [&](const Command& command) {
        return dispatch(command, order.staff, order.till, step.at);
    };
    switch (step.kind) {
        case DemoStep::Kind::Pay:
            return send(PayOrder{id, {order.method, std::nullopt, std::nullopt}});
        case DemoStep::Kind::Ship:
            return send(ShipOrder{id, order.tracking});
        case DemoStep::Kind::Deliver:
            return send(DeliverOrder{id});
        case DemoStep::Kind::Cancel:
            putBack(m_placed[index]);
            return send(CancelOrder{id, order.reason});
        case DemoStep::Kind::Refund:
            return send(RefundOrder{id, std::nullopt, order.reason});
        case DemoStep::Kind::Restock:
        case DemoStep::Kind::Sell:
        case DemoStep::Kind::Place:
            break;
    }
    return {};
}

/// Leaves some products low or sold out, so that the shop has something to reorder.
Result<void> DemoShop::countStock() {
    for (std::size_t index = 0; index < m_available.size(); ++index) {
        const DemoProduct& demo = m_products[static_cast<qsizetype>(index)];
        const qint64 change = demo.finalStock.value_or(m_available[index]) - m_available[index];
        if (change == 0) continue;
        const CorrectStock command{demo.product.sku, change, QStringLiteral("Stock count")};
        if (auto done = dispatch(command, kOwner, kOffice, m_now); !done) return done;
        m_available[index] += change;
    }
    return {};
}

}  // namespace countertop
