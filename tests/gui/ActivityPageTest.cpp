// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CausationTreeModel.h"
#include "tests/gui/PageFixture.h"
#include "tests/support/Waiting.h"
#include "views/activity/ActivityPage.h"
#include "views/forms/SearchEdit.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTreeView>

namespace countertop {

/// Filters, follows and reads the activity by keyboard, on a shop in memory.
class ActivityPageTest : public PageFixture<ActivityPage> {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init();
    void cleanup() { close(); }

    void widgetsHaveNames_data();
    void widgetsHaveNames();
    void eventsAndCommandsStandTogether();
    void chipsAndFieldsNarrow();
    void newThingsAppearOnTop();
    void aLongHistoryIsReadAsFarAsOneScrolls();
    void choosingShowsWhatLedToWhat();
    void theTreeIsWalkedByTheKeyboard();
    void aRefusalSaysWhy();
    void enterGoesToTheOrder();
    void onlyOneFlowIsShownOnRequest();
    void treesSurviveStrangeCauses();
    void awayDatabaseSaysSo();

private:
    [[nodiscard]] QTableView* table() const { return find<QTableView>("activityTable"); }
    [[nodiscard]] QAbstractItemModel* rows() const { return table()->model(); }
    [[nodiscard]] QTreeView* tree() const { return find<QTreeView>("activityFlowTree"); }
    [[nodiscard]] QString cell(int row, int column) const {
        return rows()->index(row, column).data().toString();
    }
    [[nodiscard]] QString title(const QModelIndex& index) const {
        return index.data(CausationTreeModel::TitleRole).toString();
    }
    void chooseChip(const QString& word);
    void chooseFirst(const QString& type);
    void open();
};

void ActivityPageTest::init() {
    openShop();
    open();
}

void ActivityPageTest::open() {
    openPage();
    QTRY_COMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead);
}

void ActivityPageTest::chooseChip(const QString& word) {
    for (auto* chip : m_page->findChildren<QPushButton*>()) {
        if (chip->property("word").toString() != word) continue;
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Space);
    }
}

void ActivityPageTest::chooseFirst(const QString& type) {
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (cell(row, ActivityTableModel::Type) != type) continue;
        table()->setCurrentIndex(rows()->index(row, 0));
        QTRY_VERIFY(tree()->isVisible() && tree()->model()->rowCount() > 0);
        return;
    }
    QFAIL("no such row");
}

void ActivityPageTest::widgetsHaveNames_data() {
    QTest::addColumn<QString>("accessibleName");
    QTest::newRow("activityFilterEdit") << "Filter events";
    QTest::newRow("activityAboutEdit") << "Order or stream";
    QTest::newRow("activityActorEdit") << "Who";
    QTest::newRow("activityTillEdit") << "Till";
    QTest::newRow("activityTable") << "Events and commands";
    QTest::newRow("activityFlowTree") << "What led to what";
    QTest::newRow("activityPayloadView") << "What the event says";
    QTest::newRow("activityOrderButton") << "Show order";
    QTest::newRow("activityOnlyFlowButton") << "Only this flow";
}

void ActivityPageTest::widgetsHaveNames() {
    const QWidget* widget = find(QTest::currentDataTag());
    QVERIFY(widget);
    QTEST(widget->accessibleName(), "accessibleName");
}

void ActivityPageTest::eventsAndCommandsStandTogether() {
    QSet<QString> outcomes;
    for (int row = 0; row < rows()->rowCount(); ++row) {
        outcomes.insert(cell(row, ActivityTableModel::Outcome));
    }
    QCOMPARE(outcomes, (QSet<QString>{QStringLiteral("event"), QStringLiteral("done"),
                                      QStringLiteral("refused")}));
    QCOMPARE(cell(1, ActivityTableModel::About), QStringLiteral("T1-000381"));
}

