// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ReaderLanguage.h"
#include "tests/gui/SqlPagesWindow.h"
#include "tests/support/Waiting.h"
#include "views/deliveries/RouteDialog.h"
#include "views/shell/Page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTabBar>

namespace countertop {

/// Whether the settings say that no route takes the messages to customers, and the way to such a
/// route; and the messages of a real shop.
class MessageRouteTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void theHintDependsOnTheRoutes_data();
    void theHintDependsOnTheRoutes();
    void theHintLeadsToANewRoute();
    void theShopKeepsTheWordingAndTheRoute();

private:
    static void open(PagesWindow& pages);
    static QPushButton* button(QWidget* around, const char* name) {
        return around->findChild<QPushButton*>(QLatin1StringView(name));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
};

void MessageRouteTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void MessageRouteTest::open(PagesWindow& pages) {
    QVERIFY(pages.turnTo(PageId::Settings));
    pages.find<QTabBar>("settingsTabs")->setCurrentIndex(1);
    waiting::settle();
}

void MessageRouteTest::theHintDependsOnTheRoutes_data() {
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("transform");
    QTest::addColumn<bool>("isHint");
    const auto row = [](const char* name, const char* events, const char* filter, bool isHint) {
        QTest::newRow(name) << QString::fromLatin1(events) << QString::fromLatin1(filter)
                            << QString() << isHint;
    };
    row("other events", "Order.*", "", true);
    row("the event", "CustomerMessageRequested", "", false);
    row("a pattern", "Customer*", "", false);
    row("every event", "*", "", false);
    row("some of the messages", "CustomerMessageRequested", "kind eq shipped", false);
    row("all but some", "*", "total_minor neq 5", false);
    row("a field that messages lack", "*", "total_minor gte 5000", true);
    row("another type", "*", "type eq OrderPlaced", true);
    row("that type", "*", "type eq CustomerMessageRequested", false);
    QTest::newRow("payment requests")
        << QStringLiteral("*") << QString() << QStringLiteral("charge-payment") << true;
}

void MessageRouteTest::theHintDependsOnTheRoutes() {
    QFETCH(QString, events);
    QFETCH(QString, filter);
    QFETCH(QString, transform);
    QFETCH(bool, isHint);
    PagesWindow pages;
    pages.shop().deliveries.routeRows = {
        {1, events, QStringLiteral("log:/dev/null"), filter, transform}};
    open(pages);
    QCOMPARE(pages.find<QWidget>("missingRouteHint")->isVisible(), isHint);
}

void MessageRouteTest::theHintLeadsToANewRoute() {
    PagesWindow pages;
    pages.shop().deliveries.routeRows.clear();
    open(pages);
    auto* dialog = qobject_cast<RouteDialog*>(pages.openBy("addMessageRouteButton"));
    QVERIFY(dialog);
    QCOMPARE(pages.window()->currentPage(), PageId::Deliveries);
    QCOMPARE(pages.find<QTabBar>("deliveriesTabs")->currentIndex(), 2);
    QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("eventsField"))->currentText(),
             QStringLiteral("CustomerMessageRequested"));
    // Nothing was typed yet, so nothing is asked.
    dialog->reject();
    QVERIFY(!pages.dialog());
    pages.shop().deliveries.routeRows = {
        {1, QStringLiteral("Customer*"), QStringLiteral("log:/dev/null"), {}, {}}};
    open(pages);
    QVERIFY(pages.find<QWidget>("missingRouteHint")->isVisible());
    qobject_cast<Page*>(pages.window()->page(PageId::Settings))->refresh();
    waiting::settle();
    QVERIFY(!pages.find<QWidget>("missingRouteHint")->isVisible());
}

void MessageRouteTest::theShopKeepsTheWordingAndTheRoute() {
    SqlPagesWindow pages;
    open(pages);
    QVERIFY(pages.find<QWidget>("missingRouteHint")->isVisible());
    auto* text = pages.find<QPlainTextEdit>("messageTextEdit");
    text->setPlainText(QStringLiteral("Thank you, {{name}}.\n{{shop}}"));
    button(pages.window(), "saveMessageButton")->click();
    waiting::settle();
    QCOMPARE(pages.message(), QStringLiteral("The text of “Order received” is saved."));
    pages.find<QCheckBox>("messageOnCheck")->click();
    waiting::settle();
    QVERIFY(!pages.find<QCheckBox>("messageOnCheck")->isChecked());
    const auto shop = pages.settings();
    const MessageTemplate& kept = shop.messages.of(CustomerMessageKind::Created);
    QCOMPARE(kept.text, QStringLiteral("Thank you, {{name}}.\n{{shop}}"));
    QVERIFY(!kept.isOn);
    QCOMPARE(kept.subject,
             standardTemplates(QStringLiteral("en")).of(CustomerMessageKind::Created).subject);
    auto* dialog = qobject_cast<RouteDialog*>(pages.openBy("addMessageRouteButton"));
    QVERIFY(dialog);
    dialog->findChild<QComboBox*>(QStringLiteral("kindField"))->setCurrentIndex(1);
    dialog->findChild<QLineEdit*>(QStringLiteral("destinationField"))
        ->setText(QStringLiteral("/dev/null"));
    button(dialog, "submitButton")->click();
    waiting::settle();
    QVERIFY(!pages.dialog());
    open(pages);
    qobject_cast<Page*>(pages.window()->page(PageId::Settings))->refresh();
    waiting::settle();
    QVERIFY(!pages.find<QWidget>("missingRouteHint")->isVisible());
    // What somebody else has changed meanwhile stays.
    text->setPlainText(QStringLiteral("Mine"));
    ConfigureShop renamed;
    renamed.name = QStringLiteral("Another name");
    pages.runElsewhere(renamed);
    button(pages.window(), "saveMessageButton")->click();
    waiting::settle();
    QCOMPARE(pages.settings().messages.of(CustomerMessageKind::Created).text,
             QStringLiteral("Mine"));
    QCOMPARE(pages.settings().name, QStringLiteral("Another name"));
}

}  // namespace countertop

QTEST_MAIN(countertop::MessageRouteTest)
#include "MessageRouteTest.moc"
