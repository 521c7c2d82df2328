// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RecordedSales.h"

#include "models/events/Route.h"
#include "models/store/write/SqlWriteStore.h"
#include "models/store/write/WriteRows.h"

#include <QSqlQuery>
#include <QSqlRecord>

namespace countertop {

namespace {

/// Keeps a copy of every write on its way to the real store.
class RecordingStore final : public WriteStore {
public:
    explicit RecordingStore(WriteStore& store) : m_store(store) {}
    QList<Write> writes;

    Result<Commit> commit(const Write& write) override {
        writes.append(write);
        return m_store.commit(write);
    }
    Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) override {
        return m_store.findOutcome(record);
    }
    Result<void> rememberRefusal(const CommandRecord& record, const Error& error) override {
        return m_store.rememberRefusal(record, error);
    }
    Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                       const Error& error) override {
        return m_store.audit(record, metadata, error);
    }

private:
    WriteStore& m_store;
};

// The counters that every sale updates; the other statements
// are inserts generated from the tables' columns.
enum Counter { kStock, kTill, kOrderDay, kPaymentDay, kCounters };

QStringList counterStatements() {
    return {QStringLiteral("UPDATE products SET on_hand = on_hand + ?, reserved = reserved + ? "
                           "WHERE store_id = 1 AND sku = ? AND on_hand - reserved + ? >= 0"),
            QStringLiteral("INSERT INTO tills AS known (store_id, till, next_number) "
                           "VALUES (1, ?, 2) ON CONFLICT (store_id, till) DO UPDATE SET "
                           "next_number = known.next_number + 1"),
            QStringLiteral("INSERT INTO order_days AS known (store_id, day, status, till, "
                           "currency, orders, items, total_minor, refunded_minor) "
                           "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET "
                           "orders = known.orders + excluded.orders, "
                           "items = known.items + excluded.items, "
                           "total_minor = known.total_minor + excluded.total_minor, "
                           "refunded_minor = known.refunded_minor + excluded.refunded_minor"),
            QStringLiteral("INSERT INTO payment_days AS known (store_id, day, method, till, "
                           "currency, payments, captured_minor, refunded_minor) "
                           "VALUES (1, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (store_id, day, method, till, currency) DO UPDATE SET "
                           "payments = known.payments + excluded.payments, "
                           "captured_minor = known.captured_minor + excluded.captured_minor, "
                           "refunded_minor = known.refunded_minor + excluded.refunded_minor")};
}

}  // namespace

RecordedSales::RecordedSales(const DatabaseUrl& scratch, int count)
    : m_statements(counterStatements()) {
    const SystemClock clock;
    KeysInFlight keys;
    const auto session = orFatal(ShopSession::open(scratch, clock, keys, {}));
    RecordingStore store(session->writes());
    OrderHandlers handlers(session->orders(), store, session->catalogue(), clock,
                           session->settings());
    handlers.registerOn(session->bus());
    SaleScript script(count);
    for (int sale = 0; sale < count; ++sale) {
        orFatal(session->bus().dispatch(script.next(), Intent::fresh(), SaleScript::origin()));
    }
    m_writes = store.writes;
    // The route that SaleScript::prepare adds.
    const Route route{1, QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"), {}, 0};
    for (const Write& write : std::as_const(m_writes)) {
        m_documents.append(writeDocument({write, messagesOf(write, {route}), 1}));
        m_saleOfOrder.insert(write.orders.first().row.orderId.text(), m_sales.size());
        m_sales.append(SaleStatements());
        addCounters(write, m_sales.last());
    }
    Database& database = session->database();
    const QString ownId = QStringLiteral("order_id");
    readRows(database, QStringLiteral("idempotency"), {},
             QStringLiteral("json_extract(result, '$.id')"));
    readRows(database, QStringLiteral("events"), QStringLiteral("position"),
             QStringLiteral("substr(stream_id, 7)"));
    readRows(database, QStringLiteral("orders"), {}, ownId);
    readRows(database, QStringLiteral("order_lines"), {}, ownId);
    readRows(database, QStringLiteral("stock_movements"), QStringLiteral("movement_id"), ownId);
    readRows(database, QStringLiteral("payments"), {}, ownId);
    readRows(database, QStringLiteral("outbox"), QStringLiteral("outbox_id"), ownId);
    readRows(database, QStringLiteral("audit"), QStringLiteral("audit_id"),
             QStringLiteral("(SELECT substr(stream_id, 7) FROM events e "
                            "WHERE e.correlation_id = audit.correlation_id LIMIT 1)"));
}

void RecordedSales::readRows(Database& database, const QString& table, const QString& ownKey,
                             const QString& orderOf) {
    QSqlQuery query(database.connection());
    query.setForwardOnly(true);
    // Audit rows are looked up by correlation id, once per row: only here, outside the races.
    if (table == u"audit") {
        orFatal(database.run(QStringLiteral("CREATE INDEX by_flow ON events (correlation_id)")));
    }
    if (!query.exec(QStringLiteral("SELECT %1 AS sale, * FROM %2").arg(orderOf, table))) {
        qFatal("The rows of %s cannot be read", qUtf8Printable(table));
    }
    const QSqlRecord record = query.record();
    QStringList columns;
    QStringList marks;
    for (int at = 1; at < record.count(); ++at) {
        if (record.fieldName(at) == ownKey) continue;
        columns.append(record.fieldName(at));
        marks.append(QStringLiteral("?"));
    }
    const int statement = static_cast<int>(m_statements.size());
    m_statements.append(
        QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(table, columns.join(QStringLiteral(", ")), marks.join(QStringLiteral(", "))));
    while (query.next()) {
        const auto sale = m_saleOfOrder.constFind(query.value(0).toString());
        if (sale == m_saleOfOrder.cend()) continue;
        SaleStatement row{statement, {}};
        for (const QString& column : columns) row.values.append(query.value(column));
        m_sales[*sale].append(row);
    }
}

void RecordedSales::addCounters(const Write& write, SaleStatements& sale) const {
    for (const StockDemand& demand : stockDemands(write)) {
        sale.append({kStock,
                     {demand.onHandChange, demand.reservedChange, demand.sku,
                      demand.onHandChange - demand.reservedChange}});
    }
    sale.append({kTill, {write.numberFromTill}});
    for (const OrderDayChange& day : orderDayChanges(write)) {
        sale.append({kOrderDay,
                     {day.day, toText(day.status), day.till, day.currency, day.orders, day.items,
                      day.totalMinor, day.refundedMinor}});
    }
    for (const PaymentDayChange& day : paymentDayChanges(write)) {
        sale.append({kPaymentDay,
                     {day.day, toText(day.method), day.till, day.currency, day.payments,
                      day.capturedMinor, day.refundedMinor}});
    }
}

}  // namespace countertop
