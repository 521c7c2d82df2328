// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/queries/SqlShopReads.h"
#include "models/store/streams/SettingsRow.h"
#include "models/store/verify/Verifier.h"
#include "tests/journey/JourneyWindow.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QtTest>

#include <unistd.h>

namespace countertop {

/// The shop's file is locked, belongs to another program or a newer Countertop, is not a database
/// or lies in a folder that is not writable: the window opens, reports which, and leaves the file
/// unchanged.
class FileFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void fileLockedByAnotherProgramDelaysTheSaleOnly_data();
    void fileLockedByAnotherProgramDelaysTheSaleOnly();
    void unusableFileIsNamedAndLeftAsItWas_data();
    void unusableFileIsNamedAndLeftAsItWas();
    void folderThatCannotBeWrittenToIsNamed();
    void K_26_noMakesNoShopAndEndsTheProgram();
    void K_26_enterPressesTheButtonWithTheFocus();
    void K_26_aShopIsMadeAsItWasAskedFor();
    void K_14_theWindowSellsInTheCurrencyOfNow();

private:
    void openWindow(const QString& path);
    [[nodiscard]] QString newPath();

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JourneyWindow> m_window;
};

namespace {

/// Generous for a busy machine; the lock lasts longer.
constexpr qint64 kLongestPauseMs = 1000;
constexpr int kLockedMs = 3000;

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeContent(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

std::unique_ptr<Database> opened(const QString& path) {
    auto url = DatabaseUrl::parse(QStringLiteral("sqlite:") + path);
    auto database = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
    return database ? *std::move(database) : nullptr;
}

qint64 countOrders(Database& database) {
    SqlShopReads reads(database);
    const auto page = reads.orders.page({}, {}, 100, {});
    return page ? page->rows.size() : -1;
}

/// Creates another program's file, in SQLite's default journal mode.
void makeForeign(const QString& path) {
    const auto database = opened(path);
    QVERIFY(database);
    QVERIFY(database->run(QStringLiteral("CREATE TABLE notes (text TEXT NOT NULL)")));
    QVERIFY(database->run(QStringLiteral("INSERT INTO notes VALUES ('Milk')")));
    QVERIFY(database->run(QStringLiteral("PRAGMA journal_mode=DELETE")));
}

void makeNewer(const QString& path) {
    const auto database = opened(path);
    QVERIFY(database);
    QVERIFY(database->run(QStringLiteral(
        "CREATE TABLE schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)")));
    QVERIFY(database->run(QStringLiteral("INSERT INTO schema_migrations VALUES (9999, 'later')")));
    QVERIFY(database->run(QStringLiteral("PRAGMA journal_mode=DELETE")));
}

void makeText(const QString& path) {
    writeContent(path, QByteArray("Dear customer, thank you for your order.\n").repeated(200));
}

void makeCutOffShop(const QString& path) {
    makeForeign(path);
    writeContent(path, contentOf(path).left(100) + QByteArray(5000, 'x'));
}

}  // namespace

void FileFaultTest::initTestCase() {
    m_theme = JourneyWindow::prepareProgram();
    m_settings = std::make_unique<AppSettings>();
}

void FileFaultTest::cleanup() { m_window.reset(); }

QString FileFaultTest::newPath() {
    return m_folder.filePath(QStringLiteral("shop-%1.sqlite").arg(++m_count));
}

void FileFaultTest::openWindow(const QString& path) {
    m_window =
        std::make_unique<JourneyWindow>(QStringLiteral("sqlite:") + path, *m_settings, *m_theme);
}

void FileFaultTest::fileLockedByAnotherProgramDelaysTheSaleOnly_data() {
    QTest::addColumn<bool>("knowsOurLock");
    QTest::newRow("another Countertop") << true;
    QTest::newRow("any program with SQLite") << false;
}

void FileFaultTest::fileLockedByAnotherProgramDelaysTheSaleOnly() {
    QFETCH(bool, knowsOurLock);
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5};
    QVERIFY(session->bus().dispatch(mug, Intent::fresh(), {}));
    openWindow(shop.url().path);
    QTRY_VERIFY(m_window->isShopOpen());
    m_window->sell(QStringLiteral("blue"));
    // A statement that bypasses our transactions takes SQLite's lock but not ours.
    Database& database = session->database();
    auto ours = std::make_unique<Transaction>(database);
    QVERIFY(knowsOurLock ? ours->begin() : database.run(QStringLiteral("BEGIN IMMEDIATE")));

