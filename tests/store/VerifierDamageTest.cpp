// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/verify/CheckBook.h"
#include "models/store/verify/NumberRuns.h"
#include "models/store/verify/Verifier.h"
#include "tests/store/SampleShopFixture.h"

#include <QJsonArray>
#include <QTest>

#include <map>
#include <new>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

VerifyReport::Check checkOf(const VerifyReport& report, const char* code) {
    for (const VerifyReport::Check& check : report.checks) {
        if (check.code == QLatin1StringView(code)) return check;
    }
    return {};
}

QString allProblems(const VerifyReport& report) {
    QStringList lines;
    for (const VerifyReport::Check& check : report.checks) {
        for (const QString& problem : check.problems) lines.append(check.code + qs(": ") + problem);
    }
    return lines.join(u'\n');
}

}  // namespace

/// No kind of damage ends a run of the verifier: the matching check
/// names it, and all other checks still run. Each row damages the sample
/// shop and also changes a price, whose check must still find it.
class VerifierDamageTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void K_21_damageIsNamedAndTheRestIsChecked_data();
    void K_21_damageIsNamedAndTheRestIsChecked();
    void K_21_aCounterThatIsNoNumberIsNamed();
    void K_21_gapsAreRanges();
    void K_21_whatAPartThrowsIsAProblemOfItsCheck();
    void K_21_longSentencesAreCut();
    void theServersPagesAreCheckedOrSaidNotToBe();
    void anIndexOutOfOrderIsFoundByTheServer();

private:
    [[nodiscard]] Database& database() { return m_shop->database(); }
    void change(const QString& sql);
    [[nodiscard]] VerifyReport verified();
    void dropGuards();
    static void addDamage(const char* name, const char* statement, const char* check,
                          const char* named) {
        QTest::newRow(name) << qs(statement) << qs(check) << qs(named);
    }
    static void addDamagedRecords();

    Dialect m_dialect = Dialect::Sqlite;
};

void VerifierDamageTest::init() {
    takeShop([](SampleShop& shop) {
        shop.shop().followAll();
        shop.shop().sealAll();
    });
    if (m_shop) m_dialect = m_shop->database().dialect();
}

void VerifierDamageTest::change(const QString& sql) {
    const auto done = database().run(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail + u'\n' + sql));
}

VerifyReport VerifierDamageTest::verified() {
    const auto report = verifyShop(database());
    if (!report) QTest::qFail(qUtf8Printable(report.error().detail), __FILE__, __LINE__);
    return report.value_or(VerifyReport());
}

void VerifierDamageTest::dropGuards() {
    if (m_dialect == Dialect::Sqlite) {
        for (const char* name : {"events_are_never_updated", "events_are_never_deleted",
                                 "seals_are_never_updated", "seals_are_never_deleted"}) {
            change(qs("DROP TRIGGER ") + qs(name));
        }
        return;
    }
    change(qs("DROP TRIGGER events_are_never_changed ON events"));
    change(qs("DROP TRIGGER seals_are_never_changed ON seals"));
}

void VerifierDamageTest::K_21_damageIsNamedAndTheRestIsChecked_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("named");
    const auto add = &addDamage;
    add("a counter far away",
        "UPDATE tills SET next_number = 4611686018427387904 WHERE till = 'T1'", "order_numbers",
        "Order numbers T1-000041 to T1-4611686018427387903 were given out, but there are no such "
        "orders");
    add("the last counter there is", "UPDATE tills SET next_number = 9223372036854775807",
        "order_numbers", "to T1-9223372036854775806 were given out");
    add("a counter below zero", "UPDATE tills SET next_number = -5 WHERE till = 'Web'",
        "order_numbers", "Till Web counts on from '-5', which is no order's number");
    add("the lowest counter there is", "UPDATE tills SET next_number = -9223372036854775807 - 1",
        "order_numbers", "which is no order's number");
    add("a line's quantity", "UPDATE order_lines SET quantity = 9223372036854775807, shipped = -1",
        "quantities", "9223372036854775807 ordered, -1 shipped");
    add("totals that cannot be added up",
        "UPDATE order_lines SET total_minor = 9223372036854775807", "order_totals",
        "has a total of");
    add("counters of a day", "UPDATE order_days SET items = 9223372036854775807", "order_days",
        "items is 9223372036854775807");
    add("movements that cannot be added up",
        "UPDATE stock_movements SET on_hand_change = -9223372036854775807 - 1", "stock_movements",
        "differ from the events");
    add("stock",
        "UPDATE products SET on_hand = -9223372036854775807 - 1, reserved = "
        "9223372036854775807",
        "stock_available", "9223372036854775807 reserved");
    add("refunds", "UPDATE orders SET refunded_minor = -9223372036854775807 - 1", "refunds",
        "-9223372036854775808 refunded");
    addDamagedRecords();
}

