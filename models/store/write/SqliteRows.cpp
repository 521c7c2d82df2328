// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ProductCode.h"
#include "models/store/write/KeyProof.h"
#include "models/store/write/SqliteWriter.h"

#include <span>

namespace countertop {

namespace {

/// For items that are table rows already.
const auto kItself = [](const auto& row) -> const auto& { return row; };

template <class Row>
const RowsStatement& insertNew() {
    static const RowsStatement kStatement = RowsStatement::insertNew(tableOf<Row>());
    return kStatement;
}

template <class Row>
const RowsStatement& insertOrCombine() {
    static const RowsStatement kStatement = RowsStatement::insertOrCombine(tableOf<Row>());
    return kStatement;
}

}  // namespace

Result<void> SqliteWriter::writeProducts() {
    for (const ProductChanges& changes : m_write.products) {
        auto done = writeRows(insertOrCombine<ProductRow>(), std::span(&changes.row, 1), kItself);
        if (done) done = writeBarcodes(changes);
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeBarcodes(const ProductChanges& product) {
    for (const QString& barcode : product.newBarcodes) {
        const BarcodeRow row{barcode, product.row.sku};
        const auto inserted = countertop::writeRows(
            m_database, m_store, insertOrCombine<BarcodeRow>(), std::span(&row, 1), kItself);
        if (!inserted) return fail(inserted.error());
        if (inserted->changed != 1) return fail(barcodeRefusal(barcode, comparedCode(barcode)));
    }
    return {};
}

Error SqliteWriter::barcodeRefusal(const QString& barcode, const QString& code) {
    QString sku;
    QString name;
    const auto owner = m_database.readRow(
        sqlite::kBarcodeOwner, [&](Query& q) { q.bind(":store", m_store).bind(":code", code); },
        [&](Query& row) {
            sku = row.text("sku");
            name = row.text("name");
        });
    return owner ? barcodeTaken(barcode, sku, name) : owner.error();
}

Result<void> SqliteWriter::writeOrders() {
    for (const OrderChanges& changes : m_write.orders) {
        if (auto done = writeOrder(changes); !done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeOrder(const OrderChanges& order) {
    OrderRow numbered;
    const OrderRow* row = &order.row;
    if (row->number.isEmpty() && !m_outcome.number.isEmpty()) {
        numbered = *row;
        numbered.number = m_outcome.number;
        row = &numbered;
    }
    auto done = writeRows(insertOrCombine<OrderRow>(), std::span(row, 1), kItself);
    if (done && order.linesChanged) done = writeLines(order);
    if (done) done = writeRows(insertNew<PaymentRow>(), order.payments, kItself);
    return done;
}

Result<void> SqliteWriter::writeLines(const OrderChanges& order) {
    const OrderId& orderId = order.row.orderId;
    if (!isNew(m_write, order)) {
        auto cleared = execute(sqlite::kDeleteLines, [&](Query& q) {
            q.bind(":store", m_store).bind(":order", orderId.text());
        });
        if (!cleared) return cleared;
    }
    return writeRows(insertNew<OrderLineRow>(), order.lines, [&](const OrderLine& line) {
        return OrderLineRow{orderId, line};
    });
}

Result<void> SqliteWriter::writeMovements() {
    return writeRows(insertNew<MovementRow>(), stockMovements(m_write),
                     [&](const StockChange& change) {
                         return MovementRow{change, m_write.metadata};
                     });
}

Result<void> SqliteWriter::writeCustomers() {
    return writeRows(insertOrCombine<CustomerRow>(), m_write.customers, kItself);
}

Result<void> SqliteWriter::writeOutbox() {
    for (const OutboxMessage& message : m_prepared.outbox) {
        auto done = execute(sqlite::kInsertOutbox, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":message", message.messageId)
                .bind(":event", message.eventId.text())
                .bind(":type", message.eventType)
                .bind(":order", message.orderId)
                .bind(":destination", message.destination)
                .bind(":route", message.routeId)
                .bind(":payload", message.numberAt < 0
                                      ? message.payload
                                      : withField(message.payload, message.numberAt, m_numberField))
                .bind(":correlation", m_write.metadata.correlationId)
                .bind(":due", message.notBefore)
                .bind(":now", m_write.record.recordedAt);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeAudit() {
    const CommandRecord& record = m_write.record;
    if (record.commandId.isEmpty()) return {};
    return execute(sqlite::kInsertAudit, [&](Query& q) {
        sqlite::bindAudit(q, record, m_write.metadata, QStringLiteral("done"), {},
                          keyProof(record, m_result));
    });
}

Result<void> SqliteWriter::writeDayCounters() {
    auto done = writeRows(insertOrCombine<OrderDayChange>(), orderDayChanges(m_write), kItself);
    if (!done) return done;
    return writeRows(insertOrCombine<PaymentDayChange>(), paymentDayChanges(m_write), kItself);
}

}  // namespace countertop
