// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestShop.h"

#include <QDir>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

/// A shop whose files are not writable: the command line can list, export and verify it and leaves
/// no files beside it, and a write reports the obstacle. Permissions do not apply to root, so root
/// runs the program as the user nobody.
class ReadOnlyShopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void K_28_aNewShopIsForItsOwnerOnly();
    void K_28_modesThatAreThereStay();
    void K_28_whatCannotBeWrittenToIsRead_data();
    void K_28_whatCannotBeWrittenToIsRead();
    void K_28_aLogBesideAReadOnlyFileIsReported();
    void K_28_aReadOnlyMountIsRead();
    void K_28_aFileThatCannotBeReadIsReported();

private:
    struct Answer {
        int exitCode = -1;
        QString results;
        QString messages;
    };
    [[nodiscard]] QString path(const QString& suffix = {}) const {
        return m_folder->filePath(QStringLiteral("shop.sqlite") + suffix);
    }
    static QString program() {
        return qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop-cli");
    }
    /// Runs the command line on the shop as a user to whom permissions apply.
    [[nodiscard]] Answer runUnprivileged(const QString& line, const QString& shop = {}) const;
    [[nodiscard]] Answer run(QStringList words) const;
    void checkReading(const QString& shop = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_other;  ///< the command prefix that switches to such a user
};

namespace {

mode_t modeOf(const QString& path) {
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

void setMode(const QString& path, mode_t mode) {
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

}  // namespace

void ReadOnlyShopTest::initTestCase() {
    if (::geteuid() != 0) return;
    m_other = {QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"),
               QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")};
    const QString name = m_other.first();
    const bool works =
        QProcess::execute(name, m_other.sliced(1) + QStringList{QStringLiteral("true")}) == 0;
    if (!works) QSKIP("setpriv is not installed, and permissions do not bind root");
    if (run(m_other + QStringList{program(), QStringLiteral("--version")}).exitCode != 0) {
        QSKIP("the program cannot be run by another user here");
    }
}

void ReadOnlyShopTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    // Other users may access the folder.
    setMode(m_folder->path(), 0755);
    const auto url = DatabaseUrl::parse(QStringLiteral("sqlite:") + path());
    QVERIFY(createShop(*url, {}));
    const SystemClock clock;
    KeysInFlight keys;
    const auto session = ShopSession::open(*url, clock, keys, {});
    QVERIFY(session);
    QVERIFY((*session)->bus().dispatch(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 50},
        Intent::fresh(), {}));
    QVERIFY((*session)->bus().dispatch(
        PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false}, Intent::fresh(),
        {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}));
}

ReadOnlyShopTest::Answer ReadOnlyShopTest::run(QStringList words) const {
    QProcess process;
    const QString name = words.takeFirst();
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(name, words);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

ReadOnlyShopTest::Answer ReadOnlyShopTest::runUnprivileged(const QString& line,
                                                           const QString& shop) const {
    return run(m_other +
               QStringList{program(), QStringLiteral("--database"),
                           QStringLiteral("sqlite:") + (shop.isEmpty() ? path() : shop)} +
               line.split(u' '));
}

void ReadOnlyShopTest::checkReading(const QString& shop) {
    const QStringList before = m_folder->isValid()
                                   ? QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden)
                                   : QStringList();
    for (const char* line : {"orders list", "orders show T1-000001", "products list", "revenue",
                             "events list", "verify"}) {
        const Answer answer = runUnprivileged(QString::fromLatin1(line), shop);
        QVERIFY2(answer.exitCode == 0, qPrintable(QLatin1String(line) + answer.messages));
        // There is no revenue yet.
        QVERIFY2(!answer.results.isEmpty() || qstrcmp(line, "revenue") == 0, line);
    }
    QVERIFY(runUnprivileged(QStringLiteral("orders list"), shop).results.contains(u"T1-000001"));
    const QTemporaryDir out;
    setMode(out.path(), 0777);
    const QString file = out.filePath(QStringLiteral("orders.csv"));
    const Answer exported = runUnprivileged(QStringLiteral("orders export --csv ") + file, shop);
    QVERIFY2(exported.exitCode == 0, qPrintable(exported.messages));
    QVERIFY(QFileInfo(file).size() > 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), before);
}

void ReadOnlyShopTest::K_28_aNewShopIsForItsOwnerOnly() {
    const QTemporaryDir other;
    const QString place = other.filePath(QStringLiteral("new/shop.sqlite"));
    const auto url = DatabaseUrl::parse(QStringLiteral("sqlite:") + place);
    const mode_t mask = ::umask(0);
    const auto restore = qScopeGuard([mask] { ::umask(mask); });
    const auto made = createShop(*url, {});
    QVERIFY(made);
    QCOMPARE(modeOf(other.filePath(QStringLiteral("new"))), mode_t(0700));
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
        QCOMPARE(modeOf(place + QLatin1String(suffix)), mode_t(0600));
    }
}

