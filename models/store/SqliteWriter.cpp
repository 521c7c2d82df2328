// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/SqliteStatements.h"
#include "models/store/Transaction.h"
#include "models/store/WriteExecutor.h"
#include "models/store/WriteRows.h"

namespace countertop {

namespace {

/// Runs one write's statements inside its transaction, one for each row. The only writer there is
/// needs no order of locks; the number that a duplicate took is rolled back with it.
class SqliteWriter {
public:
    SqliteWriter(Database& database, const PreparedWrite& prepared)
        : m_database(database),
          m_write(prepared.write),
          m_prepared(prepared),
          m_store(prepared.write.record.storeId) {}

    Result<WriteOutcome> run() {
        if (auto same = checkRoutes(); !same) return fail(same.error());
        if (m_outcome.kind == WriteOutcome::Kind::RoutesChanged) return m_outcome;
        if (auto taken = takeNumber(); !taken) return fail(taken.error());
        if (auto claimed = claimKey(); !claimed) return fail(claimed.error());
        if (m_outcome.kind == WriteOutcome::Kind::Duplicate) return m_outcome;
        for (const auto step :
             {&SqliteWriter::writeProducts, &SqliteWriter::moveStock, &SqliteWriter::appendEvents,
              &SqliteWriter::writeOrders, &SqliteWriter::writeMovements,
              &SqliteWriter::writeCustomers, &SqliteWriter::writeOutbox, &SqliteWriter::writeAudit,
              &SqliteWriter::writeDayCounters}) {
            if (auto done = (this->*step)(); !done) return fail(done.error());
        }
        return m_outcome;
    }

private:
    /// Prepares, binds, executes; the caller reads a result row if it wants one.
    template <class Bind>
    Result<Query*> execute(const QString& sql, const Bind& bind) {
        auto query = m_database.query(sql);
        if (!query) return query;
        bind(**query);
        if (auto ran = (*query)->execute(); !ran) return fail(ran.error());
        return query;
    }

    template <class Bind>
    Result<void> executeOnly(const QString& sql, const Bind& bind) {
        return execute(sql, bind).map([](Query* query) { query->finish(); });
    }

    Result<void> checkRoutes();
    Result<void> claimKey();
    Result<void> writeProducts();
    Result<void> moveStock();
    Result<void> takeNumber();
    Result<void> appendEvents();
    struct StreamHead {
        qint64 version = 0;
        QByteArray hash;
    };
    Result<StreamHead> headOf(const QString& streamId);
    Result<void> appendTo(const StreamAppend& append);
    Error appendRefusal(const StreamAppend& append, const Error& error);
    Result<void> writeOrders();
    Result<void> writeLines(const OrderChanges& order);
    Result<void> writePayments(const OrderChanges& order);
    Result<void> writeMovements();
    Result<void> writeCustomers();
    Result<void> writeOutbox();
    Result<void> writeAudit();
    Result<void> writeDayCounters();

    Error stockRefusal(const StockDemand& demand);
    QByteArray numbered(QByteArray text) const {
        return m_outcome.number.isEmpty() ? text : text.replace(kNumberPlaceholder, m_numberField);
    }

    Database& m_database;
    const Write& m_write;
    const PreparedWrite& m_prepared;
    qint64 m_store;
    QByteArray m_numberField;
    WriteOutcome m_outcome;
};

Result<void> SqliteWriter::checkRoutes() {
    if (!m_prepared.routesVersion) return {};
    auto query = execute(sqlite::kRoutesVersion, [&](Query& q) { q.bind(":store", m_store); });
    if (!query) return fail(query.error());
    const bool same =
        (*query)->next() && (*query)->integer("routes_version") == *m_prepared.routesVersion;
    (*query)->finish();
    if (!same) m_outcome.kind = WriteOutcome::Kind::RoutesChanged;
    return {};
}

Result<void> SqliteWriter::claimKey() {
    const CommandRecord& record = m_write.record;
    if (record.key.isEmpty()) return {};
    auto claimed = execute(sqlite::kClaimKey, [&](Query& q) {
        q.bind(":store", m_store)
            .bind(":key", record.key)
            .bind(":type", record.type)
            .bind(":fingerprint", record.fingerprint)
            .bind(":result", numbered(resultText(m_write)))
            .bind(":now", record.recordedAt)
            .bind(":expires", record.expiresAt);
    });
    if (!claimed) return fail(claimed.error());
    const bool isOurs = (*claimed)->affectedRows() > 0;
    (*claimed)->finish();
    if (isOurs) return {};
    auto known = execute(sqlite::kKnownKey,
                         [&](Query& q) { q.bind(":store", m_store).bind(":key", record.key); });
    if (!known) return fail(known.error());
    if ((*known)->next()) {
        m_outcome.fingerprint = (*known)->utf8("fingerprint");
        m_outcome.result = (*known)->utf8("result");
    }
    (*known)->finish();
    m_outcome.kind = WriteOutcome::Kind::Duplicate;
    return {};
}

Result<void> SqliteWriter::writeProducts() {
    for (const ProductChanges& changes : m_write.products) {
        const ProductRow& row = changes.row;
        const QString barcodes = row.barcodes.join(u' ');
        auto done = executeOnly(sqlite::kUpsertProduct, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":sku", row.sku)
                .bind(":name", row.name)
                .bind(":barcodes", barcodes)
                .bind(":search", searchText({row.name, row.sku, barcodes}))
                .bind(":currency", row.currency)
                .bind(":price", row.priceMinor)
                .bind(":tax", static_cast<qint64>(row.taxRateBasisPoints))
                .bind(":reorder", row.reorderLevel)
                .bind(":archived", static_cast<qint64>(row.archived))
                .bind(":version", row.version);
        });
        if (!done) return done;
        for (const QString& barcode : row.barcodes) {
            done = executeOnly(sqlite::kInsertBarcode, [&](Query& q) {
                q.bind(":store", m_store).bind(":barcode", barcode).bind(":sku", row.sku);
            });
            if (!done) return done;
        }
    }
    return {};
}

