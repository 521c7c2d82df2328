// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Digest.h"
#include "models/store/schema/Migrator.h"
#include "models/store/schema/ShopFile.h"
#include "models/store/streams/SettingsRow.h"
#include "tests/support/TestShop.h"

#include <QtTest>

#include <thread>

namespace countertop {

/// Every outcome of a migration on both databases: a failed migration changes nothing, and neither
/// does a newer or foreign database.
class MigratorTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();
    void emptyDatabaseIsMigrated();
    void secondRunIsUpToDate();
    void olderDatabaseGetsOnlyWhatItLacks();
    void failedMigrationIsRolledBackWhole();
    void newerDatabaseIsLeftUntouched();
    void foreignDatabaseIsLeftUntouched();
    void manyProgramsStartAtOnce();
    void builtInMigrationsMakeAWorkingShop();
    void K_06_taxRatesBecomeFiner();
    void K_80_everySagaGetsItsChecksum();
    void aMigrationMayTakeLongerThanAStatementMay();
    void functionBodiesAreNotSplit();

private:
    [[nodiscard]] QString value(const QString& sql);
    [[nodiscard]] bool hasTable(const QString& name);
    Migrator::Report migrate(const QList<Migration>& migrations);

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<Database> m_database;
};

namespace {

const Migration kFirst{1, QStringLiteral("first"),
                       QStringLiteral("-- The first.\nCREATE TABLE first_things (id BIGINT);\n\n"
                                      "CREATE TABLE other_things (id BIGINT);\n")};
const Migration kSecond{2, QStringLiteral("second"),
                        QStringLiteral("ALTER TABLE first_things ADD COLUMN name TEXT;\n\n"
                                       "CREATE TABLE second_things (id BIGINT);\n")};
const Migration kBroken{2, QStringLiteral("broken"),
                        QStringLiteral("CREATE TABLE second_things (id BIGINT);\n\n"
                                       "INSERT INTO missing_things VALUES (1);\n")};

}  // namespace

void MigratorTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, TestShop::Empty());
    m_database = m_shop->database(Database::Role::Writer);
}

void MigratorTest::cleanup() {
    m_database.reset();
    m_shop.reset();
}

bool MigratorTest::hasTable(const QString& name) {
    return m_database->run(QStringLiteral("SELECT 1 FROM %1").arg(name)).has_value();
}

QString MigratorTest::value(const QString& sql) {
    QString found;
    const auto read =
        m_database->readRow(sql, noValues, [&](Query& row) { found = row.text("value"); });
    return read ? found : read.error().detail;
}

Migrator::Report MigratorTest::migrate(const QList<Migration>& migrations) {
    return Migrator(*m_database, migrations).migrate();
}

void MigratorTest::emptyDatabaseIsMigrated() {
    const auto report = migrate({kFirst, kSecond});
    QCOMPARE(report.outcome, Migrator::Outcome::Migrated);
    QCOMPARE(report.version, 2);
    QVERIFY(!report.error);
    QVERIFY(hasTable(QStringLiteral("first_things")));
    QVERIFY(hasTable(QStringLiteral("second_things")));
}

void MigratorTest::secondRunIsUpToDate() {
    QCOMPARE(migrate({kFirst}).outcome, Migrator::Outcome::Migrated);
    const auto report = migrate({kFirst});
    QCOMPARE(report.outcome, Migrator::Outcome::UpToDate);
    QCOMPARE(report.version, 1);
    QVERIFY(!report.error);
}

void MigratorTest::olderDatabaseGetsOnlyWhatItLacks() {
    QCOMPARE(migrate({kFirst}).version, 1);
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO first_things (id) VALUES (7)")));
    const auto report = migrate({kFirst, kSecond});
    QCOMPARE(report.outcome, Migrator::Outcome::Migrated);
    QCOMPARE(report.version, 2);
    qint64 value = 0;
    QVERIFY(m_database->readRow(
        QStringLiteral("SELECT id AS value FROM first_things WHERE name IS NULL"), noValues,
        [&](Query& row) { value = row.integer("value"); }));
    QCOMPARE(value, 7);
}

void MigratorTest::failedMigrationIsRolledBackWhole() {
    QCOMPARE(migrate({kFirst}).version, 1);
    const auto report = migrate({kFirst, kBroken});
    QCOMPARE(report.outcome, Migrator::Outcome::Failed);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, ErrorCode::Storage);
    QVERIFY(report.error->detail.contains(QStringLiteral("missing_things")));
    QVERIFY(!hasTable(QStringLiteral("second_things")));
    QCOMPARE(migrate({kFirst}).outcome, Migrator::Outcome::UpToDate);
    QCOMPARE(migrate({kFirst, kSecond}).outcome, Migrator::Outcome::Migrated);
}

