// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ConformanceTest.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

#include <QtTest>

namespace countertop {

namespace {

void failBecause(const Error& error) {
    const QString text = QStringLiteral("%1: %2 %3")
                             .arg(toText(error.code), error.detail,
                                  QString::fromUtf8(QJsonDocument(error.facts).toJson()));
    QTest::qFail(qPrintable(text), __FILE__, __LINE__);
}

}  // namespace

void ConformanceTest::initTestCase_data() { TestShop::addDatabaseRows(); }

void ConformanceTest::init() {
    if (!TestShop::isAvailable(dialect())) {
        QSKIP(TestShop::kNoServer);
    }
    m_shop = std::make_unique<TestShop>(dialect(), NewShop::forPractice());
    m_session = open();
    QVERIFY(m_session);
}

void ConformanceTest::cleanup() {
    m_session.reset();
    m_shop.reset();
}

CommandOrigin ConformanceTest::origin() {
    return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}};
}

Dialect ConformanceTest::dialect() const {
    QFETCH_GLOBAL(Dialect, dialect);
    return dialect;
}

ConformanceTest::Session ConformanceTest::open(const SessionOptions& options) {
    return open(m_clock, m_keys, options);
}

ConformanceTest::Session ConformanceTest::open(const Clock& clock, KeysInFlight& keys,
                                               const SessionOptions& options) {
    auto opened = ShopSession::open(m_shop->url(), clock, keys, options);
    if (opened) return *std::move(opened);
    failBecause(opened.error());
    return nullptr;
}

Result<CommandResult> ConformanceTest::run(const Command& command, const Intent& intent) {
    return m_session->bus().dispatch(command, intent, origin());
}

CommandResult ConformanceTest::mustRun(const Command& command, const Intent& intent) {
    const auto result = run(command, intent);
    if (result) return *result;
    failBecause(result.error());
    return {};
}

void ConformanceTest::addProduct(const QString& sku, qint64 priceMinor, qint64 stock) {
    mustRun(
        AddProduct{sku, QStringLiteral("Product ") + sku, {}, priceMinor, 20'000, 0, stock, {}});
}

OrderId ConformanceTest::placeOne(const QString& sku) {
    const OrderId orderId = OrderId::create();
    mustRun(PlaceOrder{orderId, {}, {{sku, 1, {}}}, false});
    return orderId;
}

void ConformanceTest::mustExecute(const QString& sql) {
    if (const auto done = m_session->database().run(sql); !done) failBecause(done.error());
}

void ConformanceTest::ask(const QString& sql, const Values& values,
                          const std::function<void(Query&)>& read) {
    const auto done = m_session->database().readRow(
        sql,
        [&](Query& query) {
            for (const auto& [name, value] : values) query.bind(name, value);
        },
        read);
    if (!done) failBecause(done.error());
}

qint64 ConformanceTest::number(const QString& sql, const Values& values) {
    qint64 value = -1;
    ask(sql, values, [&](Query& row) { value = row.integer("value"); });
    return value;
}

QString ConformanceTest::text(const QString& sql, const Values& values) {
    QString value;
    ask(sql, values, [&](Query& row) { value = row.text("value"); });
    return value;
}

qint64 ConformanceTest::rows(const QString& table) {
    return number(QStringLiteral("SELECT count(*) AS value FROM %1").arg(table));
}

qint64 ConformanceTest::available(const QString& sku) {
    return number(QStringLiteral("SELECT on_hand - reserved AS value FROM products "
                                 "WHERE store_id = 1 AND sku = :sku"),
                  {{":sku", sku}});
}

QList<RecordedEvent> ConformanceTest::eventsOf(const OrderId& orderId) {
    const auto events = m_session->events().load(orderStream(orderId));
    if (events) return *events;
    failBecause(events.error());
    return {};
}

Order ConformanceTest::stateOf(const OrderId& orderId) {
    Order order;
    for (const RecordedEvent& recorded : eventsOf(orderId)) {
        const auto event = orderEventFrom(recorded);
        if (!event) {
            failBecause(event.error());
            return {};
        }
        apply(order, *event);
    }
    return order;
}

void ConformanceTest::breakInserts(const QString& table, const QString& condition) {
    if (dialect() == Dialect::Sqlite) {
        mustExecute(QStringLiteral("CREATE TRIGGER broken_%1 BEFORE INSERT ON %1 WHEN %2 "
                                   "BEGIN SELECT RAISE(ABORT, 'injected fault'); END")
                        .arg(table, condition));
        return;
    }
    mustExecute(
        QStringLiteral("CREATE OR REPLACE FUNCTION injected_fault() RETURNS trigger LANGUAGE "
                       "plpgsql AS $$ BEGIN RAISE EXCEPTION 'injected fault'; END $$"));
    mustExecute(QStringLiteral("CREATE TRIGGER broken_%1 BEFORE INSERT ON %1 FOR EACH ROW "
                               "WHEN (%2) EXECUTE FUNCTION injected_fault()")
                    .arg(table, condition));
}

void ConformanceTest::repairInserts(const QString& table) {
    mustExecute(dialect() == Dialect::Sqlite
                    ? QStringLiteral("DROP TRIGGER broken_%1").arg(table)
                    : QStringLiteral("DROP TRIGGER broken_%1 ON %1").arg(table));
}

}  // namespace countertop
