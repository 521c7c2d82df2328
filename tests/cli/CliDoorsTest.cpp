// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/ShopFile.h"
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Locations without a shop, or with a file or database that is not ours: the program creates and
/// changes nothing and reports why.
class CliDoorsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void K_26_noCommandButInitMakesAShop_data();
    void K_26_noCommandButInitMakesAShop();
    void K_26_whatIsMissingInAShopIsRefused();
    void K_26_anEmptyServerDatabaseIsNoShop();
    void K_26_anEmptyFileIsDamageThatInitMayFill();
    void K_26_anEmptyFileBesideALogIsNotFilled();
    void K_26_aDatabaseWithoutTablesIsNoShop();
    void K_26_homeIsExpandedAndMemoryIsRefused();
    void K_25_anotherProgramsDatabaseIsLeftUntouched_data();
    void K_25_anotherProgramsDatabaseIsLeftUntouched();
    void K_25_anotherProgramsFileIsLeftUntouched_data();
    void K_25_anotherProgramsFileIsLeftUntouched();
    void K_25_extensionsAloneAreNobodys();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] CliProcess at(const QString& name) const {
        return CliProcess(u"sqlite:"_s + path(name));
    }
    [[nodiscard]] QStringList everything() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QStringList commands() {
    return {u"orders list"_s,
            u"orders show T1-000001"_s,
            u"orders place --line MUG=1"_s,
            u"orders export --csv orders.csv"_s,
            u"products list"_s,
            u"products add --sku MUG --name Mug --price 1"_s,
            u"customers list"_s,
            u"revenue"_s,
            u"events list"_s,
            u"events seal"_s,
            u"projections list"_s,
            u"projections rebuild all"_s,
            u"routes list"_s,
            u"routes add --events * --to log:x"_s,
            u"outbox list"_s,
            u"outbox run --until-empty"_s,
            u"sagas list"_s,
            u"sagas run --until-idle"_s,
            u"verify"_s,
            u"serve --port 0"_s};
}

qint64 relations(Database& database) {
    qint64 found = -1;
    const auto read = database.readRow(
        u"SELECT count(*) AS found FROM pg_class c JOIN pg_namespace n "
        "ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\\_%' "
        "AND n.nspname <> 'information_schema'"_s,
        noValues, [&found](Query& row) { found = row.integer("found"); });
    return read ? found : -1;
}

}  // namespace

QStringList CliDoorsTest::everything() const {
    return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void CliDoorsTest::K_26_noCommandButInitMakesAShop_data() {
    QTest::addColumn<QString>("line");
    for (const QString& line : commands()) QTest::newRow(qUtf8Printable(line)) << line;
}

void CliDoorsTest::K_26_noCommandButInitMakesAShop() {
    QFETCH(QString, line);
    QVERIFY(QDir(m_folder->path()).mkdir(u"there"_s));
    for (const QString& place : {u"shop.sqlite"_s, u"there/shop.sqlite"_s, u"not/there.sqlite"_s}) {
        const CliAnswer answer = at(place).run(line.split(u' '));
        QCOMPARE(answer.exitCode, 3);
        QVERIFY2(answer.messages.startsWith("error: NOT_FOUND: no shop at " + path(place).toUtf8()),
                 answer.messages.constData());
        QCOMPARE(answer.results, QByteArray());
    }
    QCOMPARE(everything(), QStringList{u"there"_s});
    QVERIFY(QDir(path(u"there"_s)).isEmpty());
}

void CliDoorsTest::K_26_whatIsMissingInAShopIsRefused() {
    QCOMPARE(at(u"shop"_s).run({u"init"_s}).exitCode, 0);
    for (const QString& line : {u"orders show T1-000001"_s, u"products show MUG"_s,
                                u"orders pay T1-000001"_s, u"sagas show 7"_s}) {
        const CliAnswer answer = at(u"shop"_s).json(line.split(u' '));
        QCOMPARE(answer.exitCode, 1);
    }
}

void CliDoorsTest::K_26_anEmptyServerDatabaseIsNoShop() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const TestShop empty(Dialect::Postgresql, TestShop::Empty());
    const CliProcess cli(empty.urlText());
    for (const QString& line : commands()) {
        const CliAnswer answer = cli.run(line.split(u' '));
        QVERIFY2(answer.exitCode == 3, qPrintable(line));
        QVERIFY2(answer.messages.startsWith("error: NOT_FOUND: no shop at "),
                 answer.messages.constData());
    }
    QCOMPARE(relations(*empty.database()), 0);
    QCOMPARE(cli.run({u"init"_s}).exitCode, 0);
    QCOMPARE(cli.run({u"verify"_s}).exitCode, 0);
}