    const Heartbeat heartbeat;
    m_window->press(Qt::Key_F8);
    for (int page = 7; page >= 0; --page) {
        m_window->turnTo(static_cast<PageId>(page));
        // The lock lasts until every page has been shown.
        const int ticks = heartbeat.ticks();
        QTRY_VERIFY(heartbeat.ticks() >= ticks + 5);
    }
    QCOMPARE(m_window->saleLines(), 1);
    QCOMPARE(countOrders(database), 0);
    QVERIFY2(heartbeat.longestPause() <= kLongestPauseMs,
             qPrintable(QString::number(heartbeat.longestPause())));
    QVERIFY(database.run(QStringLiteral("ROLLBACK")));
    ours.reset();
    QTRY_COMPARE(m_window->saleLines(), 0);
    QCOMPARE(m_window->message(), QString());
    QCOMPARE(countOrders(database), 1);
    const auto report = verifyShop(database);
    QVERIFY(report && report->isClean());
}

void FileFaultTest::unusableFileIsNamedAndLeftAsItWas_data() {
    QTest::addColumn<std::function<void(QString)>>("make");
    QTest::addColumn<QString>("word");
    using Make = std::function<void(QString)>;
    QTest::newRow("another program's") << Make(makeForeign) << QStringLiteral("another program");
    QTest::newRow("a newer Countertop's") << Make(makeNewer) << QStringLiteral("newer Countertop");
    QTest::newRow("a letter") << Make(makeText) << QStringLiteral("not a shop");
    QTest::newRow("overwritten") << Make(makeCutOffShop) << QStringLiteral("damaged");
}

void FileFaultTest::unusableFileIsNamedAndLeftAsItWas() {
    QFETCH(std::function<void(QString)>, make);
    QFETCH(QString, word);
    const QString path = newPath();
    make(path);
    const QByteArray before = contentOf(path);
    QVERIFY(!before.isEmpty());
    openWindow(path);
    QTRY_VERIFY(!m_window->banner().isEmpty());
    QVERIFY2(m_window->banner().contains(word), qPrintable(m_window->banner()));
    QVERIFY(!m_window->banner().contains(QStringLiteral("again every few seconds")));
    QVERIFY(!m_window->isShopOpen());
    m_window->turnTo(PageId::Orders);
    m_window->turnTo(PageId::Till);
    waiting::settle();
    m_window.reset();
    QCOMPARE(contentOf(path), before);
    QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
}

void FileFaultTest::folderThatCannotBeWrittenToIsNamed() {
    const QString folder = m_folder.filePath(QStringLiteral("locked"));
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + QStringLiteral("/shop.sqlite");
    const auto lockFolder = [&folder](bool locked) {
        if (::geteuid() != 0) {
            const auto mine = QFileDevice::ReadOwner | QFileDevice::ExeOwner;
            QFile::setPermissions(folder, locked ? mine : mine | QFileDevice::WriteOwner);
            return true;
        }
        // Permissions do not apply to root; the file system's immutable flag does, where it exists.
        return QProcess::execute(QStringLiteral("chattr"),
                                 {locked ? QStringLiteral("+i") : QStringLiteral("-i"), folder}) ==
               0;
    };
    if (!lockFolder(true)) QSKIP("This file system cannot lock a folder against root");
    const auto unlock = qScopeGuard([&lockFolder] { lockFolder(false); });
    openWindow(path);
    QTRY_VERIFY(m_window->find<QDialog>("newShopDialog"));
    // In the locale C the window cannot guess these.
    m_window->find<QComboBox>("currencyField")->setCurrentText(QStringLiteral("GBP"));
    m_window->find<QComboBox>("time_zoneField")->setCurrentText(QStringLiteral("Europe/London"));
    m_window->find<QPushButton>("submitButton")->click();
    QTRY_VERIFY2(m_window->banner().contains(QStringLiteral("cannot be written to")),
                 qPrintable(m_window->banner()));
    QVERIFY(QDir(folder).isEmpty());
    // The dialog stays open with the reason and can be submitted again.
    QVERIFY(m_window->find<QDialog>("newShopDialog"));
    QVERIFY(lockFolder(false));
    m_window->find<QPushButton>("submitButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), 30'000);
    QVERIFY(!m_window->find<QDialog>("newShopDialog"));
    m_window.reset();
}

void FileFaultTest::K_26_noMakesNoShopAndEndsTheProgram() {
    const QString path = m_folder.filePath(QStringLiteral("not/here/shop.sqlite"));
    openWindow(path);
    QTRY_VERIFY(m_window->find<QDialog>("newShopDialog"));
    const auto* question = m_window->find<QDialog>("newShopDialog");
    QCOMPARE(question->accessibleName(),
             QStringLiteral("There is no shop at %1. Make one?").arg(path));
    m_window->find<QPushButton>("dismissButton")->click();
    QTRY_VERIFY(!m_window->window()->isVisible());
    m_window.reset();
    QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("not"))));
}

