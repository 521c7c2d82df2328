// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/TransactionFold.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/projections/ProductProjection.h"
#include "models/projections/ShopTables.h"

namespace countertop {

QList<QList<RecordedEvent>> writesOf(const QList<RecordedEvent>& events) {
    QList<QList<RecordedEvent>> writes;
    QHash<QString, qsizetype> latest;  // by stream
    for (const RecordedEvent& event : events) {
        const auto known = latest.constFind(event.streamId);
        // Positions of several tills interleave, so a write is not a run of positions. Its events
        // share one command, one time and one actor; an event without a command is a write of its
        // own.
        if (known != latest.cend()) {
            QList<RecordedEvent>& write = writes[*known];
            const EventMetadata& before = write.last().metadata;
            const bool isSame = !event.metadata.causationId.isEmpty() && before == event.metadata;
            if (isSame) {
                write.append(event);
                continue;
            }
        }
        latest.insert(event.streamId, writes.size());
        writes.append({event});
    }
    return writes;
}

TransactionFold::TransactionFold(EventStore& events, const QStringList& tables,
                                 Unreadable unreadable)
    : m_events(events),
      m_tables(tables.cbegin(), tables.cend()),
      m_unreadable(unreadable),
      m_states(events) {}

void TransactionFold::forget() { m_states.forgetAll(); }

Result<TableChanges> TransactionFold::fold(const QList<RecordedEvent>& events) {
    TableChanges changes;
    Batch batch;
    // Fold whole writes, not single events: a sale that is paid and handed over at once is one
    // stock movement and one change of the day counters, as in its commit.
    for (const QList<RecordedEvent>& write : writesOf(events)) {
        const QString category = streamCategory(write.first().streamId);
        auto done = category == u"order"      ? foldOrder(write, batch, changes)
                    : category == u"product"  ? foldProduct(write, changes)
                    : category == u"customer" ? foldCustomer(write, changes)
                                              : Result<void>();
        if (!done) return fail(done.error());
    }
    addOrders(batch.touched, changes);
    return changes;
}

Result<OrderEvents> TransactionFold::readOrder(const QList<RecordedEvent>& events,
                                               TableChanges& changes) const {
    OrderEvents concrete;
    concrete.reserve(events.size());
    for (const RecordedEvent& recorded : events) {
        auto event = orderEventFrom(recorded);
        if (event) {
            concrete.append(*std::move(event));
        } else if (m_unreadable == Unreadable::Refuse) {
            return fail(event.error());
        } else {
            changes.isUnreadable = true;
        }
    }
    return concrete;
}

Result<qsizetype> TransactionFold::placeOf(const QList<RecordedEvent>& events, Batch& batch,
                                           TableChanges& changes) {
    const RecordedEvent& first = events.first();
    const auto known = batch.places.constFind(first.streamId);
    if (known != batch.places.cend()) return *known;
    const auto before = m_states.before(first.streamId, first.version);
    if (!before) return fail(before.error());
    const qsizetype place = changes.orders.size();
    batch.places.insert(first.streamId, place);
    batch.touched.append({first.streamId, first.version});
    changes.orders.append({OrderId(streamSubject(first.streamId)), *before, *before});
    return place;
}

Result<void> TransactionFold::foldOrder(const QList<RecordedEvent>& events, Batch& batch,
                                        TableChanges& changes) {
    const auto concrete = readOrder(events, changes);
    if (!concrete) return fail(concrete.error());
    const auto place = placeOf(events, batch, changes);
    if (!place) return fail(place.error());
    OrderSpan& span = changes.orders[*place];
    Touched& touched = batch.touched[*place];
    const RecordedEvent& last = events.last();
    touched.lastVersion = last.version;
    touched.updatedAt = last.metadata.at;
    if (!m_tables.isEmpty()) {
        // Sums (payments, counters, stock) are taken from every write; rows that depend only on the
        // last state wait for the end of the batch, see addOrders().
        const OrderChanges order = projectOrder(span.orderId, span.after, *concrete, last.version,
                                                {last.metadata.at, last.metadata.till});
        touched.linesChanged = touched.linesChanged || order.linesChanged;
        addMoney(order, changes);
        addStock(order.stock, last.metadata, changes);
    }
    apply(span.after, *concrete);
    return {};
}

void TransactionFold::addMoney(const OrderChanges& order, TableChanges& changes) const {
    for (const PaymentRow& row : order.payments) {
        addNew(tableOf<PaymentRow>(), projected(row), changes);
    }
    for (const OrderDayChange& day : order.orderDays) {
        add(tableOf<OrderDayChange>(), projected(day), changes);
    }
    for (const PaymentDayChange& day : order.paymentDays) {
        add(tableOf<PaymentDayChange>(), projected(day), changes);
    }
}

void TransactionFold::addOrders(const QList<Touched>& touched, TableChanges& changes) {
    for (qsizetype place = 0; place < touched.size(); ++place) {
        const Touched& one = touched[place];
        const OrderSpan& span = changes.orders[place];
        m_states.remember(one.streamId, one.lastVersion, span.after);
        const bool isNew = one.firstVersion == 1;
        if (wants(tableOf<OrderRow>())) {
            ProjectedRow row =
                projected(orderRow(span.orderId, span.after, one.lastVersion, one.updatedAt));
            auto& rows = isNew ? changes.newRows : changes.rows;
            rows[&tableOf<OrderRow>()].append(std::move(row));
        }
        if (!one.linesChanged || !wants(tableOf<OrderLineRow>())) continue;
        // Remove the lines of earlier writes first.
        if (!isNew) changes.replacedLines.append(span.orderId.text());
        for (const OrderLine& line : span.after.lines) {
            addNew(tableOf<OrderLineRow>(), projected(OrderLineRow{span.orderId, line}), changes);
        }
    }
}

Result<QList<RecordedEvent>> TransactionFold::wholeStream(const QList<RecordedEvent>& events) {
    // Products and customers seldom change, so each later write reads their stream again.
    if (events.first().version == 1) return events;
    return m_events.load(events.last().streamId, 1, events.last().version);
}

Result<void> TransactionFold::foldProduct(const QList<RecordedEvent>& events,
                                          TableChanges& changes) {
    if (!wants(tableOf<ProductRow>())) return {};
    const RecordedEvent& last = events.last();
    const auto stream = wholeStream(events);
    if (!stream) return fail(stream.error());
    Product before;
    ProductEvents concrete;
    for (const RecordedEvent& recorded : *stream) {
        const auto event = productEventFrom(recorded);
        if (!event) return fail(event.error());
        if (recorded.version < events.first().version) {
            apply(before, *event);
        } else {
            concrete.append(*event);
        }
    }
    const ProductChanges product = projectProduct(before, concrete, last.version);
    add(tableOf<ProductRow>(), projected(product.row), changes);
    for (const QString& barcode : product.row.barcodes) {
        add(tableOf<BarcodeRow>(), projected(BarcodeRow{barcode, product.row.sku}), changes);
    }
    addStock(product.stock, last.metadata, changes);
    return {};
}

Result<void> TransactionFold::foldCustomer(const QList<RecordedEvent>& events,
                                           TableChanges& changes) {
    if (!wants(tableOf<CustomerRow>())) return {};
    const RecordedEvent& last = events.last();
    const auto stream = wholeStream(events);
    if (!stream) return fail(stream.error());
    Customer customer;
    for (const RecordedEvent& recorded : *stream) {
        const auto event = customerEventFrom(recorded);
        if (!event) return fail(event.error());
        apply(customer, *event);
    }
    const CustomerDetails& details = customer.details;
    add(tableOf<CustomerRow>(),
        projected(CustomerRow{CustomerId(streamSubject(last.streamId)), details.name, details.email,
                              details.phone, details.address, details.note, last.version}),
        changes);
    return {};
}

void TransactionFold::addStock(const QList<StockChange>& stock, const EventMetadata& metadata,
                               TableChanges& changes) const {
    if (!wants(tableOf<MovementRow>())) return;
    for (const StockChange& change : stock) {
        addNew(tableOf<MovementRow>(), projected(MovementRow{change, metadata}), changes);
        add(tableOf<StockLevelRow>(), projected(StockLevelRow{change}), changes);
    }
}

void TransactionFold::add(const ProjectedTable& table, ProjectedRow row,
                          TableChanges& changes) const {
    if (wants(table)) changes.rows[&table].append(std::move(row));
}

void TransactionFold::addNew(const ProjectedTable& table, ProjectedRow row,
                             TableChanges& changes) const {
    if (wants(table)) changes.newRows[&table].append(std::move(row));
}

}  // namespace countertop
