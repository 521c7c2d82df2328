// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ComputedTables.h"

#include "models/projections/ShopProjections.h"
#include "models/store/connection/Transaction.h"
#include "models/store/rebuild/ShadowTables.h"
#include "tests/benchmarks/SaleScript.h"

#include <QSqlRecord>

namespace countertop {

namespace {

const QString kSqliteLines = QStringLiteral(R"(
INSERT INTO order_lines_rebuilt
SELECT 1, substr(e.stream_id, 7), x.value->>'line', x.value->>'sku', x.value->>'name',
    x.value->>'quantity', x.value->>'unit_price_minor', coalesce(x.value->>'discount_minor', 0),
    coalesce(x.value->>'tax_rate_milli', 0), coalesce(x.value->>'tax_minor', 0),
    x.value->>'total_minor', coalesce(s.quantity, 0), 0,
    coalesce(x.value->>'exact_unit_price', '')
FROM events e JOIN json_each(e.payload, '$.lines') x
LEFT JOIN (SELECT e.stream_id, y.value->>'line' AS line, sum(y.value->>'quantity') AS quantity
           FROM events e JOIN json_each(e.payload, '$.lines') y
           WHERE e.store_id = 1 AND e.type = 'OrderShipped' GROUP BY e.stream_id, line) s
    ON s.stream_id = e.stream_id AND s.line = x.value->>'line'
WHERE +e.store_id = 1 AND e.type = 'OrderPlaced')");

const QString kPostgresqlLines = QStringLiteral(R"(
INSERT INTO order_lines_rebuilt
SELECT 1, substr(e.stream_id, 7), x.line, x.sku, x.name, x.quantity, x.unit_price_minor,
    coalesce(x.discount_minor, 0), coalesce(x.tax_rate_milli, 0), coalesce(x.tax_minor, 0),
    x.total_minor, coalesce(s.quantity, 0), 0, coalesce(x.exact_unit_price, '')
FROM events e CROSS JOIN LATERAL jsonb_to_recordset(e.payload::jsonb->'lines') AS x(line BIGINT,
    sku TEXT, name TEXT, quantity BIGINT, unit_price_minor BIGINT, discount_minor BIGINT,
    tax_rate_milli BIGINT, tax_minor BIGINT, total_minor BIGINT, exact_unit_price TEXT)
LEFT JOIN (SELECT e.stream_id, y.line, sum(y.quantity) AS quantity
           FROM events e CROSS JOIN LATERAL jsonb_to_recordset(e.payload::jsonb->'lines')
               AS y(line BIGINT, quantity BIGINT)
           WHERE e.store_id = 1 AND e.type = 'OrderShipped' GROUP BY e.stream_id, y.line) s
    ON s.stream_id = e.stream_id AND s.line = x.line
WHERE e.store_id = 1 AND e.type = 'OrderPlaced')");

/// %1: the cast of a payload. %2: the condition for goods that were handed over.
const QString kOrders = QStringLiteral(R"(
INSERT INTO orders_rebuilt
WITH texts AS (
    SELECT stream_id, max(version) AS version, max(recorded_at) AS updated_at,
        max(CASE type WHEN 'OrderCreated' THEN payload END) AS created,
        max(CASE type WHEN 'OrderPlaced' THEN payload END) AS placed,
        max(CASE type WHEN 'OrderShipped' THEN payload END) AS sent,
        max(CASE type WHEN 'OrderPlaced' THEN version * 10 + 1
                      WHEN 'OrderConfirmed' THEN version * 10 + 2
                      WHEN 'OrderCompleted' THEN version * 10 + 3
                      WHEN 'OrderCancelled' THEN version * 10 + 4 END) % 10 AS lifecycle,
        sum(CASE type WHEN 'PaymentCaptured' THEN CAST(%1->>'amount_minor' AS BIGINT)
                      ELSE 0 END) AS captured,
        sum(CASE type WHEN 'PaymentRefunded' THEN CAST(%1->>'amount_minor' AS BIGINT)
                      ELSE 0 END) AS refunded,
        sum(CASE type WHEN 'PaymentRefunded'
                      THEN coalesce(CAST(%1->>'credited_minor' AS BIGINT), 0)
                      ELSE 0 END) AS credited,
        max(CASE type WHEN 'OrderDelivered' THEN 1 ELSE 0 END) AS delivered
    FROM events WHERE store_id = 1 AND stream_id > 'order-' AND stream_id < 'order.'
    GROUP BY stream_id),
folded AS (
    SELECT substr(stream_id, 7) AS order_id, version, updated_at, lifecycle, captured, refunded,
        credited, delivered, %2 AS created, %3 AS placed, %4 AS sent
    FROM texts),
states AS (
    SELECT f.*, i.ordered, i.shipped, CAST(placed->>'total_minor' AS BIGINT) AS total,
        CASE lifecycle WHEN 1 THEN 'pending' WHEN 2 THEN 'confirmed' WHEN 3 THEN 'completed'
                       ELSE 'cancelled' END AS word,
        CASE WHEN i.shipped = 0 THEN 'unfulfilled'
             WHEN i.shipped < i.ordered THEN 'partially_shipped'
             WHEN delivered = 1 OR %5 THEN 'delivered' ELSE 'shipped' END AS fulfilment,
        CASE WHEN refunded = captured AND captured > 0 THEN 'refunded'
             WHEN refunded > 0 THEN 'partially_refunded'
             WHEN captured > CAST(placed->>'total_minor' AS BIGINT) THEN 'overpaid'
             WHEN captured = CAST(placed->>'total_minor' AS BIGINT) THEN 'paid'
             WHEN captured > 0 THEN 'partially_paid' ELSE 'unpaid' END AS payment
    FROM folded f
    JOIN (SELECT order_id, sum(quantity) AS ordered, sum(shipped) AS shipped
          FROM order_lines_rebuilt GROUP BY store_id, order_id) i ON i.order_id = f.order_id)
SELECT 1, order_id, placed->>'number', version, created->>'kind', word, payment, fulfilment,
    CASE WHEN word = 'cancelled' THEN 'cancelled'
         WHEN fulfilment IN ('shipped', 'delivered') THEN 'shipped'
         WHEN payment IN ('unpaid', 'partially_paid') THEN 'pending' ELSE 'paid' END,
    created->>'customer_id', created->>'customer_name', created->>'till',
    coalesce(sent->>'tracking', ''), placed->>'day', CAST(placed->>'placed_at' AS BIGINT),
    updated_at, ordered, total, CAST(placed->>'tax_minor' AS BIGINT), captured, refunded,
    created->>'currency', lower(created->>'customer_name'), credited
FROM states)");

const QString kPayments = QStringLiteral(R"(
INSERT INTO payments_rebuilt
SELECT 1, p->>'payment_id', e.order_id, p->>'method',
    CASE type WHEN 'PaymentRefunded' THEN -1 ELSE 1 END * CAST(p->>'amount_minor' AS BIGINT),
    coalesce(CAST(p->>'tendered_minor' AS BIGINT), 0),
    coalesce(CAST(p->>'change_minor' AS BIGINT), 0), o.currency, p->>'day', e.till,
    coalesce(p->>'reason', ''), recorded_at
FROM (SELECT substr(stream_id, 7) AS order_id, type, till, recorded_at, %1 AS p
      FROM events WHERE %2 = 1 AND type IN ('PaymentCaptured', 'PaymentRefunded')) e
JOIN orders_rebuilt o ON o.store_id = 1 AND o.order_id = e.order_id)");

/// %1: the lines of a shipment as (line, quantity). %2: the
/// condition for a shipment that was handed over.
const QString kMovements = QStringLiteral(R"(
INSERT INTO stock_movements_rebuilt (store_id, sku, on_hand_change, reserved_change, reason,
    order_id, note, actor, recorded_at)
SELECT 1, sku, sum(on_hand), sum(reserved), reason, order_id, '', actor, at
FROM (
    SELECT l.sku, 0 AS on_hand, l.quantity AS reserved, 'sale' AS reason, l.order_id, e.actor,
        e.recorded_at AS at, e.causation_id
    FROM events e JOIN order_lines_rebuilt l
        ON l.store_id = 1 AND l.order_id = substr(e.stream_id, 7)
    WHERE %3 = 1 AND e.type = 'OrderPlaced'
    UNION ALL
    SELECT l.sku, -x.quantity, -x.quantity, CASE WHEN handed_over THEN 'sale' ELSE 'shipment' END,
        l.order_id, x.actor, x.recorded_at, x.causation_id
    FROM (%1) x JOIN order_lines_rebuilt l
        ON l.store_id = 1 AND l.order_id = x.order_id AND l.line_number = x.line
    UNION ALL
    SELECT l.sku, 0, l.shipped - l.quantity, 'release', l.order_id, e.actor, e.recorded_at,
        e.causation_id
    FROM events e JOIN order_lines_rebuilt l
        ON l.store_id = 1 AND l.order_id = substr(e.stream_id, 7)
    WHERE %3 = 1 AND e.type = 'OrderCancelled') AS moved
GROUP BY order_id, causation_id, sku, reason, actor, at
UNION ALL
SELECT 1, substr(stream_id, 9), CAST(%2->>'quantity' AS BIGINT), 0, 'receive', '', %2->>'note',
    actor, recorded_at
FROM events e WHERE %3 = 1 AND e.type = 'StockReceived')");

const QString kSqliteShipments = QStringLiteral(R"(
SELECT substr(e.stream_id, 7) AS order_id, e.actor, e.recorded_at, e.causation_id,
    y.value->>'line' AS line, y.value->>'quantity' AS quantity,
    e.payload->>'handed_over' AS handed_over
FROM events e JOIN json_each(e.payload, '$.lines') y
WHERE +e.store_id = 1 AND e.type = 'OrderShipped')");

const QString kPostgresqlShipments = QStringLiteral(R"(
SELECT substr(e.stream_id, 7) AS order_id, e.actor, e.recorded_at, e.causation_id, y.line,
    y.quantity, (e.payload::jsonb->>'handed_over')::boolean AS handed_over
FROM events e CROSS JOIN LATERAL jsonb_to_recordset(e.payload::jsonb->'lines')
    AS y(line BIGINT, quantity BIGINT)
WHERE e.store_id = 1 AND e.type = 'OrderShipped')");

const QString kProducts = QStringLiteral(R"(
INSERT INTO products_rebuilt
SELECT p.store_id, p.sku, p.name, p.barcodes, p.search_text, p.currency, p.price_minor, p.tax_rate,
    coalesce(m.on_hand, 0), coalesce(m.reserved, 0), p.reorder_level, p.archived, p.version
FROM products p
LEFT JOIN (SELECT sku, sum(on_hand_change) AS on_hand, sum(reserved_change) AS reserved
           FROM stock_movements_rebuilt GROUP BY sku) m ON m.sku = p.sku)");

const QString kOrderDays = QStringLiteral(R"(
INSERT INTO order_days_rebuilt
SELECT 1, day, status, till, currency, count(*), sum(item_count), sum(total_minor),
    sum(refunded_minor), sum(credited_minor)
FROM orders_rebuilt GROUP BY day, status, till, currency)");

const QString kPaymentDays = QStringLiteral(R"(
INSERT INTO payment_days_rebuilt
SELECT 1, day, method, till, currency, count(*),
    sum(CASE WHEN amount_minor > 0 THEN amount_minor ELSE 0 END),
    sum(CASE WHEN amount_minor < 0 THEN -amount_minor ELSE 0 END)
FROM payments_rebuilt GROUP BY day, method, till, currency)");

const QString kCustomerTotals = QStringLiteral(R"(
INSERT INTO customer_totals_rebuilt
SELECT 1, customer_id, currency, sum(CASE lifecycle WHEN 'cancelled' THEN 0 ELSE 1 END),
    sum(captured_minor), sum(refunded_minor), max(placed_at)
FROM orders_rebuilt WHERE customer_id <> '' GROUP BY customer_id, currency)");

const QString kBestSellers = QStringLiteral(R"(
INSERT INTO best_sellers_rebuilt
SELECT 1, o.day, l.sku, o.currency,
    sum(CASE o.lifecycle WHEN 'cancelled' THEN 0 ELSE l.quantity END),
    sum(CASE o.lifecycle WHEN 'cancelled' THEN 0 ELSE l.total_minor END)
FROM orders_rebuilt o
JOIN order_lines_rebuilt l ON l.store_id = o.store_id AND l.order_id = o.order_id
WHERE o.store_id = 1 GROUP BY o.day, l.sku, o.currency)");

const QString kSearch = QStringLiteral(R"(
INSERT INTO order_search_rebuilt
SELECT 1, o.order_id, lower(o.number ||
    CASE o.customer_name WHEN '' THEN '' ELSE ' ' || o.customer_name END || ' ' || l.texts)
FROM orders_rebuilt o
JOIN (SELECT store_id, order_id, %1 AS texts FROM order_lines_rebuilt
      GROUP BY store_id, order_id) l
    ON l.store_id = o.store_id AND l.order_id = o.order_id WHERE o.store_id = 1)");

/// The column names of a table.
QStringList columnsOf(const Database& database, const QString& table) {
    QStringList columns;
    const QSqlRecord record = database.connection().record(table);
    for (int at = 0; at < record.count(); ++at) columns.append(record.fieldName(at));
    return columns;
}

QStringList statementsFor(Dialect dialect) {
    const bool isSqlite = dialect == Dialect::Sqlite;
    const auto json = [isSqlite](const char* text) {
        return QLatin1StringView(text) + QLatin1StringView(isSqlite ? "" : "::jsonb");
    };
    // The sign keeps SQLite from sorting a whole store through the index on streams.
    const QString store = isSqlite ? QStringLiteral("+store_id") : QStringLiteral("store_id");
    QString orders = kOrders;
    orders.replace(QStringLiteral("%1"), json("payload"))
        .replace(QStringLiteral("%2"), json("created"))
        .replace(QStringLiteral("%3"), json("placed"))
        .replace(QStringLiteral("%4"), json("sent"))
        .replace(QStringLiteral("%5"), isSqlite
                                           ? QStringLiteral("sent->>'handed_over'")
                                           : QStringLiteral("(sent->>'handed_over')::boolean"));
    QString movements = kMovements;
    movements.replace(QStringLiteral("%1"), isSqlite ? kSqliteShipments : kPostgresqlShipments)
        .replace(QStringLiteral("%2"), json("payload"))
        .replace(QStringLiteral("%3"),
                 isSqlite ? QStringLiteral("+e.store_id") : QStringLiteral("e.store_id"));
    const QString texts =
        isSqlite ? QStringLiteral("group_concat(sku || ' ' || name, ' ')")
                 : QStringLiteral("string_agg(sku || ' ' || name, ' ' ORDER BY line_number)");
    return {isSqlite ? kSqliteLines : kPostgresqlLines,
            orders,
            QString(kPayments)
                .replace(QStringLiteral("%1"), json("payload"))
                .replace(QStringLiteral("%2"), store),
            movements,
            kProducts,
            QStringLiteral("INSERT INTO product_barcodes_rebuilt SELECT * FROM product_barcodes"),
            QStringLiteral("INSERT INTO customers_rebuilt SELECT * FROM customers"),
            kOrderDays,
            kPaymentDays,
            kCustomerTotals,
            kBestSellers,
            QString(kSearch).replace(QStringLiteral("%1"), texts)};
}

}  // namespace

void ComputedTables::fill() {
    ShadowTables shadows(m_database, projectedTables());
    orFatal(shadows.create());
    if (m_database.dialect() == Dialect::Postgresql) {
        orFatal(m_database.run(QStringLiteral("SET work_mem = '128MB'")));
    }
    for (const QString& statement : statementsFor(m_database.dialect())) {
        Transaction transaction(m_database);
        orFatal(transaction.begin());
        orFatal(m_database.run(statement));
        orFatal(transaction.commit());
    }
    orFatal(shadows.complete());
    if (m_database.dialect() == Dialect::Postgresql) {
        orFatal(m_database.run(QStringLiteral("RESET work_mem")));
    }
}

qint64 ComputedTables::rowsBeyond(const QString& table, const QString& columns, const QString& from,
                                  const QString& other) {
    const QString days = table.endsWith(QStringLiteral("_days"))
                             ? QStringLiteral(" WHERE %1 <> 0")
                                   .arg(table == u"order_days" ? QStringLiteral("orders")
                                                               : QStringLiteral("payments"))
                             : QString();
    // SQLite has no EXCEPT ALL, so equal rows are counted.
    qint64 rows = -1;
    const QString sql =
        QStringLiteral(
            "SELECT count(*) AS number FROM (SELECT %1, count(*) FROM %2%4 GROUP BY %1 "
            "EXCEPT SELECT %1, count(*) FROM %3%4 GROUP BY %1) AS beyond")
            .arg(columns, from, other, days);
    orFatal(m_database.readRow(sql, noValues, [&](Query& row) { rows = row.integer("number"); }));
    return rows;
}

qint64 ComputedTables::differences() {
    qint64 rows = 0;
    for (const QString& table : projectedTables()) {
        QStringList columns;
        for (const QString& column : columnsOf(m_database, table)) {
            if (column != u"movement_id") columns.append(column);
        }
        const QString list = columns.join(QStringLiteral(", "));
        const QString shadow = ShadowTables::nameOf(table);
        const qint64 found =
            rowsBeyond(table, list, table, shadow) + rowsBeyond(table, list, shadow, table);
        if (found > 0) qWarning("%s: %lld rows differ", qUtf8Printable(table), found);
        rows += found;
    }
    return rows;
}

void ComputedTables::remove() { orFatal(ShadowTables(m_database, projectedTables()).remove()); }

}  // namespace countertop
