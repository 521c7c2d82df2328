// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QProcess>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Long-running commands of the command line on PostgreSQL while their connections are lost.
class CliReconnectTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void K_54_outboxRunGoesOnAfterItsConnectionEnded_data();
    void K_54_outboxRunGoesOnAfterItsConnectionEnded();
    void K_54_sagasRunGoesOnAfterItsConnectionEnded_data();
    void K_54_sagasRunGoesOnAfterItsConnectionEnded();
    void K_54_runThatCannotOpenItsShopEndsAtOnce();
    void K_54_runThatIsNoLongerLetInEnds_data();
    void K_54_runThatIsNoLongerLetInEnds();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    void start(const QStringList& arguments);
    QString place(const QString& payBy = u"counter"_s);
    qint64 number(const QString& sql);
    /// Adds the ways of ending connections as data rows.
    static void addWays();
    void prepareWay();
    void breakConnections();
    void endByCtrlC();

    QTemporaryDir m_folder;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<Database> m_database;
    QProcess m_run;
};

namespace {

constexpr int kLongestWaitMs = 60'000;

}  // namespace

void CliReconnectTest::init() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(Dialect::Postgresql);
    qputenv("COUNTERTOP_PRACTICE_LOG",
            m_folder.filePath(m_shop->url().name + u"practice.log"_s).toUtf8());
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"100"_s});
    m_database = m_shop->database(Database::Role::Worker);
}

void CliReconnectTest::cleanup() {
    if (m_run.state() != QProcess::NotRunning) {
        m_run.kill();
        m_run.waitForFinished();
    }
    m_database.reset();
    m_shop.reset();
}

void CliReconnectTest::start(const QStringList& arguments) {
    m_run.start(CliProcess::program(), QStringList{u"--database"_s, m_shop->urlText()} + arguments);
    QVERIFY(m_run.waitForStarted());
}

QString CliReconnectTest::place(const QString& payBy) {
    return cli()
        .done(
            {u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s, u"--pay-by"_s, payBy})[u"order_id"_s]
        .toString();
}

qint64 CliReconnectTest::number(const QString& sql) {
    qint64 found = -1;
    const auto read =
        m_database->readRow(sql, noValues, [&](Query& row) { found = row.integer("number"); });
    return read ? found : -1;
}

void CliReconnectTest::addWays() {
    QTest::addColumn<bool>("byIdleLimit");
    QTest::newRow("terminated") << false;
    QTest::newRow("idle for too long") << true;
}

void CliReconnectTest::prepareWay() {
    QFETCH(bool, byIdleLimit);
    if (!byIdleLimit) return;
    QVERIFY(m_database->run(
        u"ALTER DATABASE %1 SET idle_session_timeout = '200ms'"_s.arg(m_shop->url().name)));
}

void CliReconnectTest::breakConnections() {
    QFETCH(bool, byIdleLimit);
    const QString others =
        u"FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"_s;
    if (byIdleLimit) {
        // It polls less often than the limit, so at some point it has no connection.
        QTRY_COMPARE_WITH_TIMEOUT(number(u"SELECT count(*) AS number "_s + others), 0,
                                  kLongestWaitMs);
    } else {
        QVERIFY(number(u"SELECT count(pg_terminate_backend(pid)) AS number "_s + others) > 0);
    }
}

void CliReconnectTest::endByCtrlC() {
    QCOMPARE(m_run.state(), QProcess::Running);
    ::kill(static_cast<pid_t>(m_run.processId()), SIGINT);
    QVERIFY(m_run.waitForFinished(kLongestWaitMs));
    QVERIFY2(m_run.exitCode() == 0, m_run.readAllStandardError().constData());
}

void CliReconnectTest::K_54_outboxRunGoesOnAfterItsConnectionEnded_data() { addWays(); }

