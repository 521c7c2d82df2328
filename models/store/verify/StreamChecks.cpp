// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/StreamChecks.h"

#include "models/core/Filled.h"
#include "models/events/Streams.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

const QString kWrongCategories = QStringLiteral(
    "SELECT position, stream_id, category FROM events WHERE +store_id = :store "
    "AND category <> %1 ORDER BY position LIMIT :limit");

const QString kCategorySqlite =
    QStringLiteral("substr(stream_id, 1, instr(stream_id || '-', '-') - 1)");

const QString kCategoryPostgresql = QStringLiteral("split_part(stream_id, '-', 1)");

QString placeOf(const RecordedEvent& event) {
    return filled(QStringLiteral("Stream %1, version %2 (position %3, event %4)"), event.streamId,
                  event.version, event.position, event.eventId.text());
}

}  // namespace

StreamChecks::StreamChecks(CheckBook& book)
    : m_book(book),
      m_orders(book),
      m_products(book, {Invariant::Products, tableOf<ProductRow>(), QStringLiteral("Product")}),
      m_customers(book, {Invariant::Customers, tableOf<CustomerRow>(), QStringLiteral("Customer")}),
      m_barcodes(book),
      m_days(book),
      m_stock(book),
      m_followers(book),
      m_outbox(book),
      m_sagas(book) {}

Result<void> StreamChecks::checkCategories() {
    static const QString kSqlite = kWrongCategories.arg(kCategorySqlite);
    static const QString kPostgresql = kWrongCategories.arg(kCategoryPostgresql);
    const bool isSqlite = m_book.database().dialect() == Dialect::Sqlite;
    Conditions conditions(m_book.storeId());
    conditions.value(":limit", qint64{VerifyReport::kMaximumProblems});
    const auto wrong =
        readRows(m_book.database(), isSqlite ? kSqlite : kPostgresql, conditions, [](Query& query) {
            return QStringLiteral("Position %1: category %2 is not that of stream %3")
                .arg(query.integer("position"))
                .arg(query.text("category"), query.text("stream_id"));
        });
    if (!wrong) return fail(wrong.error());
    for (const QString& sentence : *wrong) m_book.problem(Invariant::EventChains, sentence);
    return {};
}

Result<void> StreamChecks::run() {
    const auto total = eventCount(m_book);
    if (!total) return withoutEvents(total.error());
    auto begun = m_book.attempt(Invariant::EventChains, [&] { return checkCategories(); });
    if (!begun) return begun;
    begun = m_book.attempt(Invariant::AsynchronousProjections, [&] { return m_followers.begin(); });
    if (!begun) return begun;
    begun = m_book.attempt(Invariant::OutboxMessages, [&] { return m_outbox.begin(); });
    if (!begun) return begun;
    begun = m_book.attempt(Invariant::Sagas, [&] { return m_sagas.begin(); });
    if (!begun) return begun;
    EventStreams streams(m_book);
    for (qint64 done = 0;;) {
        const auto batch = streams.next();
        if (!batch) return withoutEvents(batch.error());
        if (batch->isEmpty()) break;
        for (const EventStream& stream : *batch) {
            checkChain(stream);
            checkPersonalFields(streams, stream);
            consumeSafely(stream);
            done += stream.events.size();
        }
        if (auto compared = compareBatch(); !compared) return compared;
        if (auto step = m_book.reportProgress(Invariant::EventChains, done, *total); !step)
            return step;
    }
    return finish();
}

Result<void> StreamChecks::withoutEvents(const Error& error) {
    for (const Invariant invariant :
         {Invariant::ReadableEvents, Invariant::OrderList, Invariant::OrderLines,
          Invariant::Payments, Invariant::OrderDays, Invariant::PaymentDays, Invariant::Products,
          Invariant::Customers, Invariant::StockMovements, Invariant::StockLevels,
          Invariant::StockAvailable, Invariant::OrderTotals, Invariant::Refunds,
          Invariant::Quantities, Invariant::OutboxMessages, Invariant::AsynchronousProjections}) {
        m_book.notChecked(invariant, QStringLiteral("the events cannot be read to their end"));
    }
    return fail(error);
}

void StreamChecks::consumeSafely(const EventStream& stream) {
    try {
        consumeStream(stream);
    } catch (const std::exception& exception) {
        m_book.problem(Invariant::ReadableEvents,
                       QStringLiteral("Stream %1 cannot be folded: %2")
                           .arg(stream.streamId, QString::fromUtf8(exception.what())));
    }
}

void StreamChecks::checkPersonalFields(const EventStreams& streams, const EventStream& stream) {
    for (const RecordedEvent& event : stream.events) {
        const QString problem = streams.personalProblem(event);
        if (problem.isEmpty()) continue;
        m_book.problem(Invariant::ReadableEvents, placeOf(event) + u' ' + problem);
    }
}

