// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/JourneyWindow.h"
#include "tests/support/TestShop.h"
#include "views/deliveries/RouteDialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QtTest>

namespace countertop {

/// The real window on a real shop: from the settings' hint to a route for the messages to
/// customers, their wording, and what the worker reports of a receiver that fails.
class MessagesWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void initTestCase();
    void init();
    void cleanup();

    void theHintLeadsToARouteAndGoesAway();
    void aReceiverThatFailsIsShownAsPaused();

private:
    void openMessages();

    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<JourneyWindow> m_window;
};

void MessagesWindowTest::initTestCase() {
    m_theme = JourneyWindow::prepareProgram();
    m_settings = std::make_unique<AppSettings>();
}

void MessagesWindowTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_settings->store().clear();
    m_shop = std::make_unique<TestShop>(dialect);
}

void MessagesWindowTest::cleanup() {
    m_window.reset();
    m_shop.reset();
}

void MessagesWindowTest::openMessages() {
    m_window->turnTo(PageId::Settings);
    QTRY_COMPARE(m_window->window()->currentPage(), PageId::Settings);
    m_window->find<QTabBar>("settingsTabs")->setCurrentIndex(1);
}

void MessagesWindowTest::theHintLeadsToARouteAndGoesAway() {
    m_window = std::make_unique<JourneyWindow>(m_shop->urlText(), *m_settings, *m_theme);
    QTRY_VERIFY(m_window->isShopOpen());
    openMessages();
    auto* add = m_window->find<QPushButton>("addMessageRouteButton");
    QTRY_VERIFY(add->isVisible());
    QTest::mouseClick(add, Qt::LeftButton);
    auto* dialog = m_window->window()->findChild<RouteDialog*>();
    QVERIFY(dialog);
    QCOMPARE(m_window->window()->currentPage(), PageId::Deliveries);
    QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("eventsField"))->currentText(),
             QStringLiteral("CustomerMessageRequested"));
    auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("kindField"));
    kind->setCurrentIndex(kind->findData(QStringLiteral("log")));
    dialog->findChild<QLineEdit*>(QStringLiteral("destinationField"))
        ->setText(QStringLiteral("/dev/null"));
    dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    QTRY_VERIFY(!m_window->window()->findChild<RouteDialog*>());
    openMessages();
    auto* subject = m_window->find<QLineEdit>("messageSubjectEdit");
    QTRY_VERIFY(subject->isVisible() && !add->isVisible());
    subject->setFocus();
    subject->selectAll();
    m_window->type(QStringLiteral("Thanks"));
    m_window->press(Qt::Key_Return);
    QTRY_COMPARE(m_window->message(), QStringLiteral("The text of “Order received” is saved."));
    const auto kept = m_shop->session()->catalogue().shopSettings();
    QVERIFY(kept);
    QCOMPARE(kept->messages.of(CustomerMessageKind::Created).subject, QStringLiteral("Thanks"));
    // Another program ends the route: the page hears of it and tells so while it is open.
    QVERIFY(m_shop->session()->bus().dispatch(RemoveRoute{1}, Intent::fresh(), {}));
    QTRY_VERIFY(add->isVisible());
    QCOMPARE(subject->text(), QStringLiteral("Thanks"));
}

void MessagesWindowTest::aReceiverThatFailsIsShownAsPaused() {
    const auto session = m_shop->session();
    const auto run = [&session](const Command& command) {
        QVERIFY(session->bus().dispatch(command, Intent::fresh(), {}));
    };
    run(AddProduct{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 50});
    AddRoute route{
        QStringLiteral("OrderPlaced"), QStringLiteral("webhook:http://127.0.0.1:1/"), {}, {}};
    route.options.allowPrivate = true;
    run(route);
    for (int count = 0; count < 8; ++count) {
        PlaceOrder place;
        place.orderId = OrderId::create();
        place.lines = {{QStringLiteral("MUG"), 1, {}}};
        run(place);
    }
    m_window = std::make_unique<JourneyWindow>(m_shop->urlText(), *m_settings, *m_theme);
    QTRY_VERIFY(m_window->isShopOpen());
    m_window->turnTo(PageId::Deliveries);
    m_window->find<QTabBar>("deliveriesTabs")->setCurrentIndex(1);
    auto* table = m_window->find<QTableView>("destinationsTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    const QModelIndex state = table->model()->index(0, 1);
    QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), QStringLiteral("paused"), 60'000);
    const auto* until = m_window->find<QLabel>("destinationPauseLabel");
    QTRY_VERIFY(until->isVisible());
    QVERIFY2(until->text().contains(u"sends nothing there until "), qPrintable(until->text()));
}

}  // namespace countertop

QTEST_MAIN(countertop::MessagesWindowTest)
#include "MessagesWindowTest.moc"
