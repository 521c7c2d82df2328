// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/support/TestShop.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

namespace countertop {

namespace {

constexpr qint64 kLongestWaitMs = 10'000;

}  // namespace

/// Another program locks the shop's file and keeps the lock: a writer gets an error within ten
/// seconds that names the program.
class HeldFileTest : public QObject {
    Q_OBJECT

private slots:
    void aCommandNamesTheForeignProgram();
    void aCommandNamesAnotherCountertop();
    void theFileIsWrittenToAgainAfterwards();

private:
    /// Starts a program that reports on its output once it has the lock.
    static void hold(QProcess& program, const QString& name, const QStringList& arguments,
                     const QByteArray& input) {
        program.start(name, arguments);
        QVERIFY(program.waitForStarted());
        program.write(input);
        QByteArray told;
        while (!told.contains("held") && program.waitForReadyRead()) told += program.readAll();
        QVERIFY(told.contains("held"));
    }
    static bool hasSqlite() {
        return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty();
    }
    static void holdBySqlite(QProcess& sqlite, const TestShop& shop) {
        hold(sqlite, QStringLiteral("sqlite3"), {shop.url().path},
             "BEGIN IMMEDIATE;\nSELECT 'held';\n");
    }
    static Result<CommandResult> addMug(ShopSession& session) {
        return session.bus().dispatch(
            AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 100, 0, 0, 1, {}},
            Intent::fresh(), {});
    }
    static void checkRefused(ShopSession& session, const QProcess& holder, const QString& program) {
        QElapsedTimer timer;
        timer.start();
        const auto refused = addMug(session);
        QVERIFY(timer.elapsed() < kLongestWaitMs);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Timeout);
        QCOMPARE(refused.error().reason, QStringLiteral("file_held"));
        QVERIFY(!refused.error().outcomeUnknown);
        const QJsonObject facts = refused.error().facts;
        QCOMPARE(facts[QStringLiteral("program")].toString(), program);
        QCOMPARE(facts[QStringLiteral("process")].toInteger(), holder.processId());
        QVERIFY(refused.error().detail.contains(program));
    }
};

void HeldFileTest::aCommandNamesTheForeignProgram() {
    if (!hasSqlite()) QSKIP("There is no sqlite3 to hold the file");
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    QProcess sqlite;
    holdBySqlite(sqlite, shop);
    checkRefused(*session, sqlite, QStringLiteral("sqlite3"));
}

void HeldFileTest::aCommandNamesAnotherCountertop() {
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    QProcess other;
    // Like a till that was suspended while writing.
    hold(other, QStringLiteral("flock"),
         {shop.url().path + QStringLiteral(".lock"), QStringLiteral("sh"), QStringLiteral("-c"),
          QStringLiteral("echo held; read line")},
         {});
    checkRefused(*session, other, QStringLiteral("flock"));
}

void HeldFileTest::theFileIsWrittenToAgainAfterwards() {
    if (!hasSqlite()) QSKIP("There is no sqlite3 to hold the file");
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    QProcess sqlite;
    holdBySqlite(sqlite, shop);
    QVERIFY(!addMug(*session));
    sqlite.closeWriteChannel();
    QVERIFY(sqlite.waitForFinished());
    QVERIFY(addMug(*session));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HeldFileTest)
#include "HeldFileTest.moc"
