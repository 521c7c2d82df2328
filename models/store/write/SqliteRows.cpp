// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/store/write/KeyProof.h"
#include "models/store/write/SqliteWriter.h"

namespace countertop {

Result<void> SqliteWriter::writeProducts() {
    for (const ProductChanges& changes : m_write.products) {
        const ProductRow& row = changes.row;
        auto done = execute(sqlite::kUpsertProduct, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":sku", row.sku)
                .bind(":name", row.name)
                .bind(":barcodes", barcodesColumn(row.barcodes))
                .bind(":search", productSearchText(row))
                .bind(":currency", row.currency)
                .bind(":price", row.priceMinor)
                .bind(":tax", static_cast<qint64>(row.taxRateMilli))
                .bind(":reorder", row.reorderLevel)
                .bind(":archived", static_cast<qint64>(row.archived))
                .bind(":version", row.version);
        });
        if (!done) return done;
        if (done = writeBarcodes(changes); !done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeBarcodes(const ProductChanges& product) {
    for (const QString& barcode : product.newBarcodes) {
        const QString code = comparedCode(barcode);
        const auto inserted = m_database.execute(sqlite::kInsertBarcode, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":code", code)
                .bind(":barcode", barcode)
                .bind(":sku", product.row.sku);
        });
        if (!inserted) return fail(inserted.error());
        if (*inserted != 1) return fail(barcodeRefusal(barcode, code));
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
        const OrderRow& row = changes.row;
        const QString number = row.number.isEmpty() ? m_outcome.number : row.number;
        auto done = execute(sqlite::kUpsertOrder, [&](Query& q) {
            q.bind(":store", m_store).bind(":order", row.orderId.text());
            if (number.isEmpty()) {
                q.bindNull(":number");
            } else {
                q.bind(":number", number);
            }
            q.bind(":version", row.version)
                .bind(":kind", toText(row.kind))
                .bind(":lifecycle", toText(row.lifecycle))
                .bind(":payment", toText(row.paymentStatus))
                .bind(":fulfilment", toText(row.fulfilmentStatus))
                .bind(":status", toText(row.status))
                .bind(":customer", row.customerId.text())
                .bind(":customer_name", row.customerName)
                .bind(":customer_folded", searchFold(row.customerName))
                .bind(":till", row.till)
                .bind(":tracking", row.tracking)
                .bind(":day", row.day)
                .bind(":placed_at", row.placedAt)
                .bind(":updated_at", row.updatedAt)
                .bind(":items", row.itemCount)
                .bind(":total", row.totalMinor)
                .bind(":tax", row.taxMinor)
                .bind(":captured", row.capturedMinor)
                .bind(":refunded", row.refundedMinor)
                .bind(":credited", row.creditedMinor)
                .bind(":currency", row.currency);
        });
        if (!done) return done;
        if (changes.linesChanged) done = writeLines(changes);
        if (done) done = writePayments(changes);
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeLines(const OrderChanges& order) {
    const QString orderId = order.row.orderId.text();
    if (!isNew(m_write, order)) {
        auto cleared = execute(sqlite::kDeleteLines, [&](Query& q) {
            q.bind(":store", m_store).bind(":order", orderId);
        });
        if (!cleared) return cleared;
    }
    auto done = insertRows(
        sqlite::kInsertLines, order.lines,
        [&](Query& q) { q.bind(":store", m_store).bind(":order", orderId); },
        [](Query& q, const OrderLine& line) {
            q.bind(":line", static_cast<qint64>(line.lineNumber))
                .bind(":sku", line.sku)
                .bind(":name", line.name)
                .bind(":quantity", line.quantity)
                .bind(":price", line.unitPriceMinor)
                .bind(":discount", line.discountMinor)
                .bind(":rate", static_cast<qint64>(line.taxRateMilli))
                .bind(":tax", line.taxMinor)
                .bind(":total", line.totalMinor)
                .bind(":shipped", line.shipped)
                .bind(":returned", line.returned)
                .bind(":exact", line.exactUnitPrice);
        });
    if (!done) return fail(done.error());
    return {};
}

Result<void> SqliteWriter::writePayments(const OrderChanges& order) {
    for (const PaymentRow& payment : order.payments) {
        auto done = execute(sqlite::kInsertPayment, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":payment", payment.paymentId.text())
                .bind(":order", payment.orderId.text())
                .bind(":method", toText(payment.method))
                .bind(":amount", payment.amountMinor)
                .bind(":tendered", payment.tenderedMinor)
                .bind(":change", payment.changeMinor)
                .bind(":currency", payment.currency)
                .bind(":day", payment.day)
                .bind(":till", payment.till)
                .bind(":reason", payment.reason)
                .bind(":at", payment.at);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeMovements() {
    auto done = insertRows(
        sqlite::kInsertMovements, stockMovements(m_write),
        [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":actor", m_write.metadata.actor)
                .bind(":at", m_write.metadata.at);
        },
        [](Query& q, const StockChange& movement) {
            q.bind(":sku", movement.sku)
                .bind(":on_hand", movement.onHandChange)
                .bind(":reserved", movement.reservedChange)
                .bind(":reason", toText(movement.reason))
                .bind(":order", movement.orderId.text())
                .bind(":note", movement.note);
        });
    if (!done) return fail(done.error());
    return {};
}

Result<void> SqliteWriter::writeCustomers() {
    for (const CustomerRow& row : m_write.customers) {
        auto done = execute(sqlite::kUpsertCustomer, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":customer", row.customerId.text())
                .bind(":name", row.name)
                .bind(":email", row.email)
                .bind(":phone", row.phone)
                .bind(":address", row.address)
                .bind(":note", row.note)
                .bind(":search", customerSearchText(row))
                .bind(":version", row.version);
        });
        if (!done) return done;
    }
    return {};
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
                .bind(":payload", numbered(message.payload))
                .bind(":correlation", m_write.metadata.correlationId)
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
    for (const OrderDayChange& change : orderDayChanges(m_write)) {
        auto done = execute(sqlite::kAddOrderDay, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":day", change.day)
                .bind(":status", toText(change.status))
                .bind(":till", change.till)
                .bind(":currency", change.currency)
                .bind(":orders", change.orders)
                .bind(":items", change.items)
                .bind(":total", change.totalMinor)
                .bind(":refunded", change.refundedMinor)
                .bind(":credited", change.creditedMinor);
        });
        if (!done) return done;
    }
    for (const PaymentDayChange& change : paymentDayChanges(m_write)) {
        auto done = execute(sqlite::kAddPaymentDay, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":day", change.day)
                .bind(":method", toText(change.method))
                .bind(":till", change.till)
                .bind(":currency", change.currency)
                .bind(":payments", change.payments)
                .bind(":captured", change.capturedMinor)
                .bind(":refunded", change.refundedMinor);
        });
        if (!done) return done;
    }
    return {};
}

}  // namespace countertop