void ActivityPageTest::chipsAndFieldsNarrow() {
    chooseChip(QStringLiteral("Refused"));
    QTRY_COMPARE(rows()->rowCount(), 20);
    chooseChip(QStringLiteral("Commands"));
    QTRY_COMPARE(rows()->rowCount(), 200);
    chooseChip(QStringLiteral("All"));
    find<SearchEdit>("activityFilterEdit")->search(QStringLiteral("Pay"));
    find<SearchEdit>("activityActorEdit")->search(QStringLiteral("amira"));
    find<SearchEdit>("activityTillEdit")->search(QStringLiteral("Till 1"));
    find<SearchEdit>("activityAboutEdit")->search(QStringLiteral("T1-000398"));
    const ActivityFilter asked = m_shop->activity.asked.last();
    QCOMPARE(asked.types, QStringLiteral("Pay"));
    QCOMPARE(asked.actor, QStringLiteral("amira"));
    QCOMPARE(asked.about, QStringLiteral("T1-000398"));
    QTRY_COMPARE(rows()->rowCount(), 20);
    find<SearchEdit>("activityTillEdit")->search(QStringLiteral("Till 9"));
    QTRY_VERIFY(!table()->isVisible());
    auto* clear = find<QPushButton>("emptyStateButton");
    if (!clear) {
        for (auto* button : m_page->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Clear the filter")) clear = button;
        }
    }
    QVERIFY(clear && clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead);
    QCOMPARE(m_shop->activity.asked.last(), ActivityFilter{});
}

void ActivityPageTest::newThingsAppearOnTop() {
    ActivityRow row = m_shop->activity.rows.last();
    ++row.id;
    row.type = QStringLiteral("ShipOrder");
    row.at += 1000;
    m_shop->activity.rows.append(row);
    table()->setCurrentIndex(rows()->index(3, 0));
    const QString chosen = rows()->index(3, 0).data(KeyRole).toString();
    m_page->refresh();
    QTRY_COMPARE(cell(0, ActivityTableModel::Type), QStringLiteral("ShipOrder"));
    QCOMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead + 1);
    // The selection stays on its row, and no row is listed twice.
    QCOMPARE(table()->currentIndex().data(KeyRole).toString(), chosen);
    m_page->refresh();
    waiting::settle();
    QCOMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead + 1);
}

