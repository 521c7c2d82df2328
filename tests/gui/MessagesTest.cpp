// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/support/FakeReads.h"
#include "views/MainWindow.h"
#include "views/shell/MessageBar.h"
#include "views/shell/TaskPanel.h"
#include "views/text/ErrorText.h"
#include "views/theme/Theme.h"
#include "views/till/TillPage.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

namespace countertop {

/// Messages disappear when they no longer apply, and the layout does not move when one appears.
class MessagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void CL_08_theNextScanTakesAWarningAway();
    void CL_08_theNextSaleTakesAnErrorAway();
    void CL_08_theChangeToGiveStaysOverTheNextScan();
    void CL_08_parkingTakesTheWordOfUndoAway();
    void CL_08_anotherPageTakesItAway();
    void CL_08_aMessageOfThePageThatIsShownStays();
    void CL_08_recoveryTakesTheLostServerAway();
    void CL_08_escapeDismissesBeforeAnythingElse();
    void CL_08_escapeOfADialogIsItsOwn();
    void CL_33_nothingMovesWhenMessagesCome();
    void CL_33_longMessagesAreWholeSideBySide();

private:
    [[nodiscard]] QLineEdit* search() const {
        return m_window->findChild<QLineEdit*>(QStringLiteral("productSearchEdit"));
    }
    [[nodiscard]] QString message() const {
        const MessageBar* bar = m_window->messageBar();
        return bar->isVisible() ? bar->text() : QString();
    }
    [[nodiscard]] int lines() const {
        return m_window->findChild<QTableView*>(QStringLiteral("orderLinesTable"))
            ->model()
            ->rowCount();
    }
    void enter(const QString& text);
    void press(int key) const { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key)); }

    TillPage* m_till = nullptr;
    Page* m_orders = nullptr;
    FixedClock m_clock{1'700'000'000'000};
    FakeReads m_shop;
    FakeReadQueue m_reads{m_shop.all()};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void MessagesTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
    m_shop.catalogue.fill();
}

void MessagesTest::init() {
    m_window = std::make_unique<MainWindow>();
    m_till = new TillPage(m_reads, m_clock);
    m_window->addPage(PageId::Till, m_till);
    m_orders = new Page;
    m_window->addPage(PageId::Orders, m_orders);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(search()->hasFocus());
}

void MessagesTest::enter(const QString& text) {
    QTest::keyClicks(QApplication::focusWidget(), text);
    press(Qt::Key_Return);
}

void MessagesTest::CL_08_theNextScanTakesAWarningAway() {
    enter(QStringLiteral("4000000000000"));
    QTRY_VERIFY(message().contains(u"4000000000000"));
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    QCOMPARE(message(), QString());
}

void MessagesTest::CL_08_theNextSaleTakesAnErrorAway() {
    QSignalSpy commands(m_till, &Page::commandRequested);
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    press(Qt::Key_F8);
    const Intent intent = commands.last().first().value<Intent>();
    m_till->commandFailed(intent.key, makeError(ErrorCode::Storage, {}, QStringLiteral("busy")));
    QVERIFY(!message().isEmpty());
    press(Qt::Key_F8);
    m_till->commandFinished(commands.last().first().value<Intent>().key, {});
    QCOMPARE(message(), QString());
}

void MessagesTest::CL_08_theChangeToGiveStaysOverTheNextScan() {
    QSignalSpy commands(m_till, &Page::commandRequested);
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    press(Qt::Key_F8);
    enter(QStringLiteral("4006381333931"));
    QTRY_VERIFY(m_window->findChild<QLabel*>(QStringLiteral("tillNoticeLabel"))->isVisible());
    CommandResult result;
    result.currency = QStringLiteral("GBP");
    result.changeMinor = 750;
    m_till->commandFinished(commands.last().first().value<Intent>().key, result);
    QVERIFY(message().contains(u"£7.50"));
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 2);
    QVERIFY(message().contains(u"£7.50"));
}

void MessagesTest::CL_08_parkingTakesTheWordOfUndoAway() {
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    press(Qt::Key_Escape);
    QVERIFY(message().contains(u"brings it back"));
    QTest::keyClick(search(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines(), 1);
    QCOMPARE(message(), QString());
    press(Qt::Key_Escape);
    QVERIFY(!message().isEmpty());
    enter(QStringLiteral("4006381333931"));
    QTRY_COMPARE(lines(), 1);
    press(Qt::Key_Delete);
    QVERIFY(message().contains(u"brings it back"));
    QTest::keyClick(search(), Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_F4);
    QCOMPARE(message(), QString());
}

void MessagesTest::CL_08_anotherPageTakesItAway() {
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    auto* tendered = m_window->findChild<QLineEdit*>(QStringLiteral("tenderedEdit"));
    tendered->setText(QStringLiteral("1"));
    press(Qt::Key_F8);
    QVERIFY(message().contains(u"less than"));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(message(), QString());
    // A message that a changed amount makes obsolete disappears on the same page too.
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_F8);
    QVERIFY(message().contains(u"less than"));
    tendered->setText(QStringLiteral("20"));
    QCOMPARE(message(), QString());
}

