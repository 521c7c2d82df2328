// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/IntegrityChecks.h"

#include "models/store/connection/Conditions.h"

#include <QMap>

namespace countertop {

namespace {

const QString kFile = QStringLiteral("PRAGMA integrity_check(20)");

const QString kColumns = QStringLiteral(
    "SELECT m.name AS table_name, c.name AS column_name, c.type AS type, c.\"notnull\" AS full "
    "FROM sqlite_master m JOIN pragma_table_info(m.name) c "
    "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid");

/// verify_heapam was added to the extension in PostgreSQL 14.
const QString kAmcheck = QStringLiteral(R"(
SELECT n.nspname AS schema_name, p.proname AS function,
    CASE WHEN has_function_privilege(p.oid, 'EXECUTE')
        AND has_schema_privilege(n.oid, 'USAGE') THEN 1 ELSE 0 END AS permitted
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
JOIN pg_depend d ON d.refobjid = e.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
JOIN pg_proc p ON p.oid = d.objid
WHERE e.extname = 'amcheck'
    AND (p.proname = 'verify_heapam' OR (p.proname = 'bt_index_check' AND p.pronargs = 1)))");

const QString kRelations = QStringLiteral(R"(
SELECT CAST(c.oid AS BIGINT) AS oid, c.relname AS name,
    CASE WHEN c.relkind = 'i' THEN 1 ELSE 0 END AS is_index
FROM pg_class c LEFT JOIN pg_am a ON a.oid = c.relam LEFT JOIN pg_index i ON i.indexrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relpersistence = 'p'
    AND (c.relkind = 'r' OR (c.relkind = 'i' AND a.amname = 'btree' AND i.indisvalid))
ORDER BY c.relkind DESC, c.relname)");

const QString kIndex =
    QStringLiteral("SELECT CAST(%1.bt_index_check(CAST(%2 AS oid)::regclass) AS TEXT) AS wrong");

const QString kTable = QStringLiteral(
    "SELECT 'block ' || blkno || ', row ' || coalesce(offnum, 0) || ': ' || msg AS wrong "
    "FROM %1.verify_heapam(CAST(%2 AS oid)::regclass) LIMIT 20");

/// A name quoted for a statement; ours contain no quotation marks, but a tampered one may.
QString quoted(QString name) { return u'"' + name.replace(u'"', QStringLiteral("\"\"")) + u'"'; }

}  // namespace

Result<void> IntegrityChecks::run() {
    if (m_book.database().dialect() == Dialect::Postgresql) return checkServer();
    if (auto checked = checkFile(); !checked) return checked;
    return checkTypes();
}

Result<void> IntegrityChecks::checkFile() {
    const auto lines = readRows(m_book.database(), kFile, Conditions::none(),
                                [](Query& query) { return query.text("integrity_check"); });
    if (!lines) return fail(lines.error());
    m_book.count(Invariant::DatabaseIntegrity);
    for (const QString& line : *lines) {
        if (line != u"ok") m_book.problem(Invariant::DatabaseIntegrity, line);
    }
    return {};
}

Result<void> IntegrityChecks::checkTypes() {
    const auto columns =
        readRows(m_book.database(), kColumns, Conditions::none(), [](Query& query) {
            return Column{query.text("table_name"), query.text("column_name"),
                          query.text("type") != u"TEXT", query.integer("full") == 0};
        });
    if (!columns) return fail(columns.error());
    QMap<QString, QList<Column>> byTable;
    for (const Column& column : *columns) byTable[column.table].append(column);
    for (auto table = byTable.cbegin(); table != byTable.cend(); ++table) {
        if (auto checked = checkTypesOf(table.key(), *table); !checked) return checked;
        if (auto step = m_book.reportProgress(Invariant::DatabaseIntegrity, 0); !step) return step;
    }
    return {};
}

Result<void> IntegrityChecks::checkTypesOf(const QString& table, const QList<Column>& columns) {
    QStringList wrong;
    for (qsizetype at = 0; at < columns.size(); ++at) {
        const Column& column = columns[at];
        // A single-column primary key is never NULL, whatever its declaration says.
        wrong.append(QStringLiteral("coalesce(sum(typeof(%1) NOT IN ('%2'%3)), 0) AS c%4")
                         .arg(quoted(column.name), column.isInteger ? u"integer" : u"text",
                              column.mayBeNull ? u", 'null'" : u"")
                         .arg(at));
    }
    const auto counts = readRows(
        m_book.database(),
        QStringLiteral("SELECT %1 FROM %2").arg(wrong.join(QStringLiteral(", ")), quoted(table)),
        Conditions::none(), [&](Query& query) {
            QList<qint64> row;
            for (qsizetype at = 0; at < columns.size(); ++at) {
                row.append(query.integer(QByteArray("c" + QByteArray::number(at)).constData()));
            }
            return row;
        });
    if (!counts) return fail(counts.error());
    m_book.count(Invariant::DatabaseIntegrity);
    for (qsizetype at = 0; at < columns.size(); ++at) {
        const qint64 rows = counts->value(0).value(at);
        if (rows == 0) continue;
        m_book.problem(
            Invariant::DatabaseIntegrity,
            QStringLiteral("%1 row(s) of %2 have no %3 in the column %4")
                .arg(rows)
                .arg(table, columns[at].isInteger ? u"whole number" : u"text", columns[at].name));
    }
    return {};
}

void IntegrityChecks::notChecked(const QString& reason) {
    m_book.notChecked(Invariant::DatabaseIntegrity, reason);
}

Result<IntegrityChecks::Amcheck> IntegrityChecks::amcheck() {
    Amcheck found;
    const auto functions =
        readRows(m_book.database(), kAmcheck, Conditions::none(), [&](Query& query) {
            const bool isPermitted = query.integer("permitted") != 0;
            found.schema = query.text("schema_name");
            if (query.text("function") == u"verify_heapam") {
                found.hasTables = true;
                found.maySeeTables = isPermitted;
            } else {
                found.maySeeIndexes = isPermitted;
            }
            return 0;
        });
    if (!functions) return fail(functions.error());
    return found;
}

Result<void> IntegrityChecks::checkServer() {
    const auto means = amcheck();
    if (!means) return fail(means.error());
    if (means->schema.isEmpty()) {
        notChecked(
            QStringLiteral("the extension amcheck is not installed in this database; a superuser "
                           "can install it: CREATE EXTENSION amcheck"));
        return {};
    }
    if (!means->maySeeIndexes) {
        notChecked(QStringLiteral("this user may not run the functions of the extension amcheck"));
        return {};
    }
    if (!means->maySeeTables) {
        notChecked(means->hasTables
                       ? QStringLiteral("this user may check indexes only, not tables")
                       : QStringLiteral("this server's amcheck checks indexes only, not tables"));
    }
    const auto relations =
        readRows(m_book.database(), kRelations, Conditions::none(), [](Query& query) {
            return Relation{query.integer("oid"), query.text("name"),
                            query.integer("is_index") != 0};
        });
    if (!relations) return fail(relations.error());
    for (const Relation& relation : *relations) {
        if (!relation.isIndex && !means->maySeeTables) continue;
        if (auto checked = checkRelation(*means, relation); !checked) return checked;
        if (auto step = m_book.reportProgress(Invariant::DatabaseIntegrity, 0); !step) return step;
    }
    return {};
}

Result<void> IntegrityChecks::checkRelation(const Amcheck& means, const Relation& relation) {
    const QString sql =
        (relation.isIndex ? kIndex : kTable).arg(quoted(means.schema)).arg(relation.oid);
    const auto lines = readRows(m_book.database(), sql, Conditions::none(),
                                [](Query& query) { return query.text("wrong"); });
    m_book.count(Invariant::DatabaseIntegrity);
    if (lines) {
        for (const QString& line : *lines) {
            if (line.isEmpty()) continue;
            m_book.problem(Invariant::DatabaseIntegrity,
                           QStringLiteral("%1: %2").arg(relation.name, line));
        }
        return {};
    }
    const Error& error = lines.error();
    if (error.code == ErrorCode::Network || error.code == ErrorCode::Cancelled) return fail(error);
    // amcheck reports a damaged index as an error of its statement.
    if (error.reason == u"read_only") {
        notChecked(QStringLiteral("this user may not check %1").arg(relation.name));
    } else {
        m_book.problem(Invariant::DatabaseIntegrity,
                       QStringLiteral("%1: %2").arg(relation.name, error.detail));
    }
    return m_book.recover();
}

}  // namespace countertop