void VerifierDamageTest::addDamagedRecords() {
    const auto add = &addDamage;
    add("a version", "UPDATE events SET version = 9223372036854775807 WHERE position = 1",
        "event_chains", "comes after version 0");
    add("half a payload", "UPDATE events SET payload = '{\"a\":' WHERE position = 3",
        "readable_events", "of stream product-");
    add("a payload of another kind", "UPDATE events SET payload = '[1]' WHERE position = 3",
        "readable_events", "of stream product-");
    add("a payload with other types",
        "UPDATE events SET payload = replace(payload, '\"quantity\":', '\"quantity\":true,\"q\":') "
        "WHERE category = 'order'",
        "event_chains", "does not fit its hash");
    add("amounts in payloads",
        "UPDATE events SET payload = replace(payload, '\"quantity\":', "
        "'\"quantity\":9223372036854775807,\"q\":') WHERE category = 'order'",
        "event_chains", "does not fit its hash");
    add("a schema of the future",
        "UPDATE events SET schema_version = 9223372036854775807 "
        "WHERE position = 4",
        "event_chains", "does not fit its hash");
    add("a result that is no JSON", "UPDATE idempotency SET result = '{\"id\"'", "idempotency_keys",
        "cannot be read");
    add("a seal's end", "UPDATE seals SET to_position = 9223372036854775807", "seals",
        "was altered");
    add("a seal's count", "UPDATE seals SET events = 9223372036854775807", "seals", "was altered");
    add("a seal's marks", "UPDATE seals SET marks = '9223372036854775807:x 9223372036854775807:y'",
        "seals", "was altered");
    add("a message's route", "UPDATE outbox SET route_id = -9223372036854775807 + outbox_id",
        "outbox_messages", "which does not take it");
    add("a checkpoint",
        "UPDATE checkpoints SET position = 9223372036854775807 WHERE "
        "name = 'search'",
        "products", "price_minor is '1'");
    add("a table that is gone", "DROP TABLE payments", "payments",
        "This could not be checked to the end");
    add("another table that is gone", "DROP TABLE stock_movements", "stock_movements",
        "This could not be checked to the end");
    add("the orders are gone", "DROP TABLE orders", "order_list",
        "This could not be checked to the end");
    add("a column that is gone", "ALTER TABLE order_days RENAME COLUMN items TO things",
        "order_days", "This could not be checked to the end");
    add("no sagas", "DROP TABLE sagas", "sagas", "This could not be checked to the end");
    add("no seals", "DROP TABLE seals", "seals", "This could not be checked to the end");
    add("a name without end", "UPDATE customers SET note = replace(hex_of_megabyte, 'x', 'yy')",
        "customers", "…");
}

