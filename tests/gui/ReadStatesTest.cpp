// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/revenue/RevenueTile.h"
#include "views/shell/Page.h"

#include <QLabel>
#include <QListView>
#include <QTabBar>
#include <QTreeView>

namespace countertop {

/// Pages never show stale or partial data as current: they mark what could not be read, what is
/// still being read and what is outdated, and never combine results of different reads.
class ReadStatesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

    void CL_17_whatWasNotReadAgainSaysSo_data() { addLists(); }
    void CL_17_whatWasNotReadAgainSaysSo();
    void CL_17_aLongQuestionSaysSoAndCanBeStopped_data() { addLists(); }
    void CL_17_aLongQuestionSaysSoAndCanBeStopped();
    void CL_12_noOtherRowStandsForTheMarkedOne_data() { addPanes(); }
    void CL_12_noOtherRowStandsForTheMarkedOne();
    void CL_17_aPaneThatCannotBeReadSaysSo_data() { addPanes(); }
    void CL_17_aPaneThatCannotBeReadSaysSo();
    void CL_17_aFlowThatCannotBeReadOffersAnotherTry();
    void CL_12_noActionMeansTheOrderBefore();
    void CL_17_countsLeaveWithTheServer_data();
    void CL_17_countsLeaveWithTheServer();
    void CL_17_leftOutEventsThatCannotBeReadAreNotNone();
    void CL_17_theFiguresOfTheRevenueArePaleWithItsRows();
    void CL_13_customersOfAnotherNameAreNotOffered();

private:
    static void addLists();
    static void addPanes();
    void open(PageId page, int tab);
    void refresh(PageId page);
    /// The visible label or button of the list's card.
    [[nodiscard]] QString footer(const char* table);
    [[nodiscard]] QPushButton* button(const char* table, const char* name);
    [[nodiscard]] bool isShown(PageId page, const QString& words);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

void ReadStatesTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void ReadStatesTest::addLists() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<int>("tab");
    QTest::newRow("ordersTable") << PageId::Orders << -1;
    QTest::newRow("productsTable") << PageId::Products << -1;
    QTest::newRow("customersTable") << PageId::Customers << -1;
    QTest::newRow("revenueTable") << PageId::Revenue << -1;
    QTest::newRow("deliveriesTable") << PageId::Deliveries << -1;
    QTest::newRow("destinationsTable") << PageId::Deliveries << 1;
    QTest::newRow("routesTable") << PageId::Deliveries << 2;
    QTest::newRow("activityTable") << PageId::Activity << 0;
    QTest::newRow("sagasTable") << PageId::Activity << 1;
    QTest::newRow("projectionsTable") << PageId::Activity << 2;
}

void ReadStatesTest::addPanes() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<int>("tab");
    QTest::newRow("ordersTable") << PageId::Orders << -1;
    QTest::newRow("deliveriesTable") << PageId::Deliveries << -1;
    QTest::newRow("sagasTable") << PageId::Activity << 1;
}

void ReadStatesTest::open(PageId page, int tab) {
    QVERIFY(m_window->turnTo(page));
    const char* tabs = page == PageId::Deliveries ? "deliveriesTabs" : "activityTabs";
    if (tab >= 0) m_window->find<QTabBar>(tabs)->setCurrentIndex(tab);
    waiting::settle();
}

void ReadStatesTest::refresh(PageId page) {
    qobject_cast<Page*>(m_window->window()->page(page))->refresh();
    waiting::settle();
}

QString ReadStatesTest::footer(const char* table) {
    const auto* label =
        m_window->find(table)->parentWidget()->findChild<QLabel*>(QStringLiteral("listCountLabel"));
    return label->isVisible() ? label->text() : QString();
}

QPushButton* ReadStatesTest::button(const char* table, const char* name) {
    return m_window->find(table)->parentWidget()->findChild<QPushButton*>(QLatin1StringView(name));
}

bool ReadStatesTest::isShown(PageId page, const QString& words) {
    for (const QLabel* label : m_window->window()->page(page)->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text() == words) return true;
    }
    return false;
}

void ReadStatesTest::CL_17_whatWasNotReadAgainSaysSo() {
    QFETCH(PageId, page);
    QFETCH(int, tab);
    const char* table = QTest::currentDataTag();
    open(page, tab);
    const QString before = footer(table);
    QVERIFY(!before.isEmpty());
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    refresh(page);
    QCOMPARE(footer(table), QStringLiteral("Could not be read again"));
    QVERIFY(m_window->find(table)->isVisible());
    QVERIFY(button(table, "readAgainButton")->isVisible());
    m_window->reads().failure.reset();
    button(table, "readAgainButton")->click();
    waiting::settle();
    QCOMPARE(footer(table), before);
    QVERIFY(!button(table, "readAgainButton")->isVisible());
}

void ReadStatesTest::CL_17_aLongQuestionSaysSoAndCanBeStopped() {
    QFETCH(PageId, page);
    QFETCH(int, tab);
    const char* table = QTest::currentDataTag();
    open(page, tab);
    const QString before = footer(table);
    m_window->reads().hold();
    refresh(page);
    QCOMPARE(footer(table), before);
    QTRY_COMPARE(footer(table), QStringLiteral("Reading…"));
    auto* stop = button(table, "stopReadingButton");
    QVERIFY(stop->isVisible());
    stop->click();
    QVERIFY(!stop->isVisible());
    QVERIFY2(m_window->message().isEmpty(), "what was asked for is no error");
    const QString stopped = footer(table);
    m_window->reads().release();
    waiting::settle();
    QCOMPARE(footer(table), stopped);
    refresh(page);
    QCOMPARE(footer(table), before);
}

