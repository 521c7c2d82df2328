// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Contestants.h"

#include <QSqlQuery>

namespace countertop {

CommandBusSales::CommandBusSales(const DatabaseUrl& url, int sales)
    : m_session(orFatal(ShopSession::open(url, m_clock, m_keys, {}))), m_script(sales) {}

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

StoreSales::StoreSales(const DatabaseUrl& url, const RecordedSales& recorded)
    : m_session(orFatal(ShopSession::open(url, m_clock, m_keys, {}))), m_recorded(recorded) {}

void StoreSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        orFatal(m_session->writes().commit(m_recorded.writes()[m_next++]));
    }
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

SqliteSales::SqliteSales(const DatabaseUrl& url, const RecordedSales& recorded, int perCommit,
                         Savepoints savepoints)
    : m_database(url),
      m_perCommit(perCommit),
      m_savepoints(savepoints),
      m_savepoint(m_database.prepare(QStringLiteral("SAVEPOINT sale"))),
      m_release(m_database.prepare(QStringLiteral("RELEASE SAVEPOINT sale"))) {
    QList<sqlite3_stmt*> statements;
    for (const QString& sql : recorded.statements()) statements.append(m_database.prepare(sql));
    for (const SaleStatements& sale : recorded.sales()) {
        QList<Row> rows;
        for (const SaleStatement& one : sale) {
            Row row{statements[one.statement], {}};
            for (const QVariant& value : one.values) {
                row.values.append(RawSqlite::Value::of(value));
            }
            rows.append(row);
        }
        m_sales.append(rows);
    }
}

void SqliteSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        if (m_next % m_perCommit == 0) m_database.begin();
        sellNext();
        if (m_next % m_perCommit == 0) m_database.commit();
    }
}

void SqliteSales::sellNext() {
    if (m_savepoints == Savepoints::OneForEachSale) m_database.run(m_savepoint);
    for (const Row& row : std::as_const(m_sales[m_next])) {
        m_database.run(row.statement, row.values);
    }
    if (m_savepoints == Savepoints::OneForEachSale) m_database.run(m_release);
    ++m_next;
}

PlainQtSales::PlainQtSales(const DatabaseUrl& url, const RecordedSales& recorded)
    : m_database(orFatal(Database::open(url, Database::Role::Worker))), m_recorded(recorded) {}

void PlainQtSales::sell(int count) {
    for (int sale = 0; sale < count; ++sale) {
        orFatal(m_database->run(QStringLiteral("BEGIN")));
        for (const SaleStatement& one : m_recorded.sales()[m_next]) {
            QSqlQuery query(m_database->connection());
            query.prepare(m_recorded.statements()[one.statement]);
            for (const QVariant& value : one.values) query.addBindValue(value);
            if (!query.exec()) qFatal("%s", qUtf8Printable(m_recorded.statements()[one.statement]));
        }
        orFatal(m_database->run(QStringLiteral("COMMIT")));
        ++m_next;
    }
}

}  // namespace countertop