Result<void> SqliteWriter::moveStock() {
    for (const StockDemand& demand : stockDemands(m_write)) {
        auto moved = execute(sqlite::kMoveStock, [&](Query& q) {
            q.bind(":on_hand", demand.onHandChange)
                .bind(":reserved", demand.reservedChange)
                .bind(":change", demand.onHandChange - demand.reservedChange)
                .bind(":store", m_store)
                .bind(":sku", demand.sku)
                .bind(":version", demand.productVersion);
        });
        if (!moved) return fail(moved.error());
        const bool enough = (*moved)->affectedRows() == 1;
        (*moved)->finish();
        if (!enough) return fail(stockRefusal(demand));
    }
    return {};
}

Error SqliteWriter::stockRefusal(const StockDemand& demand) {
    const QString& sku = demand.sku;
    auto query = execute(sqlite::kProductStock,
                         [&](Query& q) { q.bind(":store", m_store).bind(":sku", sku); });
    if (!query) return query.error();
    const bool known = (*query)->next();
    const QString name = known ? (*query)->text("name") : sku;
    const qint64 available = known ? (*query)->integer("available") : 0;
    const qint64 version = known ? (*query)->integer("version") : 0;
    (*query)->finish();
    if (demand.productVersion > 0 && version != demand.productVersion) return productsChanged();
    return known ? outOfStock(m_write, sku, name, available) : unknownProduct(sku);
}

Result<void> SqliteWriter::takeNumber() {
    if (m_write.numberFromTill.isEmpty()) return {};
    auto query = execute(sqlite::kTakeNumber, [&](Query& q) {
        q.bind(":store", m_store).bind(":till", m_write.numberFromTill);
    });
    if (!query) return fail(query.error());
    const qint64 count = (*query)->next() ? (*query)->integer("number") : 0;
    (*query)->finish();
    m_outcome.number = orderNumber(m_write.numberFromTill, count);
    m_numberField = toJsonText(QJsonObject{{QStringLiteral("number"), m_outcome.number}});
    m_numberField = m_numberField.sliced(1, m_numberField.size() - 2);
    return {};
}

Result<void> SqliteWriter::appendEvents() {
    for (const StreamAppend& append : m_write.appends) {
        if (auto done = appendTo(append); !done) return done;
    }
    return {};
}

Result<SqliteWriter::StreamHead> SqliteWriter::headOf(const QString& streamId) {
    auto query = execute(sqlite::kStreamHead,
                         [&](Query& q) { q.bind(":store", m_store).bind(":stream", streamId); });
    if (!query) return fail(query.error());
    StreamHead head;
    if ((*query)->next()) head = {(*query)->integer("version"), (*query)->utf8("hash")};
    (*query)->finish();
    return head;
}

Error SqliteWriter::appendRefusal(const StreamAppend& append, const Error& error) {
    const auto head = headOf(append.streamId);
    if (!head) return error;
    const auto expected = checkExpectedVersion(append.streamId, append.expected, head->version);
    return expected ? error : expected.error();
}