void FileFaultTest::K_26_enterPressesTheButtonWithTheFocus() {
    const QString path = newPath();
    openWindow(path);
    QTRY_VERIFY(m_window->find<QDialog>("newShopDialog"));
    auto* no = m_window->find<QPushButton>("dismissButton");
    no->setFocus();
    QTRY_VERIFY(no->hasFocus());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(!m_window->window()->isVisible());
    QVERIFY(!QFileInfo::exists(path));
}

void FileFaultTest::K_26_aShopIsMadeAsItWasAskedFor() {
    const QString path = newPath();
    openWindow(path);
    QTRY_VERIFY(m_window->find<QDialog>("newShopDialog"));
    auto* currency = m_window->find<QComboBox>("currencyField");
    auto* zone = m_window->find<QComboBox>("time_zoneField");
    currency->setCurrentText(QStringLiteral("EURO"));
    zone->setCurrentText(QStringLiteral("Mars"));
    m_window->find<QPushButton>("submitButton")->click();
    QVERIFY(m_window->find<QLabel>("currencyProblem")->isVisible());
    QVERIFY(m_window->find<QLabel>("time_zoneProblem")->isVisible());
    // The field accepts every zone that a shop can have, and no other.
    zone->setCurrentText(QStringLiteral("UTC+02:00"));
    m_window->find<QPushButton>("submitButton")->click();
    QVERIFY(m_window->find<QLabel>("time_zoneProblem")->isVisible());
    zone->setCurrentText(QStringLiteral("Etc/UTC"));
    m_window->find<QPushButton>("submitButton")->click();
    QVERIFY(!m_window->find<QLabel>("time_zoneProblem")->isVisible());
    QVERIFY(!QFileInfo::exists(path));
    currency->setCurrentText(QStringLiteral("EUR"));
    zone->setCurrentText(QStringLiteral("Europe/Berlin"));
    m_window->find<QPushButton>("submitButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), 30'000);
    const auto settings = readSettings(*opened(path));
    QVERIFY(settings);
    QCOMPARE(settings->currency, QStringLiteral("EUR"));
    QCOMPARE(settings->timeZone, QStringLiteral("Europe/Berlin"));
}

void FileFaultTest::K_14_theWindowSellsInTheCurrencyOfNow() {
    const TestShop shop(Dialect::Sqlite);
    openWindow(shop.url().path);
    QTRY_VERIFY(m_window->isShopOpen());
    const auto session = shop.session();
    ConfigureShop wanted;
    wanted.currency = QStringLiteral("EUR");
    wanted.name = QStringLiteral("Laden");
    QVERIFY(session->bus().dispatch(wanted, Intent::fresh(), {}));
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 5};
    QVERIFY(session->bus().dispatch(mug, Intent::fresh(), {}));
    QTRY_VERIFY(m_window->window()->windowTitle().contains(QStringLiteral("Laden")));
    m_window->sell(QStringLiteral("blue"));
    auto* total = m_window->find<QLabel>("totalLabel");
    QTRY_VERIFY2(total->text().contains(QStringLiteral("€")), qPrintable(total->text()));
    m_window->press(Qt::Key_F8);
    // The first attempt has an amount in the previous currency;
    // the clerk checks it and presses again.
    QTRY_VERIFY(m_window->saleLines() == 0 || !m_window->message().isEmpty());
    if (m_window->saleLines() > 0) m_window->press(Qt::Key_F8);
    QTRY_COMPARE(m_window->saleLines(), 0);
    SqlShopReads reads(session->database());
    const auto orders = reads.orders.page({}, {}, 10, {});
    QVERIFY(orders);
    QCOMPARE(orders->rows.size(), 1);
    QCOMPARE(orders->rows.first().currency, QStringLiteral("EUR"));
    const auto report = verifyShop(session->database());
    QVERIFY(report && report->isClean());
}

}  // namespace countertop

QTEST_MAIN(countertop::FileFaultTest)
#include "FileFaultTest.moc"