void MigratorTest::newerDatabaseIsLeftUntouched() {
    QCOMPARE(migrate({kFirst, kSecond}).version, 2);
    const auto report = migrate({kFirst});
    QCOMPARE(report.outcome, Migrator::Outcome::Newer);
    QCOMPARE(report.version, 2);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, ErrorCode::NewerDatabase);
    QVERIFY(hasTable(QStringLiteral("second_things")));
    // The same through openShop().
    QVERIFY(m_database->run(
        QStringLiteral("INSERT INTO schema_migrations (number, name) VALUES (9999, 'future')")));
    const auto opened = openShop(m_shop->url(), Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerDatabase);
    QVERIFY(!hasTable(QStringLiteral("orders")));
}

void MigratorTest::foreignDatabaseIsLeftUntouched() {
    QVERIFY(m_database->run(QStringLiteral("CREATE TABLE customers (name TEXT)")));
    QVERIFY(m_database->run(QStringLiteral("INSERT INTO customers VALUES ('theirs')")));
    const auto opened = openShop(m_shop->url(), Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
    QCOMPARE(opened.error().reason, QStringLiteral("foreign_database"));
    QVERIFY(!hasTable(QStringLiteral("schema_migrations")));
    QVERIFY(!hasTable(QStringLiteral("events")));
    QVERIFY(m_database->run(QStringLiteral("SELECT name FROM customers")));
}

void MigratorTest::manyProgramsStartAtOnce() {
    m_database.reset();
    std::atomic<int> ready = 0;
    std::vector<std::thread> programs;
    for (int program = 0; program < 4; ++program) {
        programs.emplace_back([&] {
            const auto opened = createShop(m_shop->url(), {});
            if (opened && readSettings(**opened)) ++ready;
        });
    }
    for (std::thread& program : programs) program.join();
    QCOMPARE(ready.load(), 4);
}

void MigratorTest::builtInMigrationsMakeAWorkingShop() {
    const auto migrations = Migrator::builtIn(m_database->dialect());
    QVERIFY(!migrations.isEmpty());
    for (qsizetype at = 0; at < migrations.size(); ++at) {
        QCOMPARE(migrations[at].number, at + 1);
        QVERIFY(!migrations[at].sql.isEmpty());
        // The column lists of all table descriptions are filled in.
        QVERIFY(!migrations[at].sql.contains(QStringLiteral("{{")));
    }
    QCOMPARE(migrate(migrations).outcome, Migrator::Outcome::Migrated);
    QCOMPARE(migrate(migrations).outcome, Migrator::Outcome::UpToDate);
    QVERIFY(createShop(m_shop->url(), {}));
    QVERIFY(m_shop->session()->bus().dispatch(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 1, {}},
        Intent::fresh(), {}));
}

void MigratorTest::K_06_taxRatesBecomeFiner() {
    const QList<Migration> all = Migrator::builtIn(m_database->dialect());
    QCOMPARE(migrate({all.first()}).version, 1);
    QVERIFY(m_database->run(QStringLiteral(
        "INSERT INTO products (store_id, sku, name, barcodes, search_text, currency, price_minor, "
        "tax_rate, on_hand, reserved, reorder_level, archived, version) VALUES "
        "(1, 'A', 'a', '', '', 'GBP', 1, 1750, 0, 0, 0, 0, 1), "
        "(1, 'B', 'b', '', '', 'GBP', 1, 0, 0, 0, 0, 0, 1)")));
    QVERIFY(m_database->run(QStringLiteral(
        "INSERT INTO order_lines (store_id, order_id, line_number, sku, name, quantity, "
        "unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, shipped, returned, "
        "exact_unit_price) VALUES (1, 'o', 1, 'A', 'a', 1, 1, 0, 2000, 0, 1, 0, 0, '')")));
    QCOMPARE(migrate(all).outcome, Migrator::Outcome::Migrated);
    QList<qint64> rates;
    QVERIFY(m_database->readRow(
        QStringLiteral("SELECT (SELECT tax_rate FROM products WHERE sku = 'A') AS a, "
                       "(SELECT tax_rate FROM products WHERE sku = 'B') AS b, "
                       "tax_rate AS line FROM order_lines"),
        noValues, [&](Query& query) {
            rates = {query.integer("a"), query.integer("b"), query.integer("line")};
        }));
    QCOMPARE(rates, (QList<qint64>{17'500, 0, 20'000}));
}