void CliDoorsTest::K_26_anEmptyFileIsDamageThatInitMayFill() {
    QVERIFY(QFile(path(u"shop"_s)).open(QIODevice::WriteOnly));
    for (const QString& line : commands()) {
        const CliAnswer answer = at(u"shop"_s).run(line.split(u' '));
        QVERIFY2(answer.exitCode == 4, qPrintable(line));
        QVERIFY2(answer.messages.startsWith("error: DAMAGED: "), answer.messages.constData());
    }
    QCOMPARE(everything(), QStringList{u"shop"_s});
    QCOMPARE(QFileInfo(path(u"shop"_s)).size(), 0);
    QCOMPARE(at(u"shop"_s).run({u"init"_s}).exitCode, 0);
    QCOMPARE(at(u"shop"_s).run({u"verify"_s}).exitCode, 0);
}

void CliDoorsTest::K_26_anEmptyFileBesideALogIsNotFilled() {
    QVERIFY(QFile(path(u"shop"_s)).open(QIODevice::WriteOnly));
    QFile log(path(u"shop-wal"_s));
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write(QByteArray(5000, 'x')) == 5000);
    log.close();
    QCOMPARE(at(u"shop"_s).run({u"init"_s}).exitCode, 4);
    QCOMPARE(QFileInfo(path(u"shop-wal"_s)).size(), 5000);
    QCOMPARE(QFileInfo(path(u"shop"_s)).size(), 0);
}

void CliDoorsTest::K_26_aDatabaseWithoutTablesIsNoShop() {
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"shop"_s));
    {
        const auto made = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
        QVERIFY(made);
    }
    QVERIFY(QFile::remove(path(u"shop.lock"_s)));
    QVERIFY(QFileInfo(path(u"shop"_s)).size() > 0);
    const CliAnswer answer = at(u"shop"_s).json({u"orders"_s, u"list"_s});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.code(), QByteArray("NOT_FOUND"));
    QCOMPARE(everything(), QStringList{u"shop"_s});
    QCOMPARE(at(u"shop"_s).run({u"init"_s}).exitCode, 0);
}

void CliDoorsTest::K_26_homeIsExpandedAndMemoryIsRefused() {
    const QStringList home{u"HOME="_s + m_folder->path()};
    const auto in = [&home](const QString& url, const QString& command) {
        return CliProcess::runBare({u"--database"_s, url, command}, home);
    };
    QCOMPARE(in(u"sqlite:~/shop"_s, u"init"_s).exitCode, 0);
    QVERIFY(QFileInfo::exists(path(u"shop"_s)));
    QCOMPARE(in(u"sqlite:~/shop"_s, u"verify"_s).exitCode, 0);
    for (const char* url : {"sqlite::memory:", "sqlite:~amy/shop", "sqlite:~", "sqlite:/tmp/",
                            "sqlite:file::memory:?cache=shared"}) {
        const CliAnswer answer = in(QString::fromLatin1(url), u"init"_s);
        QVERIFY2(answer.exitCode == 2, url);
    }
}