void ReadOnlyShopTest::K_28_modesThatAreThereStay() {
    setMode(path(), 0660);
    QVERIFY(QFile::remove(path(QStringLiteral(".lock"))));
    const auto url = DatabaseUrl::parse(QStringLiteral("sqlite:") + path());
    QVERIFY(openShop(*url, Database::Role::Writer));
    QCOMPARE(modeOf(path()), mode_t(0660));
    // Every user who may write the shop may lock it.
    QCOMPARE(modeOf(path(QStringLiteral(".lock"))), mode_t(0660));
}

void ReadOnlyShopTest::K_28_whatCannotBeWrittenToIsRead_data() {
    QTest::addColumn<int>("fileMode");
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<int>("lockMode");
    QTest::addColumn<QString>("word");
    QTest::newRow("file") << 0444 << 0777 << 0666 << QStringLiteral("/shop.sqlite' cannot be wri");
    QTest::newRow("folder") << 0666 << 0555 << 0666 << QStringLiteral("The folder");
    QTest::newRow("lock") << 0666 << 0777 << 0 << QStringLiteral("The lock");
    QTest::newRow("all of them") << 0444 << 0555 << 0 << QStringLiteral("cannot be written to");
}

void ReadOnlyShopTest::K_28_whatCannotBeWrittenToIsRead() {
    QFETCH(int, fileMode);
    QFETCH(int, folderMode);
    QFETCH(int, lockMode);
    QFETCH(QString, word);
    setMode(path(), static_cast<mode_t>(fileMode));
    setMode(path(QStringLiteral(".lock")), static_cast<mode_t>(lockMode));
    setMode(m_folder->path(), static_cast<mode_t>(folderMode));
    const auto unlock = qScopeGuard([this] { setMode(m_folder->path(), 0755); });
    checkReading();
    const Answer refused = runUnprivileged(QStringLiteral("orders place --line MUG=1"));
    QCOMPARE(refused.exitCode, 3);
    QVERIFY2(refused.messages.contains(QStringLiteral("error: STORAGE: ")) &&
                 refused.messages.contains(word),
             qPrintable(refused.messages));
}

void ReadOnlyShopTest::K_28_aLogBesideAReadOnlyFileIsReported() {
    const auto url = DatabaseUrl::parse(QStringLiteral("sqlite:") + path());
    const SystemClock clock;
    KeysInFlight keys;
    // Kept open, so that its writes stay in the log.
    const auto session = ShopSession::open(*url, clock, keys, {});
    QVERIFY((*session)->bus().dispatch(
        PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false}, Intent::fresh(),
        {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}));
    const QTemporaryDir copy;
    setMode(copy.path(), 0755);
    const QString shop = copy.filePath(QStringLiteral("shop.sqlite"));
    QVERIFY(QFile::copy(path(), shop));
    QVERIFY(QFile::copy(path(QStringLiteral("-wal")), shop + QStringLiteral("-wal")));
    for (const QString& file : {shop, shop + QStringLiteral("-wal")}) setMode(file, 0444);
    setMode(copy.path(), 0555);
    const auto unlock = qScopeGuard([&copy] { setMode(copy.path(), 0755); });
    const Answer list = runUnprivileged(QStringLiteral("orders list"), shop);
    QCOMPARE(list.exitCode, 0);
    QVERIFY2(list.messages.contains(QStringLiteral("shop.sqlite-wal")), qPrintable(list.messages));
    const Answer verified = runUnprivileged(QStringLiteral("verify"), shop);
    QVERIFY2(verified.results.contains(QStringLiteral("not checked")),
             qPrintable(verified.results + verified.messages));
    QVERIFY(verified.results.contains(QStringLiteral("write-ahead log")));
    QCOMPARE(QDir(copy.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void ReadOnlyShopTest::K_28_aReadOnlyMountIsRead() {
    // A read-only mount applies to root too; it needs its own mount namespace.
    const QString commands = QStringLiteral(
        "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" || exit 99; "
        "\"$2\" --database \"sqlite:$1/shop.sqlite\" orders list && "
        "\"$2\" --database \"sqlite:$1/shop.sqlite\" verify && "
        "! \"$2\" --database \"sqlite:$1/shop.sqlite\" orders place --line MUG=1");
    const Answer answer =
        run({QStringLiteral("unshare"), QStringLiteral("-m"), QStringLiteral("sh"),
             QStringLiteral("-c"), commands, QStringLiteral("sh"), m_folder->path(), program()});
    if (answer.exitCode == 99 || answer.messages.contains(QStringLiteral("unshare"))) {
        QSKIP("this system lets nobody mount anything here");
    }
    QVERIFY2(answer.exitCode == 0, qPrintable(answer.messages));
    QVERIFY(answer.results.contains(QStringLiteral("T1-000001")));
    QVERIFY2(answer.messages.contains(QStringLiteral("error: STORAGE: The shop's file")),
             qPrintable(answer.messages));
}

void ReadOnlyShopTest::K_28_aFileThatCannotBeReadIsReported() {
    setMode(path(), 0);
    const Answer answer = runUnprivileged(QStringLiteral("orders list"));
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.messages.contains(QStringLiteral("shop.sqlite' cannot be opened")),
             qPrintable(answer.messages));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ReadOnlyShopTest)
#include "ReadOnlyShopTest.moc"
