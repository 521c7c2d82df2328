// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/OrderHandlers.h"

#include "models/core/TextForm.h"
#include "models/domain/ImportedNumber.h"
#include "models/domain/OrderRefusal.h"
#include "models/events/EventSerializer.h"
#include "models/events/NumberField.h"
#include "models/events/Streams.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

CommandResult resultOf(const OrderRow& row, const OrderEvents& events) {
    CommandResult result;
    result.id = row.orderId.text();
    result.number = row.number;
    result.status = toText(row.status);
    result.version = row.version;
    result.totalMinor = row.totalMinor;
    result.paidMinor = row.capturedMinor;
    result.currency = row.currency;
    result.refundedMinor = row.refundedMinor;
    result.dueMinor = row.dueMinor();
    for (const OrderEvent& event : events) {
        if (const auto* back = std::get_if<PaymentRefunded>(&event)) {
            result.givenBackMinor += back->amountMinor;
        } else if (const auto* asked = std::get_if<RefundRequested>(&event)) {
            result.givenBackMinor += asked->amountMinor;
        }
        if (const auto* payment = std::get_if<PaymentCaptured>(&event)) {
            result.changeMinor = payment->changeMinor;
        }
    }
    return result;
}

OrderLine lineOf(const LineRequest& request, const ProductRow& product) {
    OrderLine line;
    line.sku = product.sku;
    line.name = product.name;
    line.quantity = request.quantity;
    line.unitPriceMinor = request.unitPriceMinor.value_or(product.priceMinor);
    line.taxRateMilli = product.taxRateMilli;
    return line;
}

QStringList skusOf(const QList<LineRequest>& requests) {
    QStringList skus;
    for (const LineRequest& request : requests) {
        if (!skus.contains(request.sku)) skus.append(request.sku);
        // Composed and decomposed letters are equal, but older SKUs may be stored in another form.
        const QString canonical = canonicalText(TextKind::Code, request.sku);
        if (!skus.contains(canonical)) skus.append(canonical);
    }
    return skus;
}

Result<QList<OrderLine>> linesOf(const QList<LineRequest>& requests,
                                 const QList<ProductRow>& products) {
    QHash<QString, const ProductRow*> bySku;
    for (const ProductRow& product : products) bySku.insert(product.sku, &product);
    QList<OrderLine> lines;
    lines.reserve(requests.size());
    for (const LineRequest& request : requests) {
        const ProductRow* product = bySku.value(request.sku);
        if (!product) product = bySku.value(canonicalText(TextKind::Code, request.sku));
        if (!product) return fail(productNotFound(request.sku));
        lines.append(lineOf(request, *product));
    }
    return lines;
}

bool namesAnAmount(const Command& command) {
    const auto priced = [](const QList<LineRequest>& lines) {
        return std::any_of(lines.cbegin(), lines.cend(),
                           [](const LineRequest& line) { return line.unitPriceMinor.has_value(); });
    };
    return std::visit(
        [&priced](const auto& concrete) {
            using C = std::decay_t<decltype(concrete)>;
            if constexpr (std::is_same_v<C, PayOrder> || std::is_same_v<C, SellAtTill> ||
                          std::is_same_v<C, RecordHistoricOrder> ||
                          std::is_same_v<C, RefundOrder>) {
                return true;
            } else if constexpr (requires { concrete.lines; }) {
                return priced(concrete.lines);
            } else if constexpr (requires { concrete.line; }) {
                return priced({concrete.line});
            } else {
                return false;
            }
        },
        command);
}

Error noService(const QString& service) {
    const bool isGateway = service == u"gateway";
    return makeError(
        ErrorCode::NotAllowed,
        isGateway ? QStringLiteral("There is no payment gateway, so nobody could take the "
                                   "payment. Set one with 'settings set gateway ADDRESS' "
                                   "('practice' moves no money), or let it be paid at the counter")
                  : QStringLiteral("There is no carrier, so nobody could take the parcel. Set one "
                                   "with 'settings set carrier ADDRESS' ('practice' sends no "
                                   "parcel), or let it be paid at the counter"),
        isGateway ? QStringLiteral("no_gateway") : QStringLiteral("no_carrier"));
}

}  // namespace

