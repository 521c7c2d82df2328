// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxFixture.h"

#include "models/store/connection/Transaction.h"
#include "tests/support/OrFatal.h"
#include "tests/support/PlainRoute.h"

namespace countertop {

namespace {

const QString kInsert = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
VALUES (1, :message, :event, 'OrderPlaced', :order, :destination, :route, :payload, 'flow', 'pending',
    :due, 1000))");

const QString kMessages = QStringLiteral(
    "SELECT outbox_id, message_id, event_type, order_id, destination, status, attempts, "
    "last_error, next_attempt_at, delivered_at, payload FROM outbox ORDER BY outbox_id");

}  // namespace

OutboxFixture::OutboxFixture(Dialect dialect)
    : m_shop(dialect, NewShop::forPractice()), m_session(m_shop.session()) {}

CommandResult OutboxFixture::run(const Command& command) {
    return orFatal(m_session->bus().dispatch(
        command, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}));
}

void OutboxFixture::add(int count, const QString& destination, const QString& orderId,
                        const QByteArray& payload, Timestamp dueAt) {
    Database& database = m_session->database();
    Transaction transaction(database);
    orFatal(transaction.begin());
    const qint64 routeId = plainRouteTo(database, destination);
    Query* query = orFatal(database.query(kInsert));
    for (int i = 0; i < count; ++i) {
        query->bind(":message", QStringLiteral("message-%1").arg(m_added))
            .bind(":event", QStringLiteral("event-%1").arg(m_added))
            .bind(":order", orderId.contains(u'%') ? orderId.arg(i) : orderId)
            .bind(":destination", destination)
            .bind(":route", routeId)
            .bind(":payload", payload)
            .bind(":due", dueAt);
        orFatal(query->execute());
        ++m_added;
    }
    orFatal(transaction.commit());
}

QList<StoredMessage> OutboxFixture::messages() {
    QList<StoredMessage> messages;
    orFatal(m_session->database().readRows(kMessages, noValues, [&](Query& row) {
        messages.append({row.integer("outbox_id"), row.text("message_id"), row.text("event_type"),
                         row.text("order_id"), row.text("destination"), row.text("status"),
                         static_cast<int>(row.integer("attempts")), row.text("last_error"),
                         row.integer("next_attempt_at"), row.integer("delivered_at"),
                         row.utf8("payload")});
    }));
    return messages;
}

int OutboxFixture::countOf(const QString& status) {
    return static_cast<int>(integer(
        QStringLiteral("SELECT count(*) AS n FROM outbox WHERE status = '%1'").arg(status)));
}

qint64 OutboxFixture::integer(const QString& sql) {
    qint64 value = 0;
    orFatal(m_session->database().readRow(sql, noValues,
                                          [&](Query& row) { value = row.integer("n"); }));
    return value;
}

void OutboxFixture::execute(const QString& sql) { orFatal(m_session->database().run(sql)); }

Timestamp OutboxFixture::now(const Clock& clock) {
    if (isSqlite()) return clock.now();
    return integer(
        QStringLiteral("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS n"));
}

void OutboxFixture::letPass(FixedClock& clock, qint64 milliseconds) {
    clock.advance(milliseconds);
    if (isSqlite()) return;
    for (const char* column : {"next_attempt_at", "lease_until", "delivered_at"}) {
        execute(QStringLiteral("UPDATE outbox SET %1 = %1 - %2 WHERE %1 > 0")
                    .arg(QLatin1StringView(column))
                    .arg(milliseconds));
    }
}

}  // namespace countertop
