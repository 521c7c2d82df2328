// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Folds.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

#include <algorithm>

namespace countertop {

namespace {

QList<StockMovement> movementsOf(const QList<StockChange>& changes, const EventMetadata& about) {
    QList<StockMovement> movements;
    for (const StockChange& change : changes) {
        movements.append(StockMovement::of(change, about.actor, about.at));
    }
    return movements;
}

}  // namespace

Result<FoldedOrder> foldOrder(const EventStream& stream) {
    const OrderId orderId(streamSubject(stream.streamId));
    FoldedOrder folded;
    Order order;
    for (const RecordedEvent& recorded : stream.events) {
        const auto event = orderEventFrom(recorded);
        if (!event) return fail(event.error());
        const OrderChanges changes = projectOrder(orderId, order, {*event}, recorded.version,
                                                  {recorded.metadata.at, recorded.metadata.till});
        folded.payments.append(changes.payments);
        folded.paymentDays.append(changes.paymentDays);
        folded.stock.append(movementsOf(changes.stock, recorded.metadata));
        folded.facts.append({changes.row.currency, changes.row.number, changes.row.totalMinor});
        folded.row = changes.row;
        apply(order, *event);
    }
    folded.lines = order.lines;
    std::sort(folded.lines.begin(), folded.lines.end(),
              [](const OrderLine& left, const OrderLine& right) {
                  return left.lineNumber < right.lineNumber;
              });
    folded.day = dayContribution(order);
    return folded;
}

Result<FoldedProduct> foldProduct(const EventStream& stream) {
    FoldedProduct folded;
    Product product;
    for (const RecordedEvent& recorded : stream.events) {
        const auto event = productEventFrom(recorded);
        if (!event) return fail(event.error());
        const ProductChanges changes = projectProduct(product, {*event}, recorded.version);
        folded.stock.append(movementsOf(changes.stock, recorded.metadata));
        folded.row = changes.row;
        apply(product, *event);
    }
    return folded;
}

Result<CustomerRow> foldCustomer(const EventStream& stream) {
    Customer customer;
    for (const RecordedEvent& recorded : stream.events) {
        const auto event = customerEventFrom(recorded);
        if (!event) return fail(event.error());
        apply(customer, *event);
    }
    const CustomerDetails& details = customer.details;
    return CustomerRow{CustomerId(streamSubject(stream.streamId)),
                       details.name,
                       details.email,
                       details.phone,
                       details.address,
                       details.note,
                       stream.events.last().version};
}

QList<StockMovement> stockMovementsOf(const EventStream& stream) {
    const QString category = streamCategory(stream.streamId);
    if (category == u"order") {
        return foldOrder(stream)
            .map([](const FoldedOrder& order) { return order.stock; })
            .value_or(QList<StockMovement>());
    }
    if (category == u"product") {
        return foldProduct(stream)
            .map([](const FoldedProduct& product) { return product.stock; })
            .value_or(QList<StockMovement>());
    }
    return {};
}

}  // namespace countertop
