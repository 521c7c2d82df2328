// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/OrderHandlers.h"

#include <utility>

namespace countertop {

OrderHandlers::OrderHandlers(OrderLoader& orders, WriteStore& writes, Catalogue& catalogue,
                             const Clock& clock, const ShopSettings& settings, Services services)
    : m_orders(orders),
      m_catalogue(catalogue),
      m_settings(catalogue, settings, std::move(services)),
      m_lines(catalogue),
      m_writer(orders, writes, clock) {}

template <class C>
void OrderHandlers::registerOne(CommandBus& bus) {
    bus.handle<C>([this](const Command& command, CommandContext& context) {
        if (auto known = m_settings.checkCalendar(command); !known) {
            return Result<CommandResult>(fail(known.error()));
        }
        auto done = on(std::get<C>(command), command, context);
        if (done || done.error().reason != kSettingsChanged) return done;
        if (auto known = m_settings.reload(command); !known) {
            return Result<CommandResult>(fail(known.error()));
        }
        return on(std::get<C>(command), command, context);
    });
}

void OrderHandlers::registerOn(CommandBus& bus) {
    registerOne<CreateOrder>(bus);
    registerOne<AddLine>(bus);
    registerOne<ChangeLineQuantity>(bus);
    registerOne<RemoveLine>(bus);
    registerOne<SubmitOrder>(bus);
    registerOne<PlaceOrder>(bus);
    registerOne<SellAtTill>(bus);
    registerOne<ConfirmOrder>(bus);
    registerOne<PayOrder>(bus);
    registerOne<ShipOrder>(bus);
    registerOne<DeliverOrder>(bus);
    registerOne<CompleteOrder>(bus);
    registerOne<CancelOrder>(bus);
    registerOne<RefundOrder>(bus);
    registerOne<GiveUpRefund>(bus);
    registerOne<RequestCustomerMessage>(bus);
    registerOne<RecordHistoricOrder>(bus);
}

Result<OrderOpening> OrderHandlers::opening(const CustomerId& customerId,
                                            const CommandContext& context) {
    OrderOpening opening{customerId, {}, m_settings.current().currency, context.origin.till};
    if (customerId.isEmpty()) return opening;
    const auto customer = m_catalogue.customerById(customerId);
    if (!customer) return fail(customer.error());
    if (!*customer) {
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such customer"),
                    QStringLiteral("customer_not_found"));
    }
    opening.customerName = (*customer)->name;
    return opening;
}

Result<CommandResult> OrderHandlers::change(const Command& command, const CommandContext& context,
                                            const OrderId& orderId, const Decide& decide,
                                            bool takesNumber) {
    const auto loaded = m_orders.load(orderId);
    if (!loaded) return fail(loaded.error());
    const auto events = decide(loaded->order, m_settings.momentOf(context));
    if (!events) return fail(events.error());
    return commit(command, context,
                  {orderId,
                   loaded->order,
                   loaded->version,
                   *events,
                   takesNumber ? context.origin.till : QString(),
                   {},
                   loaded->eventsFolded});
}

Result<OrderEvents> OrderHandlers::decideNew(const NewOrder& order,
                                             const QList<ProductRow>& products,
                                             const CommandContext& context) {
    const auto lines = m_lines.linesOrOffer(order.requests, products);
    if (!lines) return fail(lines.error());
    const auto start = opening(order.customerId, context);
    if (!start) return fail(start.error());
    return order.decide(*start, *lines);
}

Result<CommandResult> OrderHandlers::openDraft(const Command& command,
                                               const CommandContext& context,
                                               const NewOrder& order) {
    const auto products = m_catalogue.productsBySku(skusOf(order.requests));
    if (!products) return fail(products.error());
    const auto events = decideNew(order, *products, context);
    if (!events) return fail(events.error());
    return commit(command, context, {order.orderId, {}, 0, *events, {}, {}});
}

Result<CommandResult> OrderHandlers::place(const Command& command, const CommandContext& context,
                                           const NewOrder& order) {
    auto done = placeOnce(command, context, order);
    if (done || done.error().reason != kProductsChanged) return done;
    m_catalogue.forgetProducts();
    return placeOnce(command, context, order);
}

Result<CommandResult> OrderHandlers::placeOnce(const Command& command,
                                               const CommandContext& context,
                                               const NewOrder& order) {
    const auto products = m_catalogue.rememberedProducts(skusOf(order.requests));
    if (!products) return fail(products.error());
    const auto events = decideNew(order, *products, context);
    if (!events) return fail(events.error());
    QHash<QString, qint64> versions;
    for (const ProductRow& product : *products) versions.insert(product.sku, product.version);
    return commit(command, context,
                  {order.orderId, {}, 0, *events, context.origin.till, std::move(versions)});
}

Result<CommandResult> OrderHandlers::commit(const Command& command, const CommandContext& context,
                                            const OrderDecision& decision) {
    return m_writer.commit(command, context, m_settings.current().version, decision);
}

