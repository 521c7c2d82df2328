// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxFixture.h"

#include "models/store/Transaction.h"

namespace countertop {

namespace {

const QString kInsert = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
VALUES (1, :message, :event, 'OrderPlaced', :order, :destination, 1, :payload, 'flow', 'pending',
    :due, 1000))");

const QString kMessages = QStringLiteral(
    "SELECT outbox_id, message_id, event_type, order_id, destination, status, attempts, "
    "last_error, next_attempt_at, delivered_at, payload FROM outbox ORDER BY outbox_id");

template <class Value>
Value orEnd(Result<Value> result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

void orEnd(const Result<void>& result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
}

}  // namespace

OutboxFixture::OutboxFixture(Dialect dialect) : m_shop(dialect), m_session(m_shop.session()) {}

CommandResult OutboxFixture::run(const Command& command) {
    return orEnd(m_session->bus().dispatch(
        command, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}));
}

void OutboxFixture::add(int count, const QString& destination, const QString& orderId,
                        const QByteArray& payload, Timestamp dueAt) {
    Database& database = m_session->database();
    Transaction transaction(database);
    orEnd(transaction.begin());
    Query* query = orEnd(database.query(kInsert));
    for (int i = 0; i < count; ++i) {
        query->bind(":message", QStringLiteral("message-%1").arg(m_added))
            .bind(":event", QStringLiteral("event-%1").arg(m_added))
            .bind(":order", orderId.contains(u'%') ? orderId.arg(i) : orderId)
            .bind(":destination", destination)
            .bind(":payload", payload)
            .bind(":due", dueAt);
        orEnd(query->execute());
        query->finish();
        ++m_added;
    }
    orEnd(transaction.commit());
}

QList<StoredMessage> OutboxFixture::messages() {
    Query* query = orEnd(m_session->database().query(kMessages));
    orEnd(query->execute());
    QList<StoredMessage> messages;
    while (query->next()) {
        messages.append({query->integer("outbox_id"), query->text("message_id"),
                         query->text("event_type"), query->text("order_id"),
                         query->text("destination"), query->text("status"),
                         static_cast<int>(query->integer("attempts")), query->text("last_error"),
                         query->integer("next_attempt_at"), query->integer("delivered_at"),
                         query->utf8("payload")});
    }
    query->finish();
    return messages;
}

int OutboxFixture::countOf(const QString& status) {
    return static_cast<int>(integer(
        QStringLiteral("SELECT count(*) AS n FROM outbox WHERE status = '%1'").arg(status)));
}

qint64 OutboxFixture::integer(const QString& sql) {
    Query* query = orEnd(m_session->database().query(sql));
    orEnd(query->execute());
    const qint64 value = query->next() ? query->integer("n") : 0;
    query->finish();
    return value;
}

}  // namespace countertop
