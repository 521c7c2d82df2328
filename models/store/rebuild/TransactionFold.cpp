// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/TransactionFold.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/rebuild/TransactionTables.h"

namespace countertop {

QList<QList<RecordedEvent>> writesOf(const QList<RecordedEvent>& events) {
    QList<QList<RecordedEvent>> writes;
    QHash<QString, qsizetype> latest;  // by stream
    for (const RecordedEvent& event : events) {
        const auto known = latest.constFind(event.streamId);
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

TransactionFold::TransactionFold(EventStore& events, const QStringList& tables)
    : m_events(events), m_tables(tables.cbegin(), tables.cend()), m_states(events) {}

void TransactionFold::forget() { m_states.forgetAll(); }

Result<TableChanges> TransactionFold::take(const QList<RecordedEvent>& events) {
    TableChanges changes;
    for (const QList<RecordedEvent>& write : writesOf(events)) {
        const QString category = streamCategory(write.first().streamId);
        auto done = category == u"order"      ? takeOrder(write, changes)
                    : category == u"product"  ? takeProduct(write, changes)
                    : category == u"customer" ? takeCustomer(write, changes)
                                              : Result<void>();
        if (!done) return fail(done.error());
    }
    return changes;
}

Result<void> TransactionFold::takeOrder(const QList<RecordedEvent>& events, TableChanges& changes) {
    OrderEvents concrete;
    for (const RecordedEvent& recorded : events) {
        const auto event = orderEventFrom(recorded);
        if (!event) return fail(event.error());
        concrete.append(*event);
    }
    const RecordedEvent& last = events.last();
    const auto before = m_states.before(last.streamId, events.first().version);
    if (!before) return fail(before.error());
    const OrderId orderId(streamSubject(last.streamId));
    const OrderChanges order = projectOrder(orderId, *before, concrete, last.version,
                                            {last.metadata.at, last.metadata.till});
    Order after = *before;
    countertop::apply(after, concrete);
    m_states.remember(last.streamId, last.version, after);
    add(rebuild::orders(), rebuild::rowOf(order.row), changes);
    if (order.linesChanged && wants(rebuild::orderLines())) {
        if (events.first().version > 1) changes.replacedLines.append(orderId.text());
        // What an earlier write of this stretch says of them no longer counts.
        changes.rows[&rebuild::orderLines()].removeIf([&](const ProjectedRow& row) {
            return events.first().version > 1 && std::get<QString>(row[0]) == orderId.text();
        });
        for (const OrderLine& line : order.lines) {
            add(rebuild::orderLines(), rebuild::rowOf(orderId, line), changes);
        }
    }
    for (const PaymentRow& row : order.payments) {
        add(rebuild::payments(), rebuild::rowOf(row), changes);
    }
    for (const OrderDayChange& day : order.orderDays) {
        add(rebuild::orderDays(), rebuild::rowOf(day), changes);
    }
    for (const PaymentDayChange& day : order.paymentDays) {
        add(rebuild::paymentDays(), rebuild::rowOf(day), changes);
    }
    addStock(order.stock, last.metadata, changes);
    return {};
}

Result<QList<RecordedEvent>> TransactionFold::wholeStream(const QList<RecordedEvent>& events) {
    // Products and customers change seldom: their streams are read again for each later write.
    if (events.first().version == 1) return events;
    return m_events.load(events.last().streamId, 1, events.last().version);
}

Result<void> TransactionFold::takeProduct(const QList<RecordedEvent>& events,
                                          TableChanges& changes) {
    if (!wants(rebuild::products())) return {};
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
    add(rebuild::products(), rebuild::rowOf(product.row), changes);
    for (const QString& barcode : product.row.barcodes) {
        add(rebuild::productBarcodes(), {barcode, product.row.sku}, changes);
    }
    addStock(product.stock, last.metadata, changes);
    return {};
}

Result<void> TransactionFold::takeCustomer(const QList<RecordedEvent>& events,
                                           TableChanges& changes) {
    if (!wants(rebuild::customers())) return {};
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
    add(rebuild::customers(),
        rebuild::rowOf(CustomerRow{CustomerId(streamSubject(last.streamId)), details.name,
                                   details.email, details.phone, details.address, details.note,
                                   last.version}),
        changes);
    return {};
}

void TransactionFold::addStock(const QList<StockChange>& stock, const EventMetadata& metadata,
                               TableChanges& changes) {
    for (const StockChange& change : stock) {
        add(rebuild::stockMovements(), rebuild::rowOf(change, metadata), changes);
        add(rebuild::stockLevels(), rebuild::levelOf(change), changes);
    }
}

void TransactionFold::add(const ProjectedTable& table, const ProjectedRow& row,
                          TableChanges& changes) const {
    if (wants(table)) changes.rows[&table].append(row);
}

}  // namespace countertop