void CliDoorsTest::K_25_anotherProgramsDatabaseIsLeftUntouched_data() {
    QTest::addColumn<QStringList>("making");
    QTest::newRow("a table of any name") << QStringList{u"CREATE TABLE accounts (a INT)"_s};
    QTest::newRow("a table named like one of ours")
        << QStringList{u"CREATE TABLE orders (a INT)"_s};
    QTest::newRow("its own table of migrations")
        << QStringList{u"CREATE TABLE schema_migrations (version TEXT)"_s};
    QTest::newRow("a view") << QStringList{u"CREATE VIEW days AS SELECT 1 AS day"_s};
    QTest::newRow("a sequence") << QStringList{u"CREATE SEQUENCE numbers"_s};
    QTest::newRow("a partitioned table")
        << QStringList{u"CREATE TABLE parts (a INT) PARTITION BY RANGE (a)"_s};
    QTest::newRow("another schema")
        << QStringList{u"CREATE SCHEMA books"_s, u"CREATE TABLE books.accounts (a INT)"_s};
}

void CliDoorsTest::K_25_anotherProgramsDatabaseIsLeftUntouched() {
    QFETCH(QStringList, making);
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const TestShop theirs(Dialect::Postgresql, TestShop::Empty());
    const auto database = theirs.database(Database::Role::Worker);
    for (const QString& sql : making) QVERIFY(database->run(sql));
    const qint64 before = relations(*database);
    for (const QString& line : commands() + QStringList{u"init"_s, u"init --demo"_s}) {
        const CliAnswer answer = CliProcess(theirs.urlText()).run(line.split(u' '));
        QVERIFY2(answer.exitCode == 3, qPrintable(line));
        QVERIFY2(answer.messages.startsWith("error: NOT_FOUND: no shop at ") &&
                     answer.messages.contains("another program"),
                 answer.messages.constData());
    }
    QCOMPARE(relations(*database), before);
}

void CliDoorsTest::K_25_anotherProgramsFileIsLeftUntouched_data() {
    QTest::addColumn<QString>("making");
    QTest::newRow("a table of any name") << u"CREATE TABLE accounts (a INT)"_s;
    QTest::newRow("its own table of migrations")
        << u"CREATE TABLE schema_migrations (version TEXT)"_s;
    QTest::newRow("a view") << u"CREATE VIEW days AS SELECT 1 AS day"_s;
}

void CliDoorsTest::K_25_anotherProgramsFileIsLeftUntouched() {
    QFETCH(QString, making);
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"notes"_s));
    {
        const auto notes = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
        QVERIFY((*notes)->run(making));
        QVERIFY((*notes)->run(u"PRAGMA journal_mode=DELETE"_s));
    }
    QVERIFY(QFile::remove(path(u"notes.lock"_s)));
    QFile file(path(u"notes"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    for (const QString& line : commands() + QStringList{u"init"_s, u"init --demo"_s}) {
        const CliAnswer answer = at(u"notes"_s).run(line.split(u' '));
        QVERIFY2(answer.exitCode == 3, qPrintable(line));
        QVERIFY2(answer.messages.contains("another program"), answer.messages.constData());
    }
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(everything(), QStringList{u"notes"_s});
}

void CliDoorsTest::K_25_extensionsAloneAreNobodys() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const TestShop fresh(Dialect::Postgresql, TestShop::Empty());
    const auto database = fresh.database(Database::Role::Worker);
    if (!database->run(u"CREATE EXTENSION pg_stat_statements"_s)) {
        QSKIP("this server has no extension with a view");
    }
    QVERIFY(relations(*database) > 0);
    QCOMPARE(CliProcess(fresh.urlText()).run({u"orders"_s, u"list"_s}).exitCode, 3);
    QCOMPARE(CliProcess(fresh.urlText()).run({u"init"_s}).exitCode, 0);
    QCOMPARE(CliProcess(fresh.urlText()).run({u"verify"_s}).exitCode, 0);
}

QTEST_GUILESS_MAIN(CliDoorsTest)
#include "CliDoorsTest.moc"
