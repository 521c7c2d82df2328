// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/support/TestShop.h"

#include <QtTest>

namespace countertop {

/// The contract of Query on both databases: every run needs all values bound again, every misuse
/// and every failed read is an error of that run, and the next run works.
class QueryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();
    void rowsAreReadInOrder();
    void readerMayStopAndAskAgain();
    void readersErrorEndsTheRows();
    void rowIsFoundOrNot();
    void secondRowOfOneIsAnError();
    void executeTellsWhatItChanged();
    void executeRunsAStatementWithRowsToItsEnd();
    void unknownPlaceholderIsAnError();
    void unboundPlaceholderIsAnError();
    void valueOfTheRunBeforeIsNotKept();
    void castsAndQuotedColonsAreNoPlaceholders();
    void unknownColumnIsAnError();
    void columnOutsideAReaderIsAnError();
    void statementInUseIsNotRunAgain();
    void failedStatementLeavesNothingActive();
    void rowsOfManyPlaceholdersAreBoundByTheirNumber();

private:
    [[nodiscard]] static Query& numbered(Query& query, qint64 from) {
        return query.bind(":from", from);
    }
    [[nodiscard]] Query* ask(const QString& sql) {
        return m_database->query(sql).value_or(nullptr);
    }

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<Database> m_database;
};

namespace {

const QString kNumbers = QStringLiteral(
    "SELECT number FROM (SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3) AS numbers "
    "WHERE number >= :from ORDER BY number");
const QString kInsert = QStringLiteral("INSERT INTO notes (id, body) VALUES (:id, :body)");
const QString kCount = QStringLiteral("SELECT count(*) AS number FROM notes");

QString faultOf(const Error& error) {
    if (error.reason != u"statement_misused") return error.reason;
    return error.facts[QLatin1StringView("fault")].toString() + u' ' +
           error.facts[QLatin1StringView("name")].toString();
}

}  // namespace

void QueryTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    auto database =
        Database::open(m_shop->url(), Database::Role::Writer, Database::Files::MayBeMade);
    QVERIFY(database);
    m_database = *std::move(database);
    QVERIFY(m_database->run(
        QStringLiteral("CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT NOT NULL)")));
}

void QueryTest::cleanup() {
    m_database.reset();
    m_shop.reset();
}

void QueryTest::rowsAreReadInOrder() {
    QList<qint64> seen;
    for (const qint64 from : {1, 2, 9}) {
        QVERIFY(numbered(*ask(kNumbers), from).readRows([&](Query& row) {
            seen.append(row.integer("number"));
        }));
    }
    QCOMPARE(seen, (QList<qint64>{1, 2, 3, 2, 3}));
}

void QueryTest::readerMayStopAndAskAgain() {
    QList<qint64> seen;
    for (int turn = 0; turn < 2; ++turn) {
        QVERIFY(numbered(*ask(kNumbers), 1).readRows([&](Query& row) {
            seen.append(row.integer("number"));
            return seen.last() == 2 ? Reading::Stop : Reading::Continue;
        }));
    }
    QCOMPARE(seen, (QList<qint64>{1, 2, 1, 2}));
}

void QueryTest::readersErrorEndsTheRows() {
    int seen = 0;
    const auto read = numbered(*ask(kNumbers), 1).readRows([&](Query&) -> Result<void> {
        ++seen;
        return fail(ErrorCode::Damaged, QStringLiteral("no"), QStringLiteral("refused_row"));
    });
    QVERIFY(!read);
    QCOMPARE(read.error().reason, QStringLiteral("refused_row"));
    QCOMPARE(seen, 1);
    QVERIFY(numbered(*ask(kNumbers), 1).readRows([](Query&) {}));
}

void QueryTest::rowIsFoundOrNot() {
    qint64 seen = 0;
    const auto found =
        numbered(*ask(kNumbers), 3).readRow([&](Query& row) { seen = row.integer("number"); });
    QVERIFY(found && *found);
    QCOMPARE(seen, 3);
    const auto none = numbered(*ask(kNumbers), 4).readRow([](Query&) {});
    QVERIFY(none && !*none);
}

void QueryTest::secondRowOfOneIsAnError() {
    const auto read = numbered(*ask(kNumbers), 2).readRow([](Query&) {});
    QVERIFY(!read);
    QCOMPARE(faultOf(read.error()), QStringLiteral("more than one row "));
}

void QueryTest::executeTellsWhatItChanged() {
    for (const qint64 id : {1, 2}) {
        const auto inserted = m_database->execute(kInsert, [&](Query& query) {
            query.bind(":id", id).bind(":body", QStringLiteral("note"));
        });
        QCOMPARE(inserted.value_or(-1), 1);
    }
    const auto changed =
        m_database->execute(QStringLiteral("UPDATE notes SET body = 'changed'"), noValues);
    QCOMPARE(changed.value_or(-1), 2);
}

void QueryTest::executeRunsAStatementWithRowsToItsEnd() {
    const auto inserted = m_database->execute(
        kInsert + QStringLiteral(" RETURNING id"),
        [](Query& query) { query.bind(":id", qint64{1}).bind(":body", QStringLiteral("note")); });
    QVERIFY(inserted);
    qint64 count = 0;
    QVERIFY(
        m_database->readRow(kCount, noValues, [&](Query& row) { count = row.integer("number"); }));
    QCOMPARE(count, 1);
}

