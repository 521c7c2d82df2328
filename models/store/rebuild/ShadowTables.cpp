// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/ShadowTables.h"

#include "models/store/connection/Transaction.h"

namespace countertop {

namespace {

const QString kDefinitions = QStringLiteral(
    "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL "
    "AND type IN ('table', 'index') ORDER BY type DESC");

/// All columns; `numbers` marks the one whose values the database generates.
const QString kColumnsSqlite = QStringLiteral(
    "SELECT name, pk = 1 AND name <> 'store_id' AS numbers FROM pragma_table_info(:name) "
    "ORDER BY cid");

const QString kColumnsPostgresql = QStringLiteral(
    "SELECT column_name::text AS name, (is_identity = 'YES')::int AS numbers "
    "FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND table_name = :name ORDER BY ordinal_position");

const QString kServerIndexes = QStringLiteral(
    "SELECT CAST(i.indisunique AS INTEGER) AS is_unique, "
    "substring(pg_get_indexdef(i.indexrelid) FROM ' USING .*') AS content, "
    "coalesce(pg_get_constraintdef(c.oid), '') AS rule FROM pg_index i "
    "LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u') "
    "WHERE i.indrelid = CAST(:name AS REGCLASS) ORDER BY i.indexrelid");

/// An index of PostgreSQL.
struct ServerIndex {
    bool isUnique = false;
    QString content;  ///< " USING btree (…)"
    QString rule;     ///< of a constraint: "PRIMARY KEY (…)"
};

Result<QList<ServerIndex>> indexesOf(Database& database, const QString& table) {
    QList<ServerIndex> indexes;
    const auto read = database.readRows(
        kServerIndexes, [&](Query& query) { query.bind(":name", table); },
        [&](Query& row) {
            indexes.append({row.integer("is_unique") != 0, row.text("content"), row.text("rule")});
        });
    if (!read) return fail(read.error());
    return indexes;
}

struct Definition {
    QString type;
    QString name;
    QString sql;
};

Result<QList<Definition>> definitionsOf(Database& database, const QString& table) {
    QList<Definition> definitions;
    const auto read = database.readRows(
        kDefinitions, [&](Query& query) { query.bind(":name", table); },
        [&](Query& row) {
            definitions.append({row.text("type"), row.text("name"), row.text("sql")});
        });
    if (!read) return fail(read.error());
    return definitions;
}

/// SQLite cannot rename an index, so each rebuild alternates between two names.
QString otherIndexName(const QString& name) {
    const QString mark = QStringLiteral("_again");
    return name.endsWith(mark) ? name.chopped(mark.size()) : name + mark;
}

}  // namespace

Result<void> ShadowTables::runAlone(const QString& sql) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto done = m_database.run(sql); !done) return done;
    return transaction.commit();
}

Result<void> ShadowTables::create() {
    if (auto removed = remove(); !removed) return removed;
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    for (const QString& table : m_tables) {
        auto made = m_database.dialect() == Dialect::Sqlite ? createOnSqlite(table)
                                                            : createOnPostgresql(table);
        if (!made) return made;
    }
    return transaction.commit();
}

Result<void> ShadowTables::createOnSqlite(const QString& table) {
    const auto definitions = definitionsOf(m_database, table);
    if (!definitions) return fail(definitions.error());
    for (const Definition& definition : *definitions) {
        const QString content = definition.sql.sliced(definition.sql.indexOf(u'('));
        QString sql;
        if (definition.type == u"table") {
            sql = QStringLiteral("CREATE TABLE %1 %2").arg(nameOf(table), content);
        } else {
            const bool isUnique = definition.sql.startsWith(QLatin1StringView("CREATE UNIQUE"));
            sql = QStringLiteral("CREATE %1INDEX %2 ON %3 %4")
                      .arg(isUnique ? QStringLiteral("UNIQUE ") : QString(),
                           otherIndexName(definition.name), nameOf(table), content);
        }
        if (auto made = m_database.run(sql); !made) return made;
    }
    return {};
}