Error currencyChanged(const QString& before, const QString& now) {
    return makeError(ErrorCode::InvalidTransition,
                     QStringLiteral("The shop's currency is %1 now, no longer %2; look at the "
                                    "amounts again")
                         .arg(now, before),
                     QStringLiteral("currency_changed"),
                     {{QStringLiteral("before"), before}, {QStringLiteral("now"), now}});
}

OrderHandlers::OrderHandlers(OrderLoader& orders, WriteStore& writes, Catalogue& catalogue,
                             const Clock& clock, const ShopSettings& settings, Services services)
    : m_orders(orders),
      m_writes(writes),
      m_catalogue(catalogue),
      m_clock(clock),
      m_settings(settings),
      m_services(std::move(services)),
      m_calendar(settings.timeZone, settings.dayStartsMinute) {}

template <class C>
void OrderHandlers::registerOne(CommandBus& bus) {
    bus.handle<C>([this](const Command& command, CommandContext& context) {
        if (auto known = checkCalendar(command); !known) {
            return Result<CommandResult>(fail(known.error()));
        }
        auto done = on(std::get<C>(command), command, context);
        if (done || done.error().reason != kSettingsChanged) return done;
        if (auto known = reloadSettings(command); !known) {
            return Result<CommandResult>(fail(known.error()));
        }
        return on(std::get<C>(command), command, context);
    });
}

void OrderHandlers::useSettings(const ShopSettings& settings) {
    m_settings = settings;
    m_calendar = BusinessCalendar(m_settings.timeZone, m_settings.dayStartsMinute);
    m_minute = std::chrono::minutes::min();
    m_catalogue.forgetProducts();
}

Result<void> OrderHandlers::checkCalendar(const Command& command) {
    if (m_calendar.isKnown()) return {};
    if (auto read = reloadSettings(command); !read) return read;
    if (m_calendar.isKnown()) return {};
    return fail(ErrorCode::Storage,
                QStringLiteral("This computer does not know the shop's time zone '%1'; install its "
                               "time zone data (on Debian the packages tzdata and tzdata-legacy)")
                    .arg(m_settings.timeZone),
                QStringLiteral("time_zone_unknown_here"),
                {{QStringLiteral("time_zone"), m_settings.timeZone}});
}

Result<void> OrderHandlers::reloadSettings(const Command& command) {
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    const QString before = m_settings.currency;
    useSettings(*settings);
    if (before == m_settings.currency || !namesAnAmount(command)) return {};
    return fail(currencyChanged(before, m_settings.currency));
}

Result<void> OrderHandlers::checkServices(PayBy payBy) {
    if (payBy != PayBy::Gateway) return {};
    const auto missing = [this]() -> QString {
        const QString none = QString::fromLatin1(kNoService);
        const auto inUse = [&](const QString& own, const QString& set) {
            return (own.isEmpty() ? set : own) != none;
        };
        if (!inUse(m_services.gateway, m_settings.gateway)) return QStringLiteral("gateway");
        if (!inUse(m_services.carrier, m_settings.carrier)) return QStringLiteral("carrier");
        return {};
    };
    if (missing().isEmpty()) return {};
    // The services may have been set since these settings were read.
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    m_settings.gateway = settings->gateway;
    m_settings.carrier = settings->carrier;
    const QString service = missing();
    if (service.isEmpty()) return {};
    return fail(noService(service));
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
    registerOne<RecordHistoricOrder>(bus);
}

Moment OrderHandlers::momentOf(const CommandContext& context) {
    // A day never starts in the middle of a minute, and time zone lookups are slow.
    const auto minute =
        std::chrono::floor<std::chrono::minutes>(std::chrono::milliseconds(context.at));
    if (minute != m_minute) {
        m_minute = minute;
        m_dayOfMinute = m_calendar.dayOf(context.at);
    }
    return {context.at, m_dayOfMinute, *context.ids};
}

Result<QList<OrderLine>> OrderHandlers::resolve(const QList<LineRequest>& requests) {
    const auto products = m_catalogue.productsBySku(skusOf(requests));
    if (!products) return fail(products.error());
    return linesOrOffer(requests, *products);
}

Result<QList<OrderLine>> OrderHandlers::linesOrOffer(const QList<LineRequest>& requests,
                                                     const QList<ProductRow>& products) {
    auto lines = linesOf(requests, products);
    if (lines || lines.error().reason != u"product_not_found") return lines;
    const QString sku = lines.error().facts[QLatin1StringView("sku")].toString();
    const auto similar = m_catalogue.skusInAnotherCase(sku);
    return fail(productNotFound(sku, similar.value_or(QStringList())));
}