Result<void> SqliteWriter::appendTo(const StreamAppend& append) {
    RecordedEvent event;
    event.streamId = append.streamId;
    event.metadata = m_write.metadata;
    QByteArray previousHash;
    // That a new stream is not there yet is the index's to say.
    if (append.expected != ExpectedVersion::noStream()) {
        const auto head = headOf(append.streamId);
        if (!head) return fail(head.error());
        event.version = head->version;
        previousHash = head->hash;
        const auto expected = checkExpectedVersion(append.streamId, append.expected, event.version);
        if (!expected) return expected;
    }
    for (const EventDraft& draft : append.events) {
        event.eventId = draft.eventId;
        event.version += 1;
        event.type = draft.type;
        event.schemaVersion = draft.schemaVersion;
        event.payload = numbered(draft.payload);
        event.hash = chainHash(previousHash, event);
        previousHash = event.hash;
        auto inserted = execute(sqlite::kInsertEvent, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":event_id", event.eventId.text())
                .bind(":stream", event.streamId)
                .bind(":version", event.version)
                .bind(":category", streamCategory(event.streamId))
                .bind(":type", event.type)
                .bind(":schema_version", static_cast<qint64>(event.schemaVersion))
                .bind(":payload", event.payload)
                .bind(":correlation", event.metadata.correlationId)
                .bind(":causation", event.metadata.causationId)
                .bind(":actor", event.metadata.actor)
                .bind(":till", event.metadata.till)
                .bind(":at", event.metadata.at)
                .bind(":hash", event.hash);
        });
        if (!inserted) {
            // Only its first event can meet a stream that is there already.
            const bool mayBeTaken = event.version == 1;
            return fail(mayBeTaken ? appendRefusal(append, inserted.error()) : inserted.error());
        }
        m_outcome.lastPosition = (*inserted)->lastInsertId();
        (*inserted)->finish();
    }
    return {};
}

Result<void> SqliteWriter::writeOrders() {
    for (const OrderChanges& changes : m_write.orders) {
        const OrderRow& row = changes.row;
        const QString number = row.number.isEmpty() ? m_outcome.number : row.number;
        auto done = executeOnly(sqlite::kUpsertOrder, [&](Query& q) {
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
        auto cleared = executeOnly(sqlite::kDeleteLines, [&](Query& q) {
            q.bind(":store", m_store).bind(":order", orderId);
        });
        if (!cleared) return cleared;
    }
    for (const OrderLine& line : order.lines) {
        auto done = executeOnly(sqlite::kInsertLine, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":order", orderId)
                .bind(":line", static_cast<qint64>(line.lineNumber))
                .bind(":sku", line.sku)
                .bind(":name", line.name)
                .bind(":quantity", line.quantity)
                .bind(":price", line.unitPriceMinor)
                .bind(":discount", line.discountMinor)
                .bind(":rate", static_cast<qint64>(line.taxRateBasisPoints))
                .bind(":tax", line.taxMinor)
                .bind(":total", line.totalMinor)
                .bind(":shipped", line.shipped)
                .bind(":returned", line.returned)
                .bind(":exact", line.exactUnitPrice);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writePayments(const OrderChanges& order) {
    for (const PaymentRow& payment : order.payments) {
        auto done = executeOnly(sqlite::kInsertPayment, [&](Query& q) {
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
    for (const StockChange& movement : stockMovements(m_write)) {
        auto done = executeOnly(sqlite::kInsertMovement, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":sku", movement.sku)
                .bind(":on_hand", movement.onHandChange)
                .bind(":reserved", movement.reservedChange)
                .bind(":reason", toText(movement.reason))
                .bind(":order", movement.orderId.text())
                .bind(":note", movement.note)
                .bind(":actor", m_write.metadata.actor)
                .bind(":at", m_write.metadata.at);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeCustomers() {
    for (const CustomerRow& row : m_write.customers) {
        auto done = executeOnly(sqlite::kUpsertCustomer, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":customer", row.customerId.text())
                .bind(":name", row.name)
                .bind(":email", row.email)
                .bind(":phone", row.phone)
                .bind(":address", row.address)
                .bind(":note", row.note)
                .bind(":search", searchText({row.name, row.email, row.phone}))
                .bind(":version", row.version);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> SqliteWriter::writeOutbox() {
    for (const OutboxMessage& message : m_prepared.outbox) {
        auto done = executeOnly(sqlite::kInsertOutbox, [&](Query& q) {
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
    return executeOnly(sqlite::kInsertAudit, [&](Query& q) {
        sqlite::bindAudit(q, record, m_write.metadata, QStringLiteral("done"), {});
    });
}

Result<void> SqliteWriter::writeDayCounters() {
    for (const OrderDayChange& change : orderDayChanges(m_write)) {
        auto done = executeOnly(sqlite::kAddOrderDay, [&](Query& q) {
            q.bind(":store", m_store)
                .bind(":day", change.day)
                .bind(":status", toText(change.status))
                .bind(":till", change.till)
                .bind(":currency", change.currency)
                .bind(":orders", change.orders)
                .bind(":items", change.items)
                .bind(":total", change.totalMinor)
                .bind(":refunded", change.refundedMinor);
        });
        if (!done) return done;
    }
    for (const PaymentDayChange& change : paymentDayChanges(m_write)) {
        auto done = executeOnly(sqlite::kAddPaymentDay, [&](Query& q) {
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

}  // namespace

Result<WriteOutcome> executeOnSqlite(Database& database, const PreparedWrite& prepared) {
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    auto outcome = SqliteWriter(database, prepared).run();
    if (!outcome || outcome->kind != WriteOutcome::Kind::Committed) return outcome;
    if (prepared.write.route) {
        if (auto done = applyRouteChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (prepared.write.delivery) {
        if (auto done = applyDeliveryChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return outcome;
}

}  // namespace countertop