void MigratorTest::K_80_everySagaGetsItsChecksum() {
    const QList<Migration> all = Migrator::builtIn(m_database->dialect());
    QCOMPARE(migrate(all.first(9)).version, 9);
    // Use more rows than one batch fills, in two stores, and one row that already has a checksum.
    const QString insert = QStringLiteral(
        "INSERT INTO sagas (store_id, saga_id, type, order_id, correlation_id, status, "
        "current_step, round, amount_minor, currency, steps, observed, failure_reason, "
        "given_up_by_hand, started_at, updated_at, deadline, due_at, version, checksum) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2) "
        "SELECT %1, 's' || i, 'fulfilment', 'o', 'c', 'running', 'pay', 1, -5, 'GBP', '[]', '[]', "
        "'café', 0, 7, 8, 9, 10, 3, '%3' FROM n");
    QVERIFY(m_database->run(insert.arg(QStringLiteral("1"), QStringLiteral("4500"), QString())));
    QVERIFY(m_database->run(insert.arg(QStringLiteral("2"), QStringLiteral("1"), QString())));
    QVERIFY(m_database->run(
        insert.arg(QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("kept"))));
    QCOMPARE(migrate(all).outcome, Migrator::Outcome::Migrated);
    QCOMPARE(value(QStringLiteral("SELECT count(*) AS value FROM sagas WHERE checksum = ''")),
             QStringLiteral("0"));
    const auto checksum = [](const char* sagaId) {
        return QString::fromLatin1(
            sha256HexOfAll({sagaId, "fulfilment", "o", "c", "running", "pay", "1", "-5", "GBP",
                            "[]", "[]", "caf\xc3\xa9", "0", "7", "8", "9", "10", "3"}));
    };
    const QString stored = QStringLiteral(
        "SELECT checksum AS value FROM sagas WHERE store_id = %1 AND saga_id = '%2'");
    for (const char* sagaId : {"s1", "s2001", "s4500"}) {
        QCOMPARE(value(stored.arg(1).arg(QLatin1StringView(sagaId))), checksum(sagaId));
    }
    QCOMPARE(value(stored.arg(2).arg(QStringLiteral("s1"))), checksum("s1"));
    QCOMPARE(value(stored.arg(3).arg(QStringLiteral("s1"))), QStringLiteral("kept"));
}

/// On a large shop a single statement takes minutes, and nobody can open the shop without it.
void MigratorTest::aMigrationMayTakeLongerThanAStatementMay() {
    if (m_database->dialect() == Dialect::Sqlite) QSKIP("A file has no time limit for statements");
    const QString slow = QStringLiteral(
        "CREATE TABLE counted AS SELECT count(a * b) AS n FROM generate_series(1, 3000) AS a, "
        "generate_series(1, 3000) AS b");
    QVERIFY(m_database->run(QStringLiteral("SET statement_timeout = '300ms'")));
    QVERIFY2(!m_database->run(slow), "the statement is too quick to show anything");
    const Migration large{1, QStringLiteral("large"), slow};
    const auto report = migrate({large});
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->detail : QString()));
    QCOMPARE(report.outcome, Migrator::Outcome::Migrated);
    QCOMPARE(value(QStringLiteral("SELECT CAST(n AS TEXT) AS value FROM counted")),
             QStringLiteral("9000000"));
    // Only the migration got more time, and the lock timeout is unchanged.
    QCOMPARE(value(QStringLiteral("SELECT current_setting('statement_timeout') AS value")),
             QStringLiteral("300ms"));
    QCOMPARE(value(QStringLiteral("SELECT current_setting('lock_timeout') AS value")),
             QStringLiteral("10s"));
}

void MigratorTest::functionBodiesAreNotSplit() {
    const QString sql = QStringLiteral(
        "CREATE TABLE a (id BIGINT);\n\n\nCREATE FUNCTION f() AS $body$\nx;\n\ny;\n$body$;\n\n"
        "CREATE TABLE b (id BIGINT);\n");
    const QStringList statements = splitStatements(sql);
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements[1].contains(QStringLiteral("x;\n\ny;")));
    QVERIFY(splitStatements({}).isEmpty());
    // The databases refuse an empty statement, and a migration may contain only comments on why
    // routines change.
    QVERIFY(splitStatements(QStringLiteral("-- One line.\n\n-- Another one.\n")).isEmpty());
    QCOMPARE(splitStatements(QStringLiteral("-- Why.\nSELECT 1;\n")).size(), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::MigratorTest)
#include "MigratorTest.moc"
