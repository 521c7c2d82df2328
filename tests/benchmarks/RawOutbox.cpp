// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RawOutbox.h"

#include "models/core/Clock.h"

#include <vector>

namespace countertop {

namespace {

// What a publisher needs of a message, the id first.
const QByteArray kColumns =
    "o.outbox_id, o.message_id, o.event_type, o.order_id, o.destination, o.correlation_id, "
    "o.payload, o.created_at, o.attempts, o.route_id";

const QByteArray kDue =
    "FROM outbox AS o WHERE o.store_id = 1 AND o.destination = $1 "
    "AND (o.status = 'pending' OR o.status = 'failed') AND o.held = '' "
    "AND o.next_attempt_at = 0 ORDER BY o.next_attempt_at, o.outbox_id LIMIT 100";

const QByteArray kNow = "CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)";

const QByteArray kLease =
    "WITH due AS MATERIALIZED (SELECT o.outbox_id " + kDue +
    " FOR UPDATE OF o SKIP LOCKED) UPDATE outbox AS o SET status = 'processing', "
    "lease_owner = 'raw', lease_until = " +
    kNow + " + 60000 FROM due WHERE o.outbox_id = due.outbox_id RETURNING " + kColumns;

const QByteArray kLock = "SELECT " + kColumns + " " + kDue + " FOR UPDATE OF o SKIP LOCKED";

const QByteArray kAcknowledge =
    "UPDATE outbox SET status = 'delivered', attempts = attempts + 1, delivered_at = " + kNow +
    ", next_attempt_at = " + kNow +
    ", lease_owner = '', lease_until = 0 WHERE outbox_id = ANY (CAST($1 AS BIGINT[]))";

const QString kSqliteClaim = QStringLiteral(R"(
UPDATE outbox SET status = 'processing', lease_owner = 'raw' WHERE outbox_id IN (
    SELECT outbox_id FROM outbox WHERE store_id = 1 AND destination = ?1
        AND (status = 'pending' OR status = 'failed') AND held = '' AND next_attempt_at = 0
    ORDER BY next_attempt_at, outbox_id LIMIT 100)
RETURNING outbox_id, message_id, event_type, order_id, destination, correlation_id, payload,
    created_at, attempts, route_id)");

const QString kSqliteAcknowledge = QStringLiteral(
    "UPDATE outbox SET status = 'delivered', attempts = attempts + 1, delivered_at = ?1, "
    "next_attempt_at = ?1, lease_owner = '', lease_until = 0 WHERE outbox_id = ?2");

}  // namespace

LibpqOutbox::LibpqOutbox(const DatabaseUrl& url, const QString& destination, Form form)
    : m_destination(destination.toUtf8()), m_form(form) {
    const QString info =
        QStringLiteral("host=%1 port=%2 dbname=%3 user=%4 password=%5")
            .arg(url.host, QString::number(url.port), url.name, url.user, url.password);
    m_connection = PQconnectdb(info.toUtf8().constData());
    prepare("claim", form == Form::Lease ? kLease : kLock, 1);
    prepare("acknowledge", kAcknowledge, 1);
}

LibpqOutbox::~LibpqOutbox() { PQfinish(m_connection); }

void LibpqOutbox::prepare(const char* name, const QByteArray& sql, int values) {
    PGresult* done = PQprepare(m_connection, name, sql.constData(), values, nullptr);
    if (PQresultStatus(done) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(m_connection));
    PQclear(done);
}

void LibpqOutbox::run(const char* sql) {
    PGresult* done = PQexec(m_connection, sql);
    if (PQresultStatus(done) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(m_connection));
    PQclear(done);
}

void LibpqOutbox::drain(int count) {
    for (int batch = 0; batch < count / kBatch; ++batch) {
        if (m_form == Form::OneTransaction) run("BEGIN");
        acknowledge(claim());
        if (m_form == Form::OneTransaction) run("COMMIT");
    }
}

QByteArray LibpqOutbox::claim() {
    const char* const values[] = {m_destination.constData()};
    PGresult* claimed = PQexecPrepared(m_connection, "claim", 1, values, nullptr, nullptr, 0);
    if (PQresultStatus(claimed) != PGRES_TUPLES_OK) qFatal("%s", PQerrorMessage(m_connection));
    if (PQntuples(claimed) != kBatch) qFatal("only %d messages were left", PQntuples(claimed));
    QByteArray ids = "{";
    for (int row = 0; row < kBatch; ++row) {
        if (row > 0) ids += ',';
        ids += PQgetvalue(claimed, row, 0);
    }
    PQclear(claimed);
    return ids + '}';
}

void LibpqOutbox::acknowledge(const QByteArray& ids) {
    const char* const values[] = {ids.constData()};
    PGresult* done = PQexecPrepared(m_connection, "acknowledge", 1, values, nullptr, nullptr, 0);
    if (PQresultStatus(done) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(m_connection));
    PQclear(done);
}

SqliteOutbox::SqliteOutbox(const DatabaseUrl& url, const QString& destination)
    : m_database(url), m_destination(destination.toUtf8()) {
    m_database.setCheckpointPages(RawSqlite::kWorkerCheckpointPages);
    m_claim = m_database.prepare(kSqliteClaim);
    m_acknowledge = m_database.prepare(kSqliteAcknowledge);
    sqlite3_bind_text(m_claim, 1, m_destination.constData(), -1, SQLITE_STATIC);
}

void SqliteOutbox::drain(int count) {
    const SystemClock clock;
    std::vector<qint64> ids;
    qint64 bytes = 0;
    for (int batch = 0; batch < count / kBatch; ++batch) {
        ids.clear();
        m_database.begin();
        while (sqlite3_step(m_claim) == SQLITE_ROW) {
            ids.push_back(sqlite3_column_int64(m_claim, 0));
            for (int column = 1; column < sqlite3_column_count(m_claim); ++column) {
                bytes +=
                    QByteArray(reinterpret_cast<const char*>(sqlite3_column_text(m_claim, column)))
                        .size();
            }
        }
        sqlite3_reset(m_claim);
        m_database.commit();
        if (ids.size() != kBatch) qFatal("only %zu messages were left", ids.size());
        m_database.begin();
        for (const qint64 id : ids) {
            sqlite3_bind_int64(m_acknowledge, 1, clock.now());
            sqlite3_bind_int64(m_acknowledge, 2, id);
            m_database.run(m_acknowledge);
        }
        m_database.commit();
    }
    if (bytes == 0) qFatal("the messages were empty");
}

}  // namespace countertop