Result<CommandResult> OrderHandlers::on(const CreateOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return openDraft(whole, context,
                     {command.orderId, command.customerId, command.lines,
                      [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                          return decide::create({}, start, lines, m_settings.momentOf(context));
                      }});
}

Result<CommandResult> OrderHandlers::on(const PlaceOrder& command, const Command& whole,
                                        const CommandContext& context) {
    if (auto there = m_settings.checkServices(command.payBy); !there) return fail(there.error());
    return place(whole, context,
                 {command.orderId, command.customerId, command.lines,
                  [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                      return decide::place({}, start, lines, command.confirm,
                                           m_settings.momentOf(context), command.payBy);
                  }});
}

Result<CommandResult> OrderHandlers::on(const SellAtTill& command, const Command& whole,
                                        const CommandContext& context) {
    return place(whole, context,
                 {command.orderId, command.customerId, command.lines,
                  [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                      return decide::sell({}, start, lines, command.payment,
                                          m_settings.momentOf(context));
                  }});
}

Result<CommandResult> OrderHandlers::on(const RecordHistoricOrder& command, const Command& whole,
                                        const CommandContext& context) {
    const Moment moment{command.placedAt, m_settings.calendar().dayOf(command.placedAt),
                        *context.ids};
    const OrderOpening start{command.customerId, command.customerName,
                             m_settings.current().currency, context.origin.till};
    const auto events = decide::recordHistoric({}, start, command, moment);
    if (!events) return fail(events.error());
    return commit(whole, context, {command.orderId, {}, 0, *events, {}, {}});
}

Result<CommandResult> OrderHandlers::on(const AddLine& command, const Command& whole,
                                        const CommandContext& context) {
    const auto lines = m_lines.resolve({command.line});
    if (!lines) return fail(lines.error());
    return change(whole, context, command.orderId, [&](const Order& order, const Moment&) {
        return decide::addLine(order, lines->first());
    });
}

Result<CommandResult> OrderHandlers::on(const ChangeLineQuantity& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment&) {
        return decide::changeLineQuantity(order, command.lineNumber, command.quantity);
    });
}

Result<CommandResult> OrderHandlers::on(const RemoveLine& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment&) {
        return decide::removeLine(order, command.lineNumber);
    });
}

Result<CommandResult> OrderHandlers::on(const SubmitOrder& command, const Command& whole,
                                        const CommandContext& context) {
    if (auto there = m_settings.checkServices(command.payBy); !there) return fail(there.error());
    return change(
        whole, context, command.orderId,
        [&](const Order& order, const Moment& moment) {
            return decide::submit(order, moment, command.payBy);
        },
        true);
}

Result<CommandResult> OrderHandlers::on(const ConfirmOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId,
                  [](const Order& order, const Moment&) { return decide::confirm(order); });
}

Result<CommandResult> OrderHandlers::on(const PayOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment& moment) {
        return decide::pay(order, command.payment, moment);
    });
}

Result<CommandResult> OrderHandlers::on(const ShipOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment&) {
        return decide::ship(order, command.tracking);
    });
}

Result<CommandResult> OrderHandlers::on(const DeliverOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId,
                  [](const Order& order, const Moment&) { return decide::deliver(order); });
}

Result<CommandResult> OrderHandlers::on(const CompleteOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId,
                  [](const Order& order, const Moment&) { return decide::complete(order); });
}

Result<CommandResult> OrderHandlers::on(const CancelOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment& moment) {
        return decide::cancel(order, command.reason, moment);
    });
}

Result<CommandResult> OrderHandlers::on(const RefundOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment& moment) {
        if (command.refundedByGateway) {
            return decide::recordGatewayRefund(order, command.amountMinor, command.reason, moment);
        }
        return decide::refund(
            order, {command.amountMinor, command.reason, command.method, command.isReversal},
            moment);
    });
}

Result<CommandResult> OrderHandlers::on(const GiveUpRefund& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId, [&](const Order& order, const Moment&) {
        return decide::giveUpRefund(order, command);
    });
}

Result<CommandResult> OrderHandlers::on(const RequestCustomerMessage& command, const Command& whole,
                                        const CommandContext& context) {
    return change(whole, context, command.orderId,
                  [&](const Order& order, const Moment& moment) -> Result<OrderEvents> {
                      if (order.customerId.isEmpty()) return OrderEvents{};
                      const auto customer = m_catalogue.customerById(order.customerId);
                      if (!customer) return fail(customer.error());
                      if (!*customer) return OrderEvents{};
                      const CustomerDetails details{(*customer)->name, (*customer)->email};
                      const ShopSettings& shop = m_settings.current();
                      return decide::requestCustomerMessage(order, command.kind, details,
                                                            shop.messages, shop.name, moment);
                  });
}

}  // namespace countertop