void ActivityPageTest::aLongHistoryIsReadAsFarAsOneScrolls() {
    const ActivityRow last = m_shop->activity.rows.last();
    for (int more = 1; more <= 100'000; ++more) {
        ActivityRow row = last;
        row.id += more;
        row.at += more;
        m_shop->activity.rows.append(row);
    }
    open();
    waiting::settle();
    QCOMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead);
    for (int page = 0; page < 100; ++page) {
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
        waiting::settle();
    }
    QTRY_COMPARE(rows()->rowCount(), ActivityTableModel::kMaximumRows);
    QVERIFY(m_shop->activity.asked.size() < 100);
    const QAbstractItemModelTester tester(rows(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void ActivityPageTest::choosingShowsWhatLedToWhat() {
    chooseFirst(QStringLiteral("PaymentCaptured"));
    const QAbstractItemModel* flow = tree()->model();
    QCOMPARE(flow->rowCount(), 1);
    const QModelIndex place = flow->index(0, 0);
    QCOMPARE(title(place), QStringLiteral("PlaceOrder"));
    QCOMPARE(flow->rowCount(place), 3);
    const QModelIndex placed = flow->index(1, 0, place);
    QCOMPARE(title(placed), QStringLiteral("OrderPlaced"));
    const QModelIndex pay = flow->index(0, 0, placed);
    QCOMPARE(title(pay), QStringLiteral("PayOrder"));
    QVERIFY(pay.data(CausationTreeModel::DetailRole).toString().startsWith(QStringLiteral("done")));
    QCOMPARE(title(flow->index(0, 0, pay)), QStringLiteral("PaymentCaptured"));
    // The whole tree is expanded and the chosen row is selected.
    QVERIFY(tree()->isExpanded(place) && tree()->isExpanded(pay));
    QCOMPARE(title(tree()->currentIndex()), QStringLiteral("PaymentCaptured"));
    const QString says = find<QPlainTextEdit>("activityPayloadView")->toPlainText();
    QVERIFY(says.contains(QStringLiteral("\"amount_minor\": 4985")));
    QVERIFY(says.contains(QStringLiteral("Correlation c-")));
}

void ActivityPageTest::theTreeIsWalkedByTheKeyboard() {
    chooseFirst(QStringLiteral("PaymentCaptured"));
    QAbstractItemModelTester tester(tree()->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Home);
    QCOMPARE(title(tree()->currentIndex()), QStringLiteral("PlaceOrder"));
    QCOMPARE(find<QLabel>("activityWhatLabel")->text(), QStringLiteral("PlaceOrder"));
    QTest::keyClick(tree(), Qt::Key_Left);
    QVERIFY(!tree()->isExpanded(tree()->currentIndex()));
    QTest::keyClick(tree(), Qt::Key_Right);
    QVERIFY(tree()->isExpanded(tree()->currentIndex()));
    // A collapsed node stays collapsed when something else happens in the shop.
    QTest::keyClick(tree(), Qt::Key_Left);
    m_page->refresh();
    waiting::settle();
    QVERIFY(!tree()->isExpanded(tree()->currentIndex()));
    QSignalSpy orders(m_page.get(), &ActivityPage::orderRequested);
    QTest::keyClick(tree(), Qt::Key_Return);
    QCOMPARE(orders.size(), 1);
    QVERIFY(orders.first().first().toString().startsWith(QStringLiteral("order-")));
}

void ActivityPageTest::aRefusalSaysWhy() {
    chooseChip(QStringLiteral("Refused"));
    QTRY_COMPARE(rows()->rowCount(), 20);
    chooseFirst(QStringLiteral("PlaceOrder"));
    const auto* why = find<QLabel>("activityRefusalLabel");
    QVERIFY(why->isVisible());
    QVERIFY2(why->text().contains(QStringLiteral("1 left, 2 wanted")), qPrintable(why->text()));
}

void ActivityPageTest::enterGoesToTheOrder() {
    QSignalSpy orders(m_page.get(), &ActivityPage::orderRequested);
    chooseFirst(QStringLiteral("OrderPlaced"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(orders.size(), 1);
    QTest::mouseClick(find<QPushButton>("activityOrderButton"), Qt::LeftButton);
    QCOMPARE(orders.size(), 2);
    QCOMPARE(orders.first(), orders.last());
}

void ActivityPageTest::onlyOneFlowIsShownOnRequest() {
    chooseFirst(QStringLiteral("PaymentCaptured"));
    find<QPushButton>("activityOnlyFlowButton")->setFocus();
    QTest::keyClick(find<QPushButton>("activityOnlyFlowButton"), Qt::Key_Space);
    QTRY_COMPARE(rows()->rowCount(), 6);
    auto* all = find<QPushButton>("activityFlowButton");
    QVERIFY(all->isVisible());
    all->click();
    QTRY_COMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead);
    QVERIFY(!all->isVisible());
}

void ActivityPageTest::treesSurviveStrangeCauses() {
    const auto row = [](qint64 id, ActivityKind kind, const char* own, const char* cause) {
        ActivityRow made;
        made.id = id;
        made.kind = kind;
        made.ownId = QString::fromLatin1(own);
        made.causationId = QString::fromLatin1(cause);
        if (made.isCommand()) made.outcome = QStringLiteral("done");
        made.at = id;
        return made;
    };
    constexpr ActivityKind kEvent = ActivityKind::Events;
    constexpr ActivityKind kCommand = ActivityKind::Commands;
    // Two commands that name each other, one that names itself, an event with an unknown cause.
    const auto circle = causationTree({row(1, kCommand, "a", "b"), row(2, kCommand, "b", "a"),
                                       row(3, kCommand, "c", "c"), row(4, kEvent, "x", "nobody")});
    QCOMPARE(circle.size(), 4);
    int roots = 0;
    for (const CausationNode& node : circle) roots += node.parent < 0 ? 1 : 0;
    QCOMPARE(roots, 3);
    // A saga sends two commands because of one event: each event belongs to the command before it.
    const auto saga = causationTree({row(1, kEvent, "e1", "none"), row(2, kCommand, "k1", "e1"),
                                     row(3, kEvent, "k1-event", "e1"), row(4, kCommand, "k2", "e1"),
                                     row(5, kEvent, "k2-event", "e1")});
    QCOMPARE(saga[1].parent, 0);
    QCOMPARE(saga[2].parent, 1);
    QCOMPARE(saga[3].parent, 0);
    QCOMPARE(saga[4].parent, 3);
    // A process that names itself as the cause of all its commands is placed below the event that
    // started it.
    const auto named =
        causationTree({row(1, kCommand, "k0", "k0"), row(2, kEvent, "k0-event", "k0"),
                       row(3, kCommand, "k1", "process"), row(4, kEvent, "k1-event", "process"),
                       row(5, kCommand, "k2", "process"), row(6, kEvent, "k2-event", "process")});
    QCOMPARE(named[2].parent, 1);
    QCOMPARE(named[3].parent, 2);
    QCOMPARE(named[4].parent, 1);
    QCOMPARE(named[5].parent, 4);
}

void ActivityPageTest::awayDatabaseSaysSo() {
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    QSignalSpy messages(m_page.get(), &Page::message);
    m_page->refresh();
    QTRY_VERIFY(!messages.isEmpty());
    QCOMPARE(rows()->rowCount(), ActivityTableModel::kRowsPerRead);
}

}  // namespace countertop

QTEST_MAIN(countertop::ActivityPageTest)
#include "ActivityPageTest.moc"
