// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/BulkEvents.h"

#include "models/events/Streams.h"
#include "models/store/connection/ServerHandle.h"
#include "models/store/connection/Transaction.h"
#include "tests/benchmarks/SaleScript.h"

#include <libpq-fe.h>

namespace countertop {

namespace {

const QString kInsert = QStringLiteral(R"(
INSERT INTO events (store_id, event_id, stream_id, version, category, type, schema_version, payload,
    correlation_id, causation_id, actor, till, recorded_at, hash)
VALUES (1, :event, :stream, :version, :category, :type, :schema, :payload, :correlation,
    :causation, :actor, :till, :at, :hash))");

constexpr char kCopy[] =
    "COPY events (store_id, event_id, stream_id, version, category, type, schema_version, payload, "
    "correlation_id, causation_id, actor, till, recorded_at, hash) FROM STDIN";

/// Appends a field in COPY's text format.
void appendField(QByteArray& line, QByteArray field) {
    line += '\t';
    line += field.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n");
}

QByteArray lineOf(const RecordedEvent& event) {
    QByteArray line("1");
    appendField(line, event.eventId.text().toUtf8());
    appendField(line, event.streamId.toUtf8());
    appendField(line, QByteArray::number(event.version));
    appendField(line, streamCategory(event.streamId).toUtf8());
    appendField(line, event.type.toUtf8());
    appendField(line, QByteArray::number(event.schemaVersion));
    appendField(line, event.payload);
    appendField(line, event.metadata.correlationId.toUtf8());
    appendField(line, event.metadata.causationId.toUtf8());
    appendField(line, event.metadata.actor.toUtf8());
    appendField(line, event.metadata.till.toUtf8());
    appendField(line, QByteArray::number(event.metadata.at));
    appendField(line, event.hash);
    return line + '\n';
}

}  // namespace

void BulkEvents::flush() {
    if (m_database.dialect() == Dialect::Sqlite) {
        insert();
    } else {
        copy();
    }
    m_events.clear();
}

void BulkEvents::insert() {
    Transaction transaction(m_database);
    orFatal(transaction.begin());
    Query* query = orFatal(m_database.query(kInsert));
    for (const RecordedEvent& event : m_events) {
        query->bind(":event", event.eventId.text())
            .bind(":stream", event.streamId)
            .bind(":version", event.version)
            .bind(":category", streamCategory(event.streamId))
            .bind(":type", event.type)
            .bind(":schema", qint64{event.schemaVersion})
            .bind(":payload", event.payload)
            .bind(":correlation", event.metadata.correlationId)
            .bind(":causation", event.metadata.causationId)
            .bind(":actor", event.metadata.actor)
            .bind(":till", event.metadata.till)
            .bind(":at", event.metadata.at)
            .bind(":hash", event.hash);
        orFatal(query->execute());
    }
    orFatal(transaction.commit());
}

void BulkEvents::copy() {
    PGconn* const server = serverOf(m_database.connection());
    PQclear(PQexec(server, kCopy));
    for (const RecordedEvent& event : m_events) {
        const QByteArray line = lineOf(event);
        if (PQputCopyData(server, line.constData(), static_cast<int>(line.size())) != 1) {
            qFatal("%s", PQerrorMessage(server));
        }
    }
    PQputCopyEnd(server, nullptr);
    while (PGresult* result = PQgetResult(server)) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(server));
        PQclear(result);
    }
}

}  // namespace countertop
