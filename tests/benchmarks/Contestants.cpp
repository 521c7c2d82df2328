// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Contestants.h"

#include <QSqlQuery>

namespace countertop {

CommandBusSales::CommandBusSales(const DatabaseUrl& url)
    : m_session(orStop(ShopSession::open(url, m_clock, m_keys, {}))) {}

void CommandBusSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        const auto sold =
            m_session->bus().dispatch(m_script.next(), Intent::fresh(), SaleScript::origin());
        if (!sold) ++m_failed;
    }
}

qint64 CommandBusSales::retried() const {
    return m_session->metrics().of(QStringLiteral("SellAtTill")).refused - m_failed;
}

LibpqSales::LibpqSales(const DatabaseUrl& url, const QList<QByteArray>& documents)
    : m_documents(documents) {
    const QString info =
        QStringLiteral("host=%1 port=%2 dbname=%3 user=%4 password=%5")
            .arg(url.host, QString::number(url.port), url.name, url.user, url.password);
    m_connection = PQconnectdb(info.toUtf8().constData());
    PGresult* prepared =
        PQprepare(m_connection, "sell", "SELECT countertop_commit($1)", 1, nullptr);
    if (PQresultStatus(prepared) != PGRES_COMMAND_OK) qFatal("%s", PQerrorMessage(m_connection));
    PQclear(prepared);
}

LibpqSales::~LibpqSales() { PQfinish(m_connection); }

void LibpqSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        const char* const values[] = {m_documents[m_next++].constData()};
        PGresult* done = PQexecPrepared(m_connection, "sell", 1, values, nullptr, nullptr, 0);
        if (PQresultStatus(done) != PGRES_TUPLES_OK) qFatal("%s", PQerrorMessage(m_connection));
        PQclear(done);
    }
}

SqliteSales::SqliteSales(const DatabaseUrl& url, const RecordedSales& recorded) {
    if (sqlite3_open(url.path.toUtf8().constData(), &m_database) != SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(m_database));
    }
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                               "PRAGMA foreign_keys=ON", "PRAGMA temp_store=MEMORY"}) {
        sqlite3_exec(m_database, pragma, nullptr, nullptr, nullptr);
    }
    m_begin = prepare("BEGIN IMMEDIATE");
    m_commit = prepare("COMMIT");
    QList<sqlite3_stmt*> statements;
    for (const QString& sql : recorded.statements()) {
        statements.append(prepare(sql.toUtf8().constData()));
    }
    for (const SaleStatements& sale : recorded.sales()) {
        QList<Row> rows;
        for (const SaleStatement& one : sale) {
            Row row{statements[one.statement], {}};
            for (const QVariant& value : one.values) {
                const bool isText = value.typeId() == QMetaType::QString;
                row.values.append({isText, value.toLongLong(), value.toString().toUtf8()});
            }
            rows.append(row);
        }
        m_sales.append(rows);
    }
}

SqliteSales::~SqliteSales() {
    for (sqlite3_stmt* statement : m_statements) sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

sqlite3_stmt* SqliteSales::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(m_database));
    }
    m_statements.append(statement);
    return statement;
}

void SqliteSales::run(sqlite3_stmt* statement) const {
    if (sqlite3_step(statement) != SQLITE_DONE) qFatal("%s", sqlite3_errmsg(m_database));
    sqlite3_reset(statement);
}

void SqliteSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        run(m_begin);
        for (const Row& row : std::as_const(m_sales[m_next])) {
            int position = 0;
            for (const Value& value : row.values) {
                ++position;
                if (value.isText) {
                    sqlite3_bind_text(row.statement, position, value.text.constData(),
                                      static_cast<int>(value.text.size()), SQLITE_STATIC);
                } else {
                    sqlite3_bind_int64(row.statement, position, value.number);
                }
            }
            run(row.statement);
        }
        run(m_commit);
        ++m_next;
    }
}

PlainQtSales::PlainQtSales(const DatabaseUrl& url, const RecordedSales& recorded)
    : m_database(orStop(Database::open(url, Database::Role::Worker))), m_recorded(recorded) {}

void PlainQtSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        orStop(m_database->run(QStringLiteral("BEGIN")));
        for (const SaleStatement& one : m_recorded.sales()[m_next]) {
            QSqlQuery query(m_database->connection());
            query.prepare(m_recorded.statements()[one.statement]);
            for (const QVariant& value : one.values) query.addBindValue(value);
            if (!query.exec()) qFatal("%s", qUtf8Printable(m_recorded.statements()[one.statement]));
        }
        orStop(m_database->run(QStringLiteral("COMMIT")));
        ++m_next;
    }
}

}  // namespace countertop