void VerifierDamageTest::K_21_damageIsNamedAndTheRestIsChecked() {
    QFETCH(QString, statement);
    QFETCH(QString, check);
    QFETCH(QString, named);
    statement.replace(qs("hex_of_megabyte"), m_dialect == Dialect::Sqlite
                                                 ? qs("replace(hex(zeroblob(500000)), '0', 'x')")
                                                 : qs("repeat('x', 1000000)"));
    Transaction tampering(database());
    QVERIFY(tampering.begin());
    dropGuards();
    change(statement);
    change(qs("UPDATE products SET price_minor = 1 WHERE sku = 'MUG-BLU'"));
    const VerifyReport report = verified();
    const VerifyReport::Check found = checkOf(report, check.toLatin1().constData());
    QVERIFY2(found.problems.join(u'\n').contains(named), qPrintable(allProblems(report)));
    QCOMPARE(found.state(), qs("wrong"));
    QVERIFY2(found.problems.size() <= VerifyReport::kMaximumProblems, "more than are told");
    // All other checks still run.
    QVERIFY2(checkOf(report, "products").problems.join(u'\n').contains(qs("price_minor is '1'")),
             qPrintable(allProblems(report)));
    for (const char* code : {"event_chains", "readable_events", "customers"}) {
        QVERIFY2(checkOf(report, code).count > 0, code);
    }
}

void VerifierDamageTest::K_21_aCounterThatIsNoNumberIsNamed() {
    if (m_dialect == Dialect::Postgresql) QSKIP("PostgreSQL keeps the types of its columns");
    for (const char* value : {"'abc'", "'12abc'", "3.5", "x'00ff'", "NULL"}) {
        Transaction tampering(database());
        QVERIFY(tampering.begin());
        change(qs("CREATE TABLE copied AS SELECT * FROM tills"));
        change(qs("DROP TABLE tills"));
        change(qs("ALTER TABLE copied RENAME TO tills"));
        change(qs("UPDATE tills SET next_number = %1 WHERE till = 'T1'").arg(qs(value)));
        const VerifyReport report = verified();
        const QString numbers = checkOf(report, "order_numbers").problems.join(u'\n');
        QVERIFY2(numbers.contains(qs("Till T1 counts on from '")), qPrintable(numbers));
        QVERIFY(checkOf(report, "order_list").count > 0);
    }
    Transaction tampering(database());
    QVERIFY(tampering.begin());
    change(qs("UPDATE order_days SET items = 'many'"));
    change(qs("UPDATE customers SET note = x'00ff'"));
    const QString types = checkOf(verified(), "database_integrity").problems.join(u'\n');
    QVERIFY2(types.contains(qs("of order_days have no whole number in the column items")),
             qPrintable(types));
    QVERIFY2(types.contains(qs("of customers have no text in the column note")), qPrintable(types));
}