Result<void> ShadowTables::createOnPostgresql(const QString& table) {
    const QString shadow = nameOf(table);
    const auto made =
        m_database.run(QStringLiteral("CREATE TABLE %1 (LIKE %2 INCLUDING ALL EXCLUDING INDEXES)")
                           .arg(shadow, table));
    if (!made) return made;
    const auto indexes = indexesOf(m_database, table);
    if (!indexes) return fail(indexes.error());
    for (const ServerIndex& index : *indexes) {
        if (!index.isUnique) continue;
        const QString sql =
            index.rule.isEmpty()
                ? QStringLiteral("CREATE UNIQUE INDEX ON %1%2").arg(shadow, index.content)
                : QStringLiteral("ALTER TABLE %1 ADD %2").arg(shadow, index.rule);
        if (auto done = m_database.run(sql); !done) return done;
    }
    return {};
}

Result<void> ShadowTables::complete() {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    for (const QString& table : m_tables) {
        if (auto done = completeOnPostgresql(table); !done) return done;
    }
    return {};
}

Result<void> ShadowTables::completeOnPostgresql(const QString& table) {
    const auto indexes = indexesOf(m_database, table);
    if (!indexes) return fail(indexes.error());
    for (const ServerIndex& index : *indexes) {
        if (index.isUnique) continue;
        const auto made = m_database.run(
            QStringLiteral("CREATE INDEX ON %1%2").arg(nameOf(table), index.content));
        if (!made) return made;
    }
    return {};
}

Result<void> ShadowTables::swap() {
    for (const QString& table : m_tables) {
        if (m_database.dialect() == Dialect::Postgresql) {
            const auto done =
                m_database.run(QStringLiteral("SELECT countertop_swap_table('%1')").arg(table));
            if (!done) return done;
            continue;
        }
        // Rename the old tables and drop them later, index by index: dropping them here would block
        // sales for that long.
        for (const auto& [from, to] :
             {std::pair(table, replacedNameOf(table)), std::pair(nameOf(table), table)}) {
            const auto done =
                m_database.run(QStringLiteral("ALTER TABLE %1 RENAME TO %2").arg(from, to));
            if (!done) return done;
        }
    }
    return {};
}

Result<QString> ShadowTables::copyOf(const QString& table) {
    QStringList columns;
    QString order;
    const auto read = m_database.readRows(
        m_database.dialect() == Dialect::Sqlite ? kColumnsSqlite : kColumnsPostgresql,
        [&](Query& query) { query.bind(":name", table); },
        [&](Query& row) {
            const QString name = row.text("name");
            // Generated ids of the shadow table may collide with other stores' rows: generate new
            // ones, in the same order.
            const bool isGiven = row.integer("numbers") != 0;
            if (isGiven) {
                order = QStringLiteral(" ORDER BY ") + name;
            } else {
                columns.append(name);
            }
        });
    if (!read) return fail(read.error());
    return QStringLiteral("INSERT INTO %1 (%2) SELECT %2 FROM %3%4")
        .arg(table, columns.join(QStringLiteral(", ")), nameOf(table), order);
}

Result<void> ShadowTables::replaceRowsOf(qint64 storeId) {
    for (const QString& table : m_tables) {
        const auto copy = copyOf(table);
        if (!copy) return fail(copy.error());
        const auto removed = m_database.run(
            QStringLiteral("DELETE FROM %1 WHERE store_id = %2").arg(table).arg(storeId));
        if (!removed) return removed;
        if (auto copied = m_database.run(*copy); !copied) return copied;
    }
    return {};
}

Result<void> ShadowTables::remove() {
    for (const QString& table : m_tables) {
        for (const QString& name : {nameOf(table), replacedNameOf(table)}) {
            if (m_database.dialect() == Dialect::Sqlite) {
                // Drop index by index, so that a sale waits for one of them at most.
                const auto definitions = definitionsOf(m_database, name);
                if (!definitions) return fail(definitions.error());
                for (const Definition& definition : *definitions) {
                    if (definition.type != u"index") continue;
                    if (auto done = runAlone(QStringLiteral("DROP INDEX %1").arg(definition.name));
                        !done) {
                        return done;
                    }
                }
            }
            if (auto done = runAlone(QStringLiteral("DROP TABLE IF EXISTS %1").arg(name)); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> ShadowTables::analyze() {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    for (const QString& table : m_tables) {
        if (auto done = m_database.run(QStringLiteral("ANALYZE %1").arg(nameOf(table))); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace countertop