void ReadStatesTest::CL_12_noOtherRowStandsForTheMarkedOne() {
    QFETCH(PageId, page);
    QFETCH(int, tab);
    const char* table = QTest::currentDataTag();
    open(page, tab);
    m_window->mark(table, 1);
    QVERIFY(!isShown(page, QStringLiteral("Reading…")));
    m_window->reads().hold();
    m_window->mark(table, 3);
    QTRY_VERIFY(isShown(page, QStringLiteral("Reading…")));
    m_window->reads().release();
    waiting::settle();
    QVERIFY(!isShown(page, QStringLiteral("Reading…")));
}

void ReadStatesTest::CL_17_aPaneThatCannotBeReadSaysSo() {
    QFETCH(PageId, page);
    QFETCH(int, tab);
    const char* table = QTest::currentDataTag();
    open(page, tab);
    m_window->mark(table, 1);
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    m_window->mark(table, 3);
    QVERIFY(isShown(page, QStringLiteral("This cannot be read")));
    m_window->reads().failure.reset();
    refresh(page);
    QVERIFY(!isShown(page, QStringLiteral("This cannot be read")));
}

void ReadStatesTest::CL_17_aFlowThatCannotBeReadOffersAnotherTry() {
    open(PageId::Activity, 0);
    m_window->mark("activityTable", 1);
    auto* again = m_window->find<QPushButton>("activityAgainButton");
    QVERIFY(!again->isVisible());
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    m_window->mark("activityTable", 7);
    QVERIFY(again->isVisible());
    QVERIFY(!m_window->find<QLabel>("activityUnreadLabel")->text().isEmpty());
    again->setFocus();
    keyboard::enter();
    waiting::settle();
    QVERIFY(again->isVisible());
    m_window->reads().failure.reset();
    keyboard::enter();
    waiting::settle();
    QVERIFY(!again->isVisible());
    const auto* tree = m_window->find<QTreeView>("activityFlowTree");
    QVERIFY(tree->hasFocus());
    QVERIFY(tree->model()->rowCount() > 0);
}

void ReadStatesTest::CL_12_noActionMeansTheOrderBefore() {
    open(PageId::Orders, -1);
    QVERIFY(m_window->markOrder(StatusWord::Pending));
    auto* pay = m_window->find<QPushButton>("payOrderButton");
    QVERIFY(pay->isEnabled());
    m_window->reads().hold();
    auto* table = m_window->find<LongTableView>("ordersTable");
    table->setCurrentIndex(table->model()->index(0, 0));
    pay->click();
    QVERIFY2(!m_window->dialog(), "the button still meant the order before");
}

void ReadStatesTest::CL_17_countsLeaveWithTheServer_data() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<int>("tab");
    QTest::newRow("ordersChips") << PageId::Orders << -1;
    QTest::newRow("deliveriesChips") << PageId::Deliveries << -1;
    QTest::newRow("sagasChips") << PageId::Activity << 1;
}

void ReadStatesTest::CL_17_countsLeaveWithTheServer() {
    QFETCH(PageId, page);
    QFETCH(int, tab);
    open(page, tab);
    auto* all = m_window->find(QTest::currentDataTag())->findChild<QPushButton*>();
    QVERIFY(all->text() != u"All");
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    refresh(page);
    QCOMPARE(all->text(), QStringLiteral("All"));
}

void ReadStatesTest::CL_17_leftOutEventsThatCannotBeReadAreNotNone() {
    open(PageId::Activity, 2);
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    m_window->mark("projectionsTable", 4);
    QVERIFY(isShown(PageId::Activity, QStringLiteral("The events cannot be read")));
    QVERIFY(!isShown(PageId::Activity, QStringLiteral("Nothing is left out")));
}

void ReadStatesTest::CL_17_theFiguresOfTheRevenueArePaleWithItsRows() {
    open(PageId::Revenue, -1);
    const auto tiles = m_window->window()->page(PageId::Revenue)->findChildren<RevenueTile*>();
    QVERIFY(tiles.size() == 4 && tiles.first()->isEnabled());
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    refresh(PageId::Revenue);
    for (const RevenueTile* tile : tiles) QVERIFY(!tile->isEnabled());
    m_window->reads().failure.reset();
    refresh(PageId::Revenue);
    for (const RevenueTile* tile : tiles) QVERIFY(tile->isEnabled());
}

void ReadStatesTest::CL_13_customersOfAnotherNameAreNotOffered() {
    open(PageId::Till, -1);
    auto* field = m_window->find<QLineEdit>("customerEdit");
    auto* offered = m_window->find<QListView>("customerSuggestions");
    const auto first = [offered] {
        return offered->isVisible() ? offered->model()->index(0, 0).data().toString() : QString();
    };
    field->setFocus();
    keyboard::type(QStringLiteral("a"));
    waiting::settle();
    QVERIFY(!first().isEmpty());
    m_window->reads().hold();
    keyboard::type(QStringLiteral("mira"));
    QTRY_COMPARE(first(), QStringLiteral("Reading…"));
    m_window->reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    m_window->reads().release();
    waiting::settle();
    QVERIFY(first().isEmpty());
}

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::PageId)

QTEST_MAIN(countertop::ReadStatesTest)
#include "ReadStatesTest.moc"