void StreamChecks::checkChain(const EventStream& stream) {
    m_book.count(Invariant::EventChains, stream.events.size());
    QByteArray previousHash;
    qint64 version = 0;
    qint64 position = 0;
    for (const RecordedEvent& event : stream.events) {
        if (event.version != version + 1) {
            m_book.problem(
                Invariant::EventChains,
                filled(QStringLiteral("%1 comes after version %2"), placeOf(event), version));
            return;
        }
        if (event.hash != chainHash(previousHash, event)) {
            m_book.problem(Invariant::EventChains,
                           QStringLiteral("%1 does not fit its hash").arg(placeOf(event)));
            return;
        }
        if (event.position <= position) {
            m_book.problem(
                Invariant::EventChains,
                filled(QStringLiteral("%1 stands before version %2"), placeOf(event), version));
            return;
        }
        previousHash = event.hash;
        version = event.version;
        position = event.position;
    }
}

void StreamChecks::consumeStream(const EventStream& stream) {
    const QString category = streamCategory(stream.streamId);
    QList<OrderFacts> facts;
    if (category == u"order") {
        facts = consumeOrder(stream);
    } else if (category == u"product") {
        consumeProduct(stream);
    } else if (category == u"customer") {
        consumeCustomer(stream);
    }
    if (!m_book.hasFailed(Invariant::OutboxMessages)) m_outbox.consume(stream, facts);
}

void StreamChecks::unreadable(const Error& error) {
    m_book.problem(Invariant::ReadableEvents, error.detail);
}

QList<OrderFacts> StreamChecks::consumeOrder(const EventStream& stream) {
    m_lastOrder = streamSubject(stream.streamId);
    m_book.count(Invariant::ReadableEvents, stream.events.size());
    if (!m_book.hasFailed(Invariant::AsynchronousProjections)) m_followers.consume(stream);
    if (!m_book.hasFailed(Invariant::Sagas)) m_sagas.consume(stream);
    const auto order = foldOrder(stream);
    if (!order) {
        m_orders.addUnreadable(m_lastOrder);
        unreadable(order.error());
        return {};
    }
    if (!m_book.hasFailed(Invariant::OrderList)) m_orders.consume(*order);
    m_days.consume(order->day);
    m_days.consume(order->paymentDays);
    m_stock.consume(order->stock);
    return order->facts;
}

void StreamChecks::consumeProduct(const EventStream& stream) {
    m_lastProduct = streamSubject(stream.streamId);
    m_book.count(Invariant::ReadableEvents, stream.events.size());
    const auto product = foldProduct(stream);
    if (!product) {
        m_products.addUnreadable(m_lastProduct);
        return unreadable(product.error());
    }
    if (!m_book.hasFailed(Invariant::Products)) {
        m_products.consume(m_lastProduct, expectedRow(product->row));
    }
    m_barcodes.consume(m_lastProduct, product->row.barcodes);
    m_stock.consume(product->stock);
}

void StreamChecks::consumeCustomer(const EventStream& stream) {
    m_lastCustomer = streamSubject(stream.streamId);
    m_book.count(Invariant::ReadableEvents, stream.events.size());
    const auto customer = foldCustomer(stream);
    if (!customer) {
        m_customers.addUnreadable(m_lastCustomer);
        return unreadable(customer.error());
    }
    if (m_book.hasFailed(Invariant::Customers)) return;
    m_customers.consume(m_lastCustomer, expectedRow(*customer));
}

Result<void> StreamChecks::compareBatch() {
    const auto compare = [&](Invariant invariant, const QString& last, auto& table) {
        if (last.isEmpty()) return Result<void>();
        return m_book.attempt(invariant, [&] { return table.compareUpTo(last); });
    };
    auto done = compare(Invariant::OrderList, m_lastOrder, m_orders);
    if (done) done = compare(Invariant::AsynchronousProjections, m_lastOrder, m_followers);
    if (done) done = compare(Invariant::Products, m_lastProduct, m_products);
    if (done) done = compare(Invariant::Customers, m_lastCustomer, m_customers);
    if (done) {
        done = m_book.attempt(Invariant::OutboxMessages, [&] { return m_outbox.compareBatch(); });
    }
    if (done) done = m_book.attempt(Invariant::Sagas, [&] { return m_sagas.compareBatch(); });
    m_lastOrder.clear();
    m_lastProduct.clear();
    m_lastCustomer.clear();
    return done;
}

Result<void> StreamChecks::finish() {
    const std::pair<Invariant, std::function<Result<void>()>> parts[] = {
        {Invariant::OrderList, [&] { return m_orders.compareUpTo({}); }},
        {Invariant::Products, [&] { return m_products.compareUpTo({}); }},
        {Invariant::Customers, [&] { return m_customers.compareUpTo({}); }},
        {Invariant::Products, [&] { return m_barcodes.finish(); }},
        {Invariant::OrderDays, [&] { return m_days.finishOrders(); }},
        {Invariant::PaymentDays, [&] { return m_days.finishPayments(); }},
        {Invariant::AsynchronousProjections, [&] { return m_followers.finish(); }},
        {Invariant::StockMovements, [&] { return m_stock.finish(); }},
        {Invariant::OutboxMessages, [&] { return m_outbox.finish(); }},
    };
    for (const auto& [invariant, part] : parts) {
        if (auto done = m_book.attempt(invariant, part); !done) return done;
    }
    return {};
}

}  // namespace countertop