void MessagesTest::CL_08_aMessageOfThePageThatIsShownStays() {
    emit m_orders->message(MessageKind::Error, QStringLiteral("No such order."));
    m_window->showPage(PageId::Orders);
    QCOMPARE(message(), QStringLiteral("No such order."));
    emit m_till->messageObsolete();
    QCOMPARE(message(), QStringLiteral("No such order."));
    emit m_orders->messageObsolete();
    QCOMPARE(message(), QString());
}

void MessagesTest::CL_08_recoveryTakesTheLostServerAway() {
    const QString away = QStringLiteral("The shop's server cannot be reached.");
    for (const char* reason : {"server_unreachable", "server_lost", "server_slow", ""}) {
        const Error error = makeError(ErrorCode::Network, {}, QLatin1StringView(reason));
        emit m_orders->message(MessageKind::Error, errorText(error));
        m_window->setConnectionState(false, away);
        QVERIFY(!message().isEmpty());
        m_window->setConnectionState(true, {});
        QCOMPARE(message(), QString());
    }
    // Other errors are unrelated to the connection and stay.
    emit m_till->message(MessageKind::Error, QStringLiteral("Only 2 left."));
    m_window->setConnectionState(false, away);
    m_window->setConnectionState(true, {});
    QCOMPARE(message(), QStringLiteral("Only 2 left."));
}

void MessagesTest::CL_08_escapeDismissesBeforeAnythingElse() {
    enter(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines(), 1);
    QTest::keyClicks(search(), QStringLiteral("mug"));
    m_window->showMessage(MessageKind::Error, QStringLiteral("Failed."));
    press(Qt::Key_Escape);
    QCOMPARE(message(), QString());
    QCOMPARE(search()->text(), QStringLiteral("mug"));
    press(Qt::Key_Escape);
    QVERIFY(search()->text().isEmpty());
    QCOMPARE(lines(), 1);
    m_window->showMessage(MessageKind::Warning, QStringLiteral("Failed."));
    auto* close = m_window->findChild<QToolButton*>(QStringLiteral("messageCloseButton"));
    QVERIFY(close->isVisible());
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(message(), QString());
    QCOMPARE(lines(), 1);
}

void MessagesTest::CL_08_escapeOfADialogIsItsOwn() {
    m_window->showMessage(MessageKind::Error, QStringLiteral("Failed."));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("shortcutsDialog"));
    QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() == dialog);
    press(Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(message(), QStringLiteral("Failed."));
    QTRY_VERIFY(search()->hasFocus());
}

void MessagesTest::CL_33_nothingMovesWhenMessagesCome() {
    m_window->setDemo(true);
    QList<QWidget*> parts{m_till, search(),
                          m_window->findChild<QWidget*>(QStringLiteral("takePaymentButton")),
                          m_window->findChild<QWidget*>(QStringLiteral("parkButton"))};
    QCoreApplication::processEvents();
    const auto places = [&] {
        QList<QRect> rects;
        for (const QWidget* part : parts)
            rects.append({part->mapTo(m_window.get(), QPoint()), part->size()});
        return rects;
    };
    const QList<QRect> before = places();
    const auto hasMoved = [&] {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return places() != before;
    };
    m_window->showMessage(MessageKind::Error, QStringLiteral("Failed."));
    QVERIFY(!hasMoved());
    m_window->taskPanel()->start(QStringLiteral("Importing"));
    QVERIFY(!hasMoved());
    m_window->setConnectionState(false, QString(QStringLiteral("Away. ")).repeated(40));
    QVERIFY(!hasMoved());
    m_window->messageBar()->dismiss();
    QVERIFY(!hasMoved());
    m_window->taskPanel()->finish();
    m_window->setConnectionState(true, {});
    QVERIFY(!hasMoved());
}

void MessagesTest::CL_33_longMessagesAreWholeSideBySide() {
    m_window->resize(1024, 600);
    m_window->taskPanel()->start(QStringLiteral("Importing"));
    m_window->showMessage(MessageKind::Error, QString(QStringLiteral("Word ")).repeated(60));
    QTRY_VERIFY(m_window->taskPanel()->isVisible());
    const MessageBar* bar = m_window->messageBar();
    const auto* text = bar->findChild<QLabel*>(QStringLiteral("messageText"));
    QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
    QVERIFY(!bar->geometry().intersects(m_window->taskPanel()->geometry()));
    QVERIFY(bar->parentWidget()->rect().contains(bar->geometry()));
}

}  // namespace countertop

QTEST_MAIN(countertop::MessagesTest)
#include "MessagesTest.moc"