void CliReconnectTest::K_54_outboxRunGoesOnAfterItsConnectionEnded() {
    prepareWay();
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"OrderPlaced"_s, u"--to"_s,
                u"log:"_s + m_folder.filePath(m_shop->url().name + u".log"_s)});
    start({u"outbox"_s, u"run"_s});
    for (int order = 1; order <= 3; ++order) {
        place();
        QTRY_COMPARE_WITH_TIMEOUT(
            number(u"SELECT count(*) AS number FROM outbox WHERE status = 'delivered'"_s), order,
            kLongestWaitMs);
        breakConnections();
    }
    endByCtrlC();
}

void CliReconnectTest::K_54_sagasRunGoesOnAfterItsConnectionEnded_data() { addWays(); }

void CliReconnectTest::K_54_sagasRunGoesOnAfterItsConnectionEnded() {
    prepareWay();
    cli().done({u"settings"_s, u"set"_s, u"gateway"_s, u"practice"_s});
    cli().done({u"settings"_s, u"set"_s, u"carrier"_s, u"practice"_s});
    start({u"sagas"_s, u"run"_s});
    for (int order = 1; order <= 3; ++order) {
        place(u"gateway"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            number(u"SELECT count(*) AS number FROM sagas WHERE status = 'completed'"_s), order,
            kLongestWaitMs);
        breakConnections();
    }
    endByCtrlC();
}

void CliReconnectTest::K_54_runThatCannotOpenItsShopEndsAtOnce() {
    const CliProcess nowhere(u"postgresql://countertop:secret@127.0.0.1:1/shop"_s);
    QCOMPARE(nowhere.json({u"outbox"_s, u"run"_s}).exitCode, 3);
    QCOMPARE(nowhere.json({u"sagas"_s, u"run"_s}).exitCode, 3);
}

void CliReconnectTest::K_54_runThatIsNoLongerLetInEnds_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("change");
    const QStringList outbox{u"outbox"_s, u"run"_s};
    const QStringList sagas{u"sagas"_s,    u"run"_s,       u"--gateway"_s,
                            u"practice"_s, u"--carrier"_s, u"practice"_s};
    for (const QStringList& program : {outbox, sagas}) {
        const QByteArray name = program.first().toLatin1();
        QTest::addRow("%s, nobody", name.constData()) << program << u"DROP ROLE %1"_s;
        QTest::addRow("%s, no login", name.constData()) << program << u"ALTER ROLE %1 NOLOGIN"_s;
        QTest::addRow("%s, no right", name.constData())
            << program << u"ALTER ROLE %1 NOSUPERUSER"_s;
    }
}

void CliReconnectTest::K_54_runThatIsNoLongerLetInEnds() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, change);
    const QString person = u"person_"_s + newUuidV7().remove(u'-');
    QVERIFY(m_database->run(u"CREATE ROLE %1 LOGIN SUPERUSER"_s.arg(person)));
    QUrl address(m_shop->urlText());
    address.setUserName(person);
    m_run.start(CliProcess::program(),
                QStringList{u"--database"_s, address.toString(QUrl::FullyEncoded)} + arguments);
    QVERIFY(m_run.waitForStarted());
    // More than one connection: the session, which it opens first,
    // and the worker once it has started.
    const QString theirs = u"FROM pg_stat_activity WHERE usename = '%1'"_s.arg(person);
    QTRY_VERIFY_WITH_TIMEOUT(number(u"SELECT count(*) AS number "_s + theirs) > 1, kLongestWaitMs);
    place();
    QVERIFY(m_database->run(change.arg(person)));
    // A lost right takes effect in open sessions too: the program may have ended by now.
    QVERIFY(
        m_database->run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s));
    QVERIFY(m_run.waitForFinished(kLongestWaitMs));
    const QByteArray told = m_run.readAllStandardError();
    QVERIFY2(m_run.exitCode() == 3, told.constData());
    QVERIFY2(!told.contains("The shop is back"), told.constData());
    QVERIFY(m_database->run(u"DROP ROLE IF EXISTS "_s + person));
}

QTEST_GUILESS_MAIN(CliReconnectTest)
#include "CliReconnectTest.moc"
