// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/gui/Pictures.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/FakeReads.h"
#include "tests/support/StillPicture.h"
#include "views/MainWindow.h"
#include "views/forms/ConfirmDialog.h"
#include "views/settings/SettingsPage.h"
#include "views/shell/MessageBar.h"
#include "views/shell/ShortcutsDialog.h"
#include "views/shell/StatusLine.h"
#include "views/shell/TaskPanel.h"
#include "views/theme/Theme.h"
#include "views/till/TillPage.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

namespace countertop {

/// Renders the till in both languages, both colour schemes and several sizes and checks that no
/// button or label is truncated. With COUNTERTOP_PICTURES set, keeps the pictures in that folder.
class TillPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsCutOff_data() { pictures::addRows(); }
    void nothingIsCutOff();

private:
    void takePayment(MainWindow& window, TillPage& page, const QString& name);
    void showNotices(MainWindow& window, const TillPage& till, const QString& name);
    void checkWords(const QWidget& window);
    void keepDialogs(QWidget& window, const QString& name);

    FakeReads m_shop;
    FixedClock m_clock{1'700'000'000'000};
};

namespace {

void typeText(const QString& text) {
    for (const QChar character : text) {
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
    }
}

TillDraft parkedDraft(const QString& label, int lines) {
    TillDraft draft = TillDraft::fresh(1);
    draft.label = label;
    draft.parked = true;
    for (int i = 0; i < lines; ++i) {
        draft.lines.append({QStringLiteral("S%1").arg(i), QStringLiteral("Thing"), 1, 100, 2000});
    }
    return draft;
}

TillDraft runningDraft(const FakeReads& shop) {
    TillDraft draft = TillDraft::fresh(2);
    draft.customerId = shop.catalogue.customers.first().customerId;
    draft.customerName = shop.catalogue.customers.first().name;
    draft.lines = {
        {QStringLiteral("KET-01"), QStringLiteral("Enamel kettle 1.5 l"), 1, 3800, 2000},
        {QStringLiteral("TEA-EG"), QStringLiteral("Earl Grey, loose, 100 g"), 2, 640, 2000},
        {QStringLiteral("GESCHENKVERPACKUNG-ROT"),
         QStringLiteral("Geschenkverpackung, rot, groß, mit Schleife und Karte"), 12, 25, 2000},
        {QStringLiteral("MUG-GRN"), QStringLiteral("Green mug"), 4, 1125, 2000}};
    return draft;
}

}  // namespace

void TillPicturesTest::initTestCase() { m_shop.catalogue.fill(); }

void TillPicturesTest::nothingIsCutOff() {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const ReaderLanguage speaks(language);
    Theme theme(*qApp, dark ? Theme::Mode::Dark : Theme::Mode::Light);
    FakeReadQueue reads(m_shop.all());
    MainWindow window;
    auto* till = new TillPage(reads, m_clock);
    auto* settings = new SettingsPage(reads);
    window.addPage(PageId::Till, till);
    window.addPage(PageId::Settings, settings);
    settings->setValues({QStringLiteral("en"), theme.mode(), RowDensity::Comfortable,
                         QStringLiteral("Till 1"), QStringLiteral("sqlite: shop.sqlite")});
    window.setShopName(QStringLiteral("Okafor Teas & Things"));
    window.statusLine()->setPerson(QStringLiteral("Amira"), QStringLiteral("Till 1"));
    window.statusLine()->setDatabase(QStringLiteral("PostgreSQL shop.local"));
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-empty-") + name);
    checkWords(window);

    till->restoreDrafts({runningDraft(m_shop), parkedDraft(QStringLiteral("Table 4"), 2),
                         parkedDraft(QStringLiteral("Mrs Okafor"), 5)});
    window.messageBar()->dismiss();
    till->findChild<QLineEdit*>(QStringLiteral("tenderedEdit"))
        ->setText(name.startsWith(QStringLiteral("de")) ? QStringLiteral("120,00")
                                                        : QStringLiteral("120.00"));
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-sale-") + name);
    checkWords(window);
    typeText(QStringLiteral("3*blue m"));
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-search-") + name);
    checkWords(window);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F4);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F4);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-parked-") + name);
    checkWords(window);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    takePayment(window, *till, name);
    showNotices(window, *till, name);
    window.showPage(PageId::Settings);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("settings-") + name);
    keepDialogs(window, name);
}

void TillPicturesTest::takePayment(MainWindow& window, TillPage& page, const QString& name) {
    TillPage* till = &page;
    QSignalSpy commands(till, &Page::commandRequested);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
    QCOMPARE(commands.size(), 1);
    pictures::keep(window, QStringLiteral("till-busy-") + name);
    CommandResult result;
    result.number = QStringLiteral("T1-000123");
    result.totalMinor = 9580;
    result.changeMinor = 2420;
    result.currency = QStringLiteral("GBP");
    till->commandFinished(commands.first().first().value<Intent>().key, result);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-change-") + name);
    checkWords(window);
}

void TillPicturesTest::showNotices(MainWindow& window, const TillPage& till, const QString& name) {
    till.findChild<QLineEdit*>(QStringLiteral("productSearchEdit"))->setFocus();
    typeText(QStringLiteral("tea"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(isStill(window));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    window.setDemo(true);
    pictures::keep(window, QStringLiteral("till-table-") + name);
    window.setDemo(false);

    window.setConnectionState(false, QStringLiteral("The shop's server cannot be reached. Sales "
                                                    "stay here until it is back."));
    window.showMessage(MessageKind::Error, QStringLiteral("Only 2 of “Blue milk jug” left. Change "
                                                          "the quantity and try again."));
    window.taskPanel()->start(QStringLiteral("Importing history"));
    window.taskPanel()->setProgress(3, 7);
    window.taskPanel()->setDetail(QStringLiteral("7,120 of 16,000 orders"));
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("till-notices-") + name);
    checkWords(window);
}

void TillPicturesTest::keepDialogs(QWidget& window, const QString& name) {
    ShortcutsDialog shortcuts(&window);
    shortcuts.show();
    QVERIFY(isStill(shortcuts));
    pictures::keep(shortcuts, QStringLiteral("shortcuts-") + name);
    ConfirmDialog confirm(
        {QStringLiteral("Cancel order T1-000123?"),
         QStringLiteral("Its stock goes back on the shelf and £95.80 is given "
                        "back."),
         QStringLiteral("Cancel order"), QStringLiteral("Keep order"), QStringLiteral("Reason")},
        &window);
    confirm.show();
    QVERIFY(isStill(confirm));
    pictures::keep(confirm, QStringLiteral("confirm-") + name);
}

/// Checks all texts, and the button that ends a sale.
void TillPicturesTest::checkWords(const QWidget& window) {
    pictures::checkWords(window);
    const auto* place = window.findChild<QPushButton*>(QStringLiteral("placeOrderButton"));
    const QPoint corner = place->mapTo(&window, place->rect().bottomRight());
    QVERIFY(window.rect().contains(corner));
}

}  // namespace countertop

QTEST_MAIN(countertop::TillPicturesTest)
#include "TillPicturesTest.moc"
