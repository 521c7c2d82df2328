// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/connection/WorkerSlot.h"
#include "models/store/schema/ShopFile.h"
#include "models/store/streams/SettingsRow.h"
#include "tests/support/TestShop.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

namespace countertop {

/// Opening and losing databases: every failure has its own message and changes nothing. The server
/// that is stopped and started here belongs to this test alone.
class DatabaseTest : public QObject {
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void missingFolderIsMade();
    void unwritableFolderIsReported();
    void fileThatIsNoDatabaseIsReported();
    void sqliteIsDurableAndChecked();
    void aWorkerAloneKeepsTheLogShort();
    void linkedNamesOfOneFileShareItsLocks();
    void shopThatCameBackFromACopyIsDurableAgain();
    void foreignFileKeepsItsBytes();
    void readerCannotWrite_data();
    void readerCannotWrite();
    void secondWriterWaitsForTheFirst();
    void transactionsSeeCommitsWhateverTheServersDefault();
    void busyFileEndsInATimeout();
    void wrongPasswordIsReported();
    void unknownDatabaseIsReported();
    void serverAwayAtStartIsReported();
    void serverRestartedInMidUseIsFoundAgain();
    void serverAwayInMidUseLeavesTheShopUsableAfterwards();

private:
    /// Starts the test's own server. Returns its address, or an empty text with the reason in
    /// m_problem.
    QString ownServer();
    bool control(const QStringList& arguments);

    QTemporaryDir m_folder;
    QString m_server;
    QString m_problem;
};

namespace {

DatabaseUrl parsed(const QString& text) { return DatabaseUrl::parse(text).value_or(DatabaseUrl{}); }

DatabaseUrl file(const QString& path) { return parsed(QStringLiteral("sqlite:") + path); }

QString withDatabase(QString address, const QString& name) {
    return address.replace(QStringLiteral("/postgres"), u'/' + name);
}

AddProduct mug() {
    return {QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 50};
}

PlaceOrder oneMug() { return {OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false}; }

CommandOrigin origin() { return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}; }

qint64 valueOf(Database& database, const QString& sql, const char* column = "value") {
    qint64 value = -1;
    const auto read =
        database.readRow(sql, noValues, [&](Query& row) { value = row.integer(column); });
    return read ? value : -1;
}

}  // namespace

bool DatabaseTest::control(const QStringList& arguments) {
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.setStandardOutputFile(m_folder.filePath(QStringLiteral("servers.out")));
    QStringList all{QStringLiteral(COUNTERTOP_SOURCE_DIR "/tests/support/servers.sh"),
                    arguments.first(), m_folder.filePath(QStringLiteral("servers"))};
    script.start(QStringLiteral("bash"), all + arguments.sliced(1));
    const bool done = script.waitForFinished(120'000) && script.exitCode() == 0;
    if (!done) {
        QFile output(m_folder.filePath(QStringLiteral("servers.out")));
        if (output.open(QIODevice::ReadOnly)) m_problem = QString::fromUtf8(output.readAll());
    }
    return done;
}

QString DatabaseTest::ownServer() {
    if (!m_server.isEmpty()) return m_server;
    // The server's account must be able to traverse this folder.
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) |
                                               QFileDevice::ReadGroup | QFileDevice::ExeGroup |
                                               QFileDevice::ReadOther | QFileDevice::ExeOther);
    if (!control({QStringLiteral("start"), QStringLiteral("postgres")})) return {};
    QFile port(m_folder.filePath(QStringLiteral("servers/postgres/port")));
    if (!port.open(QIODevice::ReadOnly)) return {};
    m_server = QStringLiteral("postgresql://countertop:secret@127.0.0.1:%1/postgres")
                   .arg(QString::fromUtf8(port.readAll()).trimmed());
    return m_server;
}

void DatabaseTest::cleanupTestCase() {
    if (!m_server.isEmpty()) QVERIFY(control({QStringLiteral("stop")}));
}

void DatabaseTest::missingFolderIsMade() {
    const QString path = m_folder.filePath(QStringLiteral("a/new/folder/shop.sqlite"));
    QVERIFY(createShop(file(path), {}));
    QVERIFY(QFile::exists(path));
}