Result<OrderOpening> OrderHandlers::opening(const CustomerId& customerId,
                                            const CommandContext& context) {
    OrderOpening opening{customerId, {}, m_settings.currency, context.origin.till};
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
    const auto events = decide(loaded->order, momentOf(context));
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
    const auto lines = linesOrOffer(order.requests, products);
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
                                            Decision decision) {
    if (namesImportSource(decision.numberFromTill)) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("No till can be called '%1': imported orders are numbered so")
                        .arg(decision.numberFromTill),
                    QStringLiteral("till_named_like_import"));
    }
    Write write;
    write.record = recordOf(command, context, m_clock.now());
    write.metadata = metadataOf(context);
    write.numberFromTill = decision.numberFromTill;
    write.productVersions = decision.productVersions;
    write.settingsVersion = m_settings.version;
    const qint64 version = decision.version + decision.events.size();
    OrderChanges changes = projectOrder(decision.orderId, decision.before, decision.events, version,
                                        {context.at, context.origin.till});
    write.result = resultOf(changes.row, decision.events);
    if (!decision.events.isEmpty()) {
        write.appends.append({orderStream(decision.orderId),
                              ExpectedVersion::exactly(decision.version),
                              toDrafts(decision.events, *context.ids),
                              {changes.row.currency, changes.row.number, changes.row.totalMinor}});
        if (!write.numberFromTill.isEmpty()) {
            write.numberedEvent = eventWithNumber(decision.events, write.appends.first().events);
        }
        write.orders.append(std::move(changes));
    }
    auto done = m_writes.commit(write);
    if (done) {
        if (!done->result.replayed) {
            m_orders.noteCommitted(decision.orderId,
                                   {decision.before, decision.version, decision.eventsFolded},
                                   decision.events, done->result.number);
        }
        return std::move(done->result);
    }
    const bool isTaken = done.error().code == ErrorCode::VersionConflict &&
                         done.error().reason != kProductsChanged &&
                         done.error().reason != kSettingsChanged;
    if (isTaken && decision.version == 0) {
        return refuse(decision.before, QStringLiteral("already_exists"),
                      QStringLiteral("already exists"));
    }
    return fail(done.error());
}

Result<CommandResult> OrderHandlers::on(const CreateOrder& command, const Command& whole,
                                        const CommandContext& context) {
    return openDraft(whole, context,
                     {command.orderId, command.customerId, command.lines,
                      [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                          return decide::create({}, start, lines, momentOf(context));
                      }});
}

Result<CommandResult> OrderHandlers::on(const PlaceOrder& command, const Command& whole,
                                        const CommandContext& context) {
    if (auto there = checkServices(command.payBy); !there) return fail(there.error());
    return place(whole, context,
                 {command.orderId, command.customerId, command.lines,
                  [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                      return decide::place({}, start, lines, command.confirm, momentOf(context),
                                           command.payBy);
                  }});
}

Result<CommandResult> OrderHandlers::on(const SellAtTill& command, const Command& whole,
                                        const CommandContext& context) {
    return place(whole, context,
                 {command.orderId, command.customerId, command.lines,
                  [&](const OrderOpening& start, const QList<OrderLine>& lines) {
                      return decide::sell({}, start, lines, command.payment, momentOf(context));
                  }});
}

Result<CommandResult> OrderHandlers::on(const RecordHistoricOrder& command, const Command& whole,
                                        const CommandContext& context) {
    const Moment moment{command.placedAt, m_calendar.dayOf(command.placedAt), *context.ids};
    const OrderOpening start{command.customerId, command.customerName, m_settings.currency,
                             context.origin.till};
    const auto events = decide::recordHistoric({}, start, command, moment);
    if (!events) return fail(events.error());
    return commit(whole, context, {command.orderId, {}, 0, *events, {}, {}});
}

Result<CommandResult> OrderHandlers::on(const AddLine& command, const Command& whole,
                                        const CommandContext& context) {
    const auto lines = resolve({command.line});
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
    if (auto there = checkServices(command.payBy); !there) return fail(there.error());
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

}  // namespace countertop
