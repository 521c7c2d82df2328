// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/BulkRows.h"

#include "models/store/connection/Transaction.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

/// SQL for a 10-digit text that sorts like the number. scattered() spreads ids over their table.
QString digits(const QString& number) { return u"CAST(1000000000 + %1 AS TEXT)"_s.arg(number); }

QString scattered(int count) { return digits(u"(i * 7919) % %1"_s.arg(count)); }

}  // namespace

void BulkRows::run(const QString& sql) {
    Transaction transaction(m_database);
    auto done = transaction.begin();
    if (done) done = m_database.run(sql);
    if (done) done = transaction.commit();
    if (!done) qFatal("%s: %s", qUtf8Printable(done.error().detail), qUtf8Printable(sql));
}

QString BulkRows::numbers(int count) const {
    if (!isSqlite()) {
        return u"(SELECT g AS i FROM generate_series(0::bigint, %1) g) n"_s.arg(count - 1);
    }
    return u"(WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < %1) "
           "SELECT i FROM c) n"_s.arg(count - 1);
}

void BulkRows::addOrders(int count, int ordersPerDay) {
    const QString first = QLatin1StringView(kFirstDay);
    const QString day =
        isSqlite() ? u"date('%1', '+' || (i / %2) || ' days')"_s.arg(first).arg(ordersPerDay)
                   : u"to_char(date '%1' + CAST(i / %2 AS INTEGER), 'YYYY-MM-DD')"_s.arg(first).arg(
                         ordersPerDay);
    run(u"INSERT INTO orders (store_id, order_id, number, version, kind, lifecycle, "
        "payment_status, fulfilment_status, status, customer_id, customer_name, till, tracking, "
        "day, placed_at, updated_at, item_count, total_minor, tax_minor, captured_minor, "
        "refunded_minor, currency) "
        "SELECT 1, '01900000-0000-7000-8000-00' || %1, 'B-' || %2, 3, 'sale', 'confirmed', "
        "'paid', 'unfulfilled', CASE i % 4 WHEN 0 THEN 'paid' WHEN 1 THEN 'shipped' "
        "WHEN 2 THEN 'pending' ELSE 'cancelled' END, CASE (i / 4) % 2 WHEN 0 THEN '%3' ELSE '' "
        "END, "
        "CASE (i / 4) % 2 WHEN 0 THEN 'Customer ' || (i % 97) ELSE '' END, 'T1', '', %4, "
        "1577836800000 + i * 1000, 1577836800000 + i * 1000, 1 + i % 9, 100 + (i * 37) % 10007, "
        "0, 0, 0, 'GBP' FROM %5"_s.arg(scattered(count), digits(u"i"_s),
                                       QLatin1StringView(kCustomer), day, numbers(count)));
    run(u"INSERT INTO order_days (store_id, day, status, till, currency, orders, items, "
        "total_minor, refunded_minor) SELECT 1, day, status, till, currency, count(*), "
        "sum(item_count), sum(total_minor), 0 FROM orders GROUP BY day, status, till, currency"_s);
}

void BulkRows::addPayments() {
    run(u"INSERT INTO payments (store_id, payment_id, order_id, method, amount_minor, "
        "tendered_minor, change_minor, currency, day, till, reason, recorded_at) "
        "SELECT store_id, order_id, order_id, 'cash', total_minor, total_minor, 0, currency, day, "
        "till, '', placed_at FROM orders"_s);
}

void BulkRows::addProducts(int count) {
    run(u"INSERT INTO products (store_id, sku, name, barcodes, search_text, currency, "
        "price_minor, tax_rate, version) SELECT 1, 'SKU-' || %1, 'Product ' || %2, '', "
        "'product', 'GBP', 100, 0, 1 FROM %3"_s.arg(scattered(count), digits(u"i"_s),
                                                    numbers(count)));
}

void BulkRows::addCustomers(int count) {
    run(u"INSERT INTO customers (store_id, customer_id, name, email, phone, address, note, "
        "search_text, version) SELECT 1, '01900000-0000-7000-8000-01' || %1, 'Name ' || %2, '', "
        "'', '', '', 'name', 1 FROM %3"_s.arg(scattered(count), digits(u"i"_s), numbers(count)));
}

void BulkRows::addMessages(int count) {
    run(u"INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, "
        "route_id, payload, correlation_id, status, next_attempt_at, created_at) "
        "SELECT 1, 'm' || i, 'e' || i, 'OrderPlaced', 'o' || i, 'log:x', 1, '{}', 'c', "
        "CASE i % 4 WHEN 0 THEN 'delivered' WHEN 1 THEN 'failed' ELSE 'pending' END, "
        "(i * 7919) % 1000003, i FROM %1"_s.arg(numbers(count)));
}

void BulkRows::addSagas(int count) {
    run(u"INSERT INTO sagas (store_id, saga_id, type, order_id, correlation_id, status, "
        "current_step, round, amount_minor, currency, steps, observed, failure_reason, "
        "given_up_by_hand, started_at, updated_at, deadline, due_at, version) "
        "SELECT 1, 's' || %1, 'fulfilment', 'o' || i, 'c' || i, "
        "CASE i % 2 WHEN 0 THEN 'completed' ELSE 'compensated' END, '', 1, 100, 'GBP', '[]', "
        "'[]', '', 0, i / 3, i, 0, 0, 1 FROM %2"_s.arg(scattered(count), numbers(count)));
}

void BulkRows::addEvents(int count) {
    run(u"INSERT INTO events (store_id, event_id, stream_id, version, category, type, "
        "schema_version, payload, correlation_id, causation_id, actor, till, recorded_at, hash) "
        "SELECT 1, '01900000-0000-7000-8000-02' || %1, "
        "CASE i % 2 WHEN 0 THEN 'product-LONG' ELSE 'product-OTHER' END, 1 + i / 2, 'product', "
        "'StockReceived', 1, '{}', 'c', 'k', 'a', 'T1', 1577836800000 + i, '' FROM %2"_s.arg(
            digits(u"i"_s), numbers(count)));
}

void BulkRows::analyze() {
    if (isSqlite()) return;
    // Autovacuum's own reads of a table would count among the reads of a test.
    for (const char* table :
         {"orders", "payments", "products", "customers", "outbox", "sagas", "events"}) {
        run(u"ALTER TABLE %1 SET (autovacuum_enabled = false)"_s.arg(QLatin1StringView(table)));
    }
    run(u"ANALYZE"_s);
}

}  // namespace countertop