void QueryTest::unknownPlaceholderIsAnError() {
    Query* query = ask(kNumbers);
    const auto read =
        query->bind(":from", qint64{1}).bind(":form", qint64{1}).readRows([](Query&) {});
    QVERIFY(!read);
    QCOMPARE(faultOf(read.error()), QStringLiteral("no such placeholder :form"));
    QVERIFY(numbered(*query, 1).readRows([](Query&) {}));
}

void QueryTest::unboundPlaceholderIsAnError() {
    Query* query = ask(kInsert);
    const auto inserted = query->bind(":id", qint64{1}).execute();
    QVERIFY(!inserted);
    QCOMPARE(faultOf(inserted.error()), QStringLiteral("no value for a placeholder :body"));
}

void QueryTest::valueOfTheRunBeforeIsNotKept() {
    Query* query = ask(kInsert);
    QVERIFY(query->bind(":id", qint64{1}).bind(":body", QStringLiteral("first")).execute());
    const auto second = query->bind(":id", qint64{2}).execute();
    QVERIFY(!second);
    QCOMPARE(faultOf(second.error()), QStringLiteral("no value for a placeholder :body"));
    // Values bound for the refused run are not kept either.
    const auto third = query->bind(":body", QStringLiteral("third")).execute();
    QVERIFY(!third);
    QCOMPARE(faultOf(third.error()), QStringLiteral("no value for a placeholder :id"));
}

void QueryTest::castsAndQuotedColonsAreNoPlaceholders() {
    const bool isSqlite = m_database->dialect() == Dialect::Sqlite;
    const QString cast = isSqlite ? QStringLiteral("CAST(:value AS TEXT)")
                                  : QStringLiteral("CAST(:value AS TEXT)::text");
    QString text;
    const auto read = m_database->readRow(
        QStringLiteral("SELECT %1 || ' at 10:30 it''s :no' AS \"the:text\" "
                       "WHERE CAST(:value AS TEXT) <> ':none'")
            .arg(cast),
        [](Query& query) { query.bind(":value", QStringLiteral("tea")); },
        [&](Query& row) { text = row.text("the:text"); });
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail + faultOf(read.error())));
    QCOMPARE(text, QStringLiteral("tea at 10:30 it's :no"));
}

void QueryTest::unknownColumnIsAnError() {
    Query* query = ask(kNumbers);
    const auto one = numbered(*query, 3).readRow([](Query& row) { (void)row.text("nunber"); });
    QVERIFY(!one);
    QCOMPARE(faultOf(one.error()), QStringLiteral("no such column nunber"));
    int seen = 0;
    const auto rows = numbered(*query, 1).readRows([&](Query& row) {
        (void)row.integer("nunber");
        ++seen;
    });
    QVERIFY(!rows);
    QCOMPARE(seen, 1);
    const auto stopped = numbered(*query, 1).readRows(
        [&](Query& row) { return row.isNull("nunber") ? Reading::Stop : Reading::Continue; });
    QVERIFY(!stopped);
}

void QueryTest::columnOutsideAReaderIsAnError() {
    Query* query = ask(kNumbers);
    QVERIFY(numbered(*query, 1).readRows([](Query&) {}));
    QCOMPARE(query->integer("number"), 0);
    const auto read = numbered(*query, 1).readRows([](Query&) {});
    QVERIFY(!read);
    QCOMPARE(faultOf(read.error()), QStringLiteral("no row to read number"));
}

void QueryTest::statementInUseIsNotRunAgain() {
    QList<qint64> seen;
    QStringList faults;
    const auto read = numbered(*ask(kNumbers), 1).readRows([&](Query& row) {
        seen.append(row.integer("number"));
        const auto inner = numbered(*ask(kNumbers), 3).readRows([&](Query&) { seen.append(-1); });
        faults.append(inner ? QStringLiteral("none") : faultOf(inner.error()));
    });
    QVERIFY(read);
    QCOMPARE(seen, (QList<qint64>{1, 2, 3}));
    QCOMPARE(faults, QStringList(3, QStringLiteral("a value bound while the rows are read :from")));
}

void QueryTest::failedStatementLeavesNothingActive() {
    const auto insert = [&](qint64 id) {
        return m_database->execute(kInsert, [&](Query& query) {
            query.bind(":id", id).bind(":body", QStringLiteral("note"));
        });
    };
    QVERIFY(insert(1));
    const auto again = insert(1);
    QVERIFY(!again);
    QCOMPARE(again.error().reason, QStringLiteral("database_refused"));
    QVERIFY(insert(2));
    QVERIFY(m_database->run(QStringLiteral("DROP TABLE notes")));
}

void QueryTest::rowsOfManyPlaceholdersAreBoundByTheirNumber() {
    const QString sql =
        QStringLiteral("INSERT INTO notes (id, body) VALUES (:id_0, :body_0), (:id_1, :body_1)");
    Query* query = ask(sql);
    for (const qsizetype row : {0, 1}) {
        query->row(row).bind(":id", qint64{row}).bind(":body", QStringLiteral("note"));
    }
    QVERIFY(query->execute());
    QCOMPARE(query->affectedRows(), 2);
    query->row(0).bind(":id", qint64{5}).bind(":body", QStringLiteral("note"));
    query->row(1).bind(":id", qint64{6});
    const auto done = query->execute();
    QVERIFY(!done);
    QCOMPARE(faultOf(done.error()), QStringLiteral("no value for a placeholder :body_1"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::QueryTest)
#include "QueryTest.moc"
