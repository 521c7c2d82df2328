// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/WriteLock.h"
#include "models/store/schema/ShopFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace countertop {

/// What a SQLite shop requires of its drive and leaves open there.
class DriveTest : public QObject {
    Q_OBJECT

private slots:
    void driveWithoutWriteAheadLogIsRefused();
    void reopenedLockLeavesNoFileOpen();

private:
    QTemporaryDir m_folder;
};

namespace {

/// SQLite's file system as on a network drive: without the shared memory of a write-ahead log.
class DriveWithoutSharedMemory {
public:
    DriveWithoutSharedMemory() {
        s_real = sqlite3_vfs_find(nullptr);
        m_vfs = *s_real;
        m_vfs.zName = "without-shared-memory";
        m_vfs.xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
            const int done = s_real->xOpen(s_real, name, file, flags, out);
            if (done != SQLITE_OK || !file->pMethods) return done;
            static sqlite3_io_methods methods;
            methods = *file->pMethods;
            methods.iVersion = 1;
            file->pMethods = &methods;
            return done;
        };
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~DriveWithoutSharedMemory() {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    Q_DISABLE_COPY_MOVE(DriveWithoutSharedMemory)

private:
    static inline sqlite3_vfs* s_real = nullptr;
    sqlite3_vfs m_vfs;
};

int openFiles() {
    return static_cast<int>(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries).size());
}

}  // namespace

void DriveTest::driveWithoutWriteAheadLogIsRefused() {
    const DriveWithoutSharedMemory drive;
    const auto opened =
        createShop(*DatabaseUrl::parse(QStringLiteral("sqlite:") +
                                       m_folder.filePath(QStringLiteral("network.sqlite"))),
                   {});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Storage);
    QCOMPARE(opened.error().reason, QStringLiteral("no_write_ahead_log"));
    QCOMPARE(opened.error().facts[QLatin1StringView("journal_mode")].toString(),
             QStringLiteral("delete"));
    QVERIFY(opened.error().detail.contains(QStringLiteral("PostgreSQL")));
}

void DriveTest::reopenedLockLeavesNoFileOpen() {
    WriteLock lock;
    const QString path = m_folder.filePath(QStringLiteral("lock"));
    QVERIFY(lock.open(path));
    const int before = openFiles();
    for (int turn = 0; turn < 5; ++turn) QVERIFY(lock.open(path));
    QCOMPARE(openFiles(), before);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DriveTest)
#include "DriveTest.moc"
