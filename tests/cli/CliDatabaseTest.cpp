// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliFileTest.h"
#include "tests/support/TestShop.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Unusable databases: the exit code for scripts and the message for users, with nothing changed.
class CliDatabaseTest : public CliFileTest {
    Q_OBJECT

private slots:
    void theOwnShopIsUsedWithoutDatabase();
    void aFileThatIsNoDatabaseIsLeftUntouched();
    void aDatabaseOfAnotherProgramIsLeftUntouched();
    void aNewerDatabaseIsLeftUntouched();
    void aFolderThatIsNoneIsReported();
    void anAnswerThatCannotBeWrittenIsReported();
    void aServerThatIsAwayIsReported();
    void aWrongPasswordIsReportedWithoutIt();
};

void CliDatabaseTest::theOwnShopIsUsedWithoutDatabase() {
    const QStringList home{u"XDG_DATA_HOME="_s + path(u"data"_s)};
    QCOMPARE(CliProcess::runBare({u"init"_s}, home).exitCode, 0);
    QVERIFY(QFileInfo::exists(path(u"data/countertop/shop.sqlite"_s)));
}

void CliDatabaseTest::aFileThatIsNoDatabaseIsLeftUntouched() {
    const QByteArray letter = QByteArray("Dear Amy, this is no database.\n").repeated(200);
    write(u"shop"_s, letter);
    const CliAnswer answer = shop().json({u"products"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("DAMAGED"));
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.results, QByteArray());
    QCOMPARE(read(u"shop"_s), letter);
}

void CliDatabaseTest::aDatabaseOfAnotherProgramIsLeftUntouched() {
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"shop"_s));
    {
        const auto other = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
        QVERIFY((*other)->run(u"CREATE TABLE recipes (name TEXT)"_s).has_value());
    }
    const QByteArray before = read(u"shop"_s);
    for (const QStringList& line : {QStringList{u"init"_s}, QStringList{u"orders"_s, u"list"_s}}) {
        const CliAnswer answer = shop().json(line);
        QCOMPARE(answer.code(), QByteArray("NOT_FOUND"));
        QCOMPARE(answer.exitCode, 3);
        QCOMPARE(read(u"shop"_s), before);
    }
}

void CliDatabaseTest::aNewerDatabaseIsLeftUntouched() {
    QCOMPARE(shop().run({u"init"_s}).exitCode, 0);
    const auto url = DatabaseUrl::parse(u"sqlite:"_s + path(u"shop"_s));
    {
        const auto newer = Database::open(*url, Database::Role::Writer);
        const QString note =
            u"INSERT INTO schema_migrations (number, name) VALUES (9999, 'later')"_s;
        QVERIFY((*newer)->run(note).has_value());
    }
    const QByteArray before = read(u"shop"_s);
    const CliAnswer answer = shop().json({u"orders"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("NEWER_DATABASE"));
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(read(u"shop"_s), before);
}

void CliDatabaseTest::aFolderThatIsNoneIsReported() {
    write(u"file"_s, "x");
    const CliProcess inside(u"sqlite:"_s + path(u"file/shop.sqlite"_s));
    const CliAnswer answer = inside.json({u"init"_s});
    QCOMPARE(answer.code(), QByteArray("STORAGE"));
    QCOMPARE(answer.exitCode, 3);
    const CliProcess folder(u"sqlite:"_s + m_folder->path());
    QCOMPARE(folder.run({u"init"_s}).exitCode, 3);
}

void CliDatabaseTest::anAnswerThatCannotBeWrittenIsReported() {
    const QString full = u"/dev/full"_s;
    if (!QFileInfo::exists(full)) QSKIP("this system has no /dev/full");
    QProcess process;
    process.setStandardOutputFile(full);
    process.start(CliProcess::program(),
                  {u"--database"_s, u"sqlite:"_s + path(u"shop"_s), u"init"_s, u"--json"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().startsWith("error: STORAGE: "));
}

void CliDatabaseTest::aServerThatIsAwayIsReported() {
    const CliProcess away(u"postgresql://amy:hunter2@127.0.0.1:1/shop"_s);
    const CliAnswer answer = away.json({u"orders"_s, u"list"_s});
    QCOMPARE(answer.code(), QByteArray("NETWORK"));
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(!answer.messages.contains("hunter2"));
    const CliProcess nonsense(u"mysql://amy@127.0.0.1/shop"_s);
    QCOMPARE(nonsense.run({u"orders"_s, u"list"_s}).exitCode, 2);
}

void CliDatabaseTest::aWrongPasswordIsReportedWithoutIt() {
    QUrl server(qEnvironmentVariable("COUNTERTOP_TEST_POSTGRES"));
    if (server.isEmpty()) QSKIP(TestShop::kNoServer);
    server.setPassword(u"hunter2"_s);
    const CliAnswer answer = CliProcess(server.toString(QUrl::FullyEncoded)).json({u"init"_s});
    QCOMPARE(answer.code(), QByteArray("NETWORK"));
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.messages.contains("password"));
    QVERIFY(!answer.messages.contains("hunter2"));
}

QTEST_GUILESS_MAIN(CliDatabaseTest)
#include "CliDatabaseTest.moc"