void DatabaseTest::unwritableFolderIsReported() {
    // No folder can be created below a file, not even by root.
    QFile blocker(m_folder.filePath(QStringLiteral("blocker")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const auto opened =
        createShop(file(m_folder.filePath(QStringLiteral("blocker/in/shop.sqlite"))), {});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Storage);
    QCOMPARE(opened.error().reason, QStringLiteral("folder_not_writable"));
    if (::geteuid() == 0) QSKIP("Root may write into any folder");
    const QString locked = m_folder.filePath(QStringLiteral("locked"));
    QVERIFY(QDir().mkpath(locked));
    QFile::setPermissions(locked, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    const auto refused = createShop(file(locked + QStringLiteral("/shop.sqlite")), {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Storage);
}

void DatabaseTest::fileThatIsNoDatabaseIsReported() {
    const QString path = m_folder.filePath(QStringLiteral("letter.txt"));
    const QByteArray letter = QByteArray("Dear customer, ").repeated(500);
    QFile text(path);
    QVERIFY(text.open(QIODevice::ReadWrite));
    text.write(letter);
    text.flush();
    const auto opened = openShop(file(path), Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
    QCOMPARE(opened.error().reason, QStringLiteral("not_a_shop"));
    QVERIFY(text.seek(0));
    QCOMPARE(text.readAll(), letter);
}

void DatabaseTest::sqliteIsDurableAndChecked() {
    const auto url = file(m_folder.filePath(QStringLiteral("durable.sqlite")));
    const auto writer = createShop(url, {});
    QVERIFY(writer);
    QCOMPARE(
        valueOf(**writer, QStringLiteral("SELECT synchronous AS value FROM pragma_synchronous")),
        2);
    QCOMPARE(
        valueOf(**writer,
                QStringLiteral("SELECT journal_mode = 'wal' AS value FROM pragma_journal_mode")),
        1);
    const auto worker = Database::open(url, Database::Role::Worker);
    QVERIFY(worker);
    const QString checkpoints = QStringLiteral("PRAGMA wal_autocheckpoint");
    QCOMPARE(valueOf(**writer, checkpoints, "wal_autocheckpoint"), 1'000);
    QCOMPARE(valueOf(**worker, checkpoints, "wal_autocheckpoint"), 4'000);
}

void DatabaseTest::aWorkerAloneKeepsTheLogShort() {
    const auto url = file(m_folder.filePath(QStringLiteral("worker.sqlite")));
    QVERIFY(createShop(url, {}));
    const auto worker = openShop(url, Database::Role::Worker);
    QVERIFY(worker);
    for (int round = 0; round < 15; ++round) {
        // A thousand pages.
        const auto written = runInTransaction(
            **worker,
            QStringLiteral("INSERT OR REPLACE INTO checkpoints (store_id, name, position) "
                           "VALUES (1, 'x' || hex(zeroblob(2000000)), 0)"),
            noValues);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    }
    QVERIFY(QFileInfo(url.path + QStringLiteral("-wal")).size() < 40'000'000);
}

void DatabaseTest::linkedNamesOfOneFileShareItsLocks() {
    const QString path = m_folder.filePath(QStringLiteral("real.sqlite"));
    QVERIFY(createShop(file(path), {}));
    const QString link = m_folder.filePath(QStringLiteral("link.sqlite"));
    QVERIFY(QFile::link(path, link));
    const auto real = openShop(file(path), Database::Role::Worker);
    const auto linked = openShop(file(link), Database::Role::Worker);
    QVERIFY(real && linked);
    Transaction first(**real);
    QVERIFY(first.begin());
    (*linked)->setBusyTimeout(0);
    QCOMPARE(Transaction(**linked).begin().error().reason, QStringLiteral("file_held"));
    QVERIFY(!QFile::exists(link + QStringLiteral(".lock")));
    WorkerSlot one;
    WorkerSlot other;
    QVERIFY(one.take((*real)->url().path));
    QVERIFY(other.take((*linked)->url().path));
    QCOMPARE(other.number(), 1);
}

void DatabaseTest::shopThatCameBackFromACopyIsDurableAgain() {
    const auto url = file(m_folder.filePath(QStringLiteral("copied.sqlite")));
    const QString isWal =
        QStringLiteral("SELECT journal_mode = 'wal' AS value FROM pragma_journal_mode");
    {
        const auto writer = createShop(url, {});
        QVERIFY(writer);
        QVERIFY((*writer)->run(QStringLiteral("PRAGMA journal_mode=DELETE")));
        QCOMPARE(valueOf(**writer, isWal), 0);
    }
    const auto again = openShop(url, Database::Role::Writer);
    QVERIFY(again);
    QCOMPARE(valueOf(**again, isWal), 1);
}

void DatabaseTest::foreignFileKeepsItsBytes() {
    const QString path = m_folder.filePath(QStringLiteral("notes.sqlite"));
    {
        const auto notes =
            Database::open(file(path), Database::Role::Writer, Database::Files::MayBeMade);
        QVERIFY(notes);
        QVERIFY((*notes)->run(QStringLiteral("CREATE TABLE notes (text TEXT)")));
        QVERIFY((*notes)->run(QStringLiteral("PRAGMA journal_mode=DELETE")));
    }
    QFile content(path);
    QVERIFY(content.open(QIODevice::ReadOnly));
    const QByteArray before = content.readAll();
    for (const auto role : {Database::Role::Writer, Database::Role::Reader}) {
        const auto opened = openShop(file(path), role);
        QCOMPARE(opened.has_value(), role == Database::Role::Reader);
    }
    QVERIFY(content.seek(0));
    QCOMPARE(content.readAll(), before);
}

void DatabaseTest::readerCannotWrite_data() {
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("sqlite") << Dialect::Sqlite;
    QTest::newRow("postgresql") << Dialect::Postgresql;
}

void DatabaseTest::readerCannotWrite() {
    QFETCH(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    const TestShop shop(dialect);
    const auto session = shop.session();
    const auto reader = shop.database(Database::Role::Reader);
    const auto written = reader->run(QStringLiteral("UPDATE shop SET name = 'mine'"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Storage);
    QCOMPARE(written.error().reason, QStringLiteral("read_only"));
    QCOMPARE(readSettings(*reader)->name, QStringLiteral("My shop"));
}

void DatabaseTest::secondWriterWaitsForTheFirst() {
    const auto url = file(m_folder.filePath(QStringLiteral("two.sqlite")));
    const auto first = createShop(url, {});
    QVERIFY(first);
    auto transaction = std::make_unique<Transaction>(**first);
    QVERIFY(transaction->begin());
    const auto second = QThread::create([&] {
        const auto other = Database::open(url, Database::Role::Writer);
        Transaction waiting(**other);
        if (waiting.begin() && (*other)->run(QStringLiteral("UPDATE shop SET name = 'second'"))) {
            Q_UNUSED(waiting.commit())
        }
    });
    // Opening waits for the writer too, so it must not have finished yet.
    second->start();
    QVERIFY(!second->wait(100));
    QVERIFY((*first)->run(QStringLiteral("UPDATE shop SET name = 'first'")));
    QVERIFY(transaction->commit());
    QVERIFY(second->wait(10'000));
    delete second;
    QCOMPARE(readSettings(**first)->name, QStringLiteral("second"));
}

void DatabaseTest::transactionsSeeCommitsWhateverTheServersDefault() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const TestShop shop(Dialect::Postgresql);
    QVERIFY(shop.database(Database::Role::Worker)
                ->run(QStringLiteral("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET "
                                     "default_transaction_isolation = ''serializable''', "
                                     "current_database()); END $$")));
    const auto database = shop.database(Database::Role::Worker);
    Transaction transaction(*database);
    QVERIFY(transaction.begin());
    QString isolation;
    QVERIFY(database->readRow(
        QStringLiteral("SELECT current_setting('transaction_isolation') AS isolation"), noValues,
        [&](Query& row) { isolation = row.text("isolation"); }));
    QCOMPARE(isolation, QStringLiteral("read committed"));
}

void DatabaseTest::busyFileEndsInATimeout() {
    const auto url = file(m_folder.filePath(QStringLiteral("busy.sqlite")));
    const auto first = createShop(url, {});
    const auto second = openShop(url, Database::Role::Writer);
    QVERIFY(first && second);
    Transaction holding(**first);
    QVERIFY(holding.begin());
    (*second)->setBusyTimeout(50);
    Transaction waiting(**second);
    const auto begun = waiting.begin();
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::Timeout);
    QVERIFY(begun.error().transient);
}

void DatabaseTest::wrongPasswordIsReported() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    QString address = qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES");
    address.replace(QStringLiteral(":secret@"), QStringLiteral(":wrong@"));
    const auto opened = openShop(parsed(address), Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Network);
    QCOMPARE(opened.error().reason, QStringLiteral("wrong_password"));
    QVERIFY(!opened.error().transient);
}

void DatabaseTest::unknownDatabaseIsReported() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const QString address = withDatabase(qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"),
                                         QStringLiteral("no_such_shop"));
    const auto opened = openShop(parsed(address), Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Network);
    QCOMPARE(opened.error().reason, QStringLiteral("no_such_database"));
}

void DatabaseTest::serverAwayAtStartIsReported() {
    // Nothing listens on port 1.
    const auto opened =
        openShop(parsed(QStringLiteral("postgresql://countertop:secret@127.0.0.1:1/shop")),
                 Database::Role::Writer);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Network);
    QCOMPARE(opened.error().reason, QStringLiteral("server_unreachable"));
    QVERIFY(opened.error().transient);
}

void DatabaseTest::serverRestartedInMidUseIsFoundAgain() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    QVERIFY2(!ownServer().isEmpty(), qPrintable(m_problem));
    const SystemClock clock;
    KeysInFlight keys;
    QVERIFY(createShop(parsed(ownServer()), {}));
    const auto session = ShopSession::open(parsed(ownServer()), clock, keys, {});
    QVERIFY(session);
    CommandBus& bus = (*session)->bus();
    QVERIFY(bus.dispatch(mug(), Intent::fresh(), origin()));
    const auto before = bus.dispatch(oneMug(), Intent::fresh(), origin());
    QVERIFY(before);
    QVERIFY(control({QStringLiteral("restart-postgres")}));
    // The first command meets the dead connection, reconnects and prepares its statements again.
    const auto after = bus.dispatch(oneMug(), Intent::fresh(), origin());
    QVERIFY2(after, qPrintable(after ? QString() : after.error().detail));
    QCOMPARE(after->number, QStringLiteral("T1-000002"));
    QCOMPARE(
        valueOf((*session)->database(), QStringLiteral("SELECT count(*) AS value FROM orders")), 2);
}

void DatabaseTest::serverAwayInMidUseLeavesTheShopUsableAfterwards() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    QVERIFY2(!ownServer().isEmpty(), qPrintable(m_problem));
    QVERIFY(Database::open(parsed(ownServer()), Database::Role::Worker)
                .value()
                ->run(QStringLiteral("CREATE DATABASE away")));
    const SystemClock clock;
    KeysInFlight keys;
    const auto away = parsed(withDatabase(ownServer(), QStringLiteral("away")));
    QVERIFY(createShop(away, {}));
    const auto session = ShopSession::open(away, clock, keys, {});
    QVERIFY(session);
    CommandBus& bus = (*session)->bus();
    QVERIFY(bus.dispatch(mug(), Intent::fresh(), origin()));
    QVERIFY(control({QStringLiteral("stop-postgres")}));
    const Intent intent = Intent::fresh();
    const auto refused = bus.dispatch(oneMug(), intent, origin());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Network);
    QVERIFY(control({QStringLiteral("start-postgres")}));
    const auto placed = bus.dispatch(oneMug(), Intent::again(intent.key), origin());
    QVERIFY2(placed, qPrintable(placed ? QString() : placed.error().detail));
    QCOMPARE(placed->number, QStringLiteral("T1-000001"));
    QCOMPARE(
        valueOf((*session)->database(), QStringLiteral("SELECT count(*) AS value FROM orders")), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DatabaseTest)
#include "DatabaseTest.moc"