void VerifierDamageTest::K_21_gapsAreRanges() {
    NumberRuns numbers;
    // In the order of an index on texts.
    for (const qint64 number : {1, 2, 3, 7, 100'000, 1'000'000, 1'000'001, 100'001, 999'999}) {
        numbers.consume(number);
    }
    const QList<NumberRun> expected{
        {4, 6}, {8, 99'999}, {100'002, 999'998}, {1'000'002, 1'000'009}};
    QCOMPARE(numbers.gaps(1, 1'000'010), expected);
    QCOMPARE(numbers.gaps(1, 4), QList<NumberRun>());
    QCOMPARE(numbers.runs().last(), (NumberRun{999'999, 1'000'001}));
    constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
    numbers.consume(kLargest);
    QCOMPARE(numbers.gaps(1'000'002, kLargest).last(), (NumberRun{1'000'002, kLargest - 1}));
    QCOMPARE(NumberRuns().gaps(1, kLargest), (QList<NumberRun>{{1, kLargest - 1}}));
}

void VerifierDamageTest::K_21_whatAPartThrowsIsAProblemOfItsCheck() {
    Transaction around(database());
    QVERIFY(around.begin());
    const VerifyOptions options;
    CheckBook book(database(), options);
    QVERIFY(book.begin());
    const auto failing =
        book.attempt(Invariant::Sagas, []() -> Result<void> { throw std::bad_alloc(); });
    QVERIFY(failing);
    QVERIFY(book.hasFailed(Invariant::Sagas));
    int runs = 0;
    QVERIFY(book.attempt(Invariant::Sagas, [&]() -> Result<void> {
        ++runs;
        return {};
    }));
    QCOMPARE(runs, 0);
    QCOMPARE(checkOf(book.report(), "sagas").problemCount, 1);
    QVERIFY(!book.report().isClean());
    const auto lost = book.attempt(Invariant::Seals, []() -> Result<void> {
        return fail(ErrorCode::Network, qs("gone"), qs("server_lost"));
    });
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Network);
}

void VerifierDamageTest::K_21_longSentencesAreCut() {
    CheckBook book(database(), {});
    book.problem(Invariant::Sagas, QString(1'000'000, u'x'));
    QVERIFY(checkOf(book.report(), "sagas").problems.first().size() < 1000);
}

void VerifierDamageTest::theServersPagesAreCheckedOrSaidNotToBe() {
    if (m_dialect == Dialect::Sqlite) {
        QCOMPARE(checkOf(verified(), "database_integrity").state(), qs("ok"));
        return;
    }
    const VerifyReport without = verified();
    const VerifyReport::Check unknown = checkOf(without, "database_integrity");
    QCOMPARE(unknown.state(), qs("not_checked"));
    QVERIFY2(unknown.notChecked.contains(qs("amcheck")), qPrintable(unknown.notChecked));
    QVERIFY2(without.isClean(), qPrintable(allProblems(without)));
    const QJsonObject json = without.toJson()[qs("checks")].toArray().first().toObject();
    QCOMPARE(json[qs("state")].toString(), qs("not_checked"));
    QCOMPARE(json[qs("not_checked")].toString(), unknown.notChecked);

    Transaction extended(database());
    QVERIFY(extended.begin());
    if (!database().run(qs("CREATE EXTENSION amcheck"))) QSKIP("The server has no amcheck");
    const VerifyReport::Check whole = checkOf(verified(), "database_integrity");
    QVERIFY2(whole.problems.isEmpty(), qPrintable(whole.problems.join(u'\n')));
    QCOMPARE(whole.state(), qs("ok"));
    QVERIFY2(whole.count > 50, qPrintable(QString::number(whole.count)));
    // A role that may read all data may not run these functions.
    change(qs("SET LOCAL ROLE pg_read_all_data"));
    const VerifyReport::Check forbidden = checkOf(verified(), "database_integrity");
    QCOMPARE(forbidden.state(), qs("not_checked"));
    QVERIFY2(forbidden.notChecked.contains(qs("may not run")), qPrintable(forbidden.notChecked));
}

/// Reverses a sort order of numbers after the index was built: the effect that a change of the
/// system's collation has on an index of texts.
void VerifierDamageTest::anIndexOutOfOrderIsFoundByTheServer() {
    if (m_dialect == Dialect::Sqlite) QSKIP("VerifierTest damages a file");
    Transaction extended(database());
    QVERIFY(extended.begin());
    if (!database().run(qs("CREATE EXTENSION amcheck"))) QSKIP("The server has no amcheck");
    const QString comparison =
        qs("CREATE OR REPLACE FUNCTION fickle(a INT, b INT) RETURNS INT LANGUAGE sql IMMUTABLE "
           "AS $$ SELECT CASE WHEN a = b THEN 0 WHEN a %1 b THEN 1 ELSE -1 END $$");
    change(comparison.arg(qs(">")));
    change(
        qs("CREATE OPERATOR CLASS fickle_ops FOR TYPE INT USING btree AS OPERATOR 1 < , "
           "OPERATOR 2 <= , OPERATOR 3 = , OPERATOR 4 >= , OPERATOR 5 > , "
           "FUNCTION 1 fickle(INT, INT)"));
    change(qs("CREATE TABLE shelves AS SELECT CAST(n AS INT) AS n FROM generate_series(1, 100) n"));
    change(qs("CREATE INDEX shelves_by_n ON shelves USING btree (n fickle_ops)"));
    change(comparison.arg(qs("<")));
    change(qs("UPDATE products SET price_minor = 1 WHERE sku = 'MUG-BLU'"));
    const VerifyReport report = verified();
    const VerifyReport::Check found = checkOf(report, "database_integrity");
    QVERIFY2(found.problems.join(u'\n').contains(qs("shelves_by_n: ")),
             qPrintable(allProblems(report)));
    QCOMPARE(found.problemCount, 1);
    QVERIFY(checkOf(report, "products").problemCount > 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::VerifierDamageTest)
#include "VerifierDamageTest.moc"
