// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LogFile.h"
#include "app/services/DraftKeeper.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace countertop {

/// The files of a user's data folder keep their contents when a till is renamed and when two
/// windows write.
class DataFolderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aSaleInHandGoesWithTheTillsName();
    void whatLiesUnderTheNewNameIsSetAside();
    void aLogThatAnotherWindowMovedIsFollowed();

private:
    [[nodiscard]] QString file(const char* name) const {
        return m_folder.filePath(QLatin1StringView(name));
    }

    QTemporaryDir m_folder;
};

namespace {

QList<TillDraft> draftsOf(const QString& label) {
    TillDraft draft;
    draft.draftId = QStringLiteral("01900000-0000-7000-8000-00000000000a");
    draft.intentKey = QStringLiteral("01900000-0000-7000-8000-00000000000b");
    draft.orderId = OrderId(QStringLiteral("01900000-0000-7000-8000-000000000001"));
    draft.label = label;
    draft.lines = {{QStringLiteral("MUG"), QStringLiteral("Mug"), 2, 1250, 0}};
    return {draft};
}

/// Saves the drafts to disk: DraftKeeper's destructor waits for its thread.
void keep(const QString& path, const QList<TillDraft>& drafts) { DraftKeeper(path).save(drafts); }

}  // namespace

void DataFolderTest::initTestCase() { QStandardPaths::setTestModeEnabled(true); }

void DataFolderTest::aSaleInHandGoesWithTheTillsName() {
    const QList<TillDraft> drafts = draftsOf(QStringLiteral("Ann"));
    {
        DraftKeeper keeper(file("T1.json"));
        keeper.save(drafts);
        keeper.moveTo(file("T2.json"));
    }
    QCOMPARE(DraftKeeper(file("T2.json")).load(), drafts);
    QVERIFY(!QFile::exists(file("T1.json")));
    // Renaming to the same name moves nothing, and later saves go to the new file.
    {
        DraftKeeper keeper(file("T2.json"));
        keeper.moveTo(file("T2.json"));
        keeper.moveTo(file("T3.json"));
        keeper.save(draftsOf(QStringLiteral("Bea")));
    }
    QCOMPARE(DraftKeeper(file("T3.json")).load(), draftsOf(QStringLiteral("Bea")));
    QVERIFY(!QFile::exists(file("T2.json")));
}

void DataFolderTest::whatLiesUnderTheNewNameIsSetAside() {
    keep(file("old.json"), draftsOf(QStringLiteral("mine")));
    keep(file("new.json"), draftsOf(QStringLiteral("another's")));
    DraftKeeper(file("old.json")).moveTo(file("new.json"));
    QCOMPARE(DraftKeeper(file("new.json")).load(), draftsOf(QStringLiteral("mine")));
    QCOMPARE(DraftKeeper(file("new.json.replaced")).load(), draftsOf(QStringLiteral("another's")));
    // The same for a till without a current sale.
    keep(file("parked.json"), draftsOf(QStringLiteral("parked")));
    DraftKeeper(file("none.json")).moveTo(file("parked.json"));
    QCOMPARE(DraftKeeper(file("parked.json.replaced")).load(), draftsOf(QStringLiteral("parked")));
}

void DataFolderTest::aLogThatAnotherWindowMovedIsFollowed() {
    const QString path = LogFile::path();
    QDir(QFileInfo(path).absolutePath()).removeRecursively();
    const LogFile log;
    qInfo("before");
    const QString old = path + QStringLiteral(".1");
    {
        QFile full(path);
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Append));
        QVERIFY(full.resize(6LL * 1024 * 1024));
    }
    // Another window has moved the log and started a new one.
    QVERIFY(QFile::rename(path, old));
    {
        QFile fresh(path);
        QVERIFY(fresh.open(QIODevice::WriteOnly));
        QCOMPARE(fresh.write("{}\n"), 3);
    }
    qInfo("after");
    QVERIFY(!QFile::exists(path + QStringLiteral(".2")));
    QFile now(path);
    QVERIFY(now.open(QIODevice::ReadOnly));
    const QByteArray text = now.readAll();
    QVERIFY2(text.startsWith("{}\n") && text.contains("\"after\""), text.constData());
    QCOMPARE(QFileInfo(old).size(), 6LL * 1024 * 1024);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DataFolderTest)
#include "DataFolderTest.moc"
