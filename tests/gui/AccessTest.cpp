// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/AccessWalk.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/gui/WalkPlaces.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/revenue/RevenueChart.h"

#include <QAccessible>
#include <QComboBox>
#include <QTabBar>
#include <QTableView>

namespace countertop {

/// What the window reports to screen readers and scripts.
class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyControlHasNameRoleAndState_data();
    void everyControlHasNameRoleAndState();
    void messagesAndEmptyListsSayWhatTheirIconsSay();
    void theWayAPageIsReadIsTheWayItIsLaidOut_data();
    void theWayAPageIsReadIsTheWayItIsLaidOut();
    void aChipSaysItsCountAndWhetherItIsChosen();
    void cashAndCardAreRadioButtons();
    void theBarsOfTheChartHaveValues();
    void boxesHaveTheirLabels();
    void onlyWhatHasTheKeyboardSaysSo();
    void aTablesCellsCanBeReadAndChosen();

private:
    std::unique_ptr<Theme> m_theme;
};

namespace {

QAccessibleInterface* accessOf(QObject* object) {
    return QAccessible::queryAccessibleInterface(object);
}

QString nameOf(QObject* object) { return accessOf(object)->text(QAccessible::Name); }

QRect placeOf(const QWidget* widget) {
    return {widget->mapTo(widget->window(), QPoint()), widget->size()};
}

}  // namespace

void AccessTest::initTestCase() {
    QAccessible::setActive(true);
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void AccessTest::everyControlHasNameRoleAndState_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void AccessTest::everyControlHasNameRoleAndState() {
    QFETCH(QString, language);
    const ReaderLanguage speaks(language);
    auto window = std::make_unique<PagesWindow>();
    int seen = 0;
    for (const WalkPlace& place : walkPlaces()) {
        // The message box is Qt's own.
        if (place.name == u"message box") continue;
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        window->closeDialogs();
        bool isThere = window->turnTo(place.page) && (!place.open || place.open(*window));
        if (!isThere) {
            window = std::make_unique<PagesWindow>();
            isThere = window->turnTo(place.page) && (!place.open || place.open(*window));
        }
        QVERIFY2(isThere, qPrintable(place.name));
        AccessWalk walk;
        walk.inspect(window->window());
        if (QWidget* popup = QApplication::activePopupWidget()) walk.inspect(popup);
        if (QWidget* dialog = QApplication::activeModalWidget()) walk.inspect(dialog);
        for (const QString& problem : walk.problems()) {
            qCritical("%s: %s", qPrintable(place.name), qPrintable(problem));
        }
        QVERIFY2(walk.problems().isEmpty(), qPrintable(place.name));
        seen += walk.seen();
    }
    QVERIFY2(seen > 5'000, qPrintable(QString::number(seen)));
}

void AccessTest::messagesAndEmptyListsSayWhatTheirIconsSay() {
    const ReaderLanguage speaks(QStringLiteral("en"));
    PagesWindow window;
    window.reads().failure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    for (const PageId page : {PageId::Orders, PageId::Products, PageId::Customers, PageId::Revenue,
                              PageId::Deliveries, PageId::Activity}) {
        QVERIFY(window.turnTo(page));
        qobject_cast<Page*>(window.window()->page(page))->refresh();
        waiting::settle();
        AccessWalk walk;
        walk.inspect(window.window());
        QVERIFY2(walk.problems().isEmpty(), qPrintable(walk.problems().join(u'\n')));
    }
    window.reads().failure.reset();
    QVERIFY(window.turnTo(PageId::Products));
    window.find<QLineEdit>("productsSearchEdit")->setFocus();
    keyboard::type(QStringLiteral("zzz"));
    keyboard::enter();
    waiting::settle();
    AccessWalk walk;
    walk.inspect(window.window());
    QVERIFY2(walk.problems().isEmpty(), qPrintable(walk.problems().join(u'\n')));
}

void AccessTest::theWayAPageIsReadIsTheWayItIsLaidOut_data() {
    QTest::addColumn<PageId>("page");
    QTest::newRow("till") << PageId::Till;
    QTest::newRow("orders") << PageId::Orders;
    QTest::newRow("products") << PageId::Products;
    QTest::newRow("customers") << PageId::Customers;
    QTest::newRow("revenue") << PageId::Revenue;
    QTest::newRow("deliveries") << PageId::Deliveries;
    QTest::newRow("activity") << PageId::Activity;
    QTest::newRow("settings") << PageId::Settings;
}

void AccessTest::theWayAPageIsReadIsTheWayItIsLaidOut() {
    QFETCH(PageId, page);
    PagesWindow window;
    QVERIFY(window.turnTo(page));
    const QAccessibleInterface* whole = accessOf(window.window()->page(page));
    const QWidget* last = nullptr;
    for (int at = 0; at < whole->childCount(); ++at) {
        const auto* widget = qobject_cast<QWidget*>(whole->child(at)->object());
        if (!widget || !widget->isVisible()) continue;
        if (last) {
            const QRect a = placeOf(last);
            const QRect b = placeOf(widget);
            const bool isAbove = b.bottom() <= a.top() && b.left() < a.right();
            const bool isBefore = b.right() <= a.left() && b.top() < a.bottom();
            const QString step = nameOf(const_cast<QWidget*>(last)) + QStringLiteral(" to ") +
                                 nameOf(const_cast<QWidget*>(widget));
            QVERIFY2(!isAbove && !isBefore, qPrintable(step));
        }
        last = widget;
    }
    QVERIFY(last);
}

void AccessTest::aChipSaysItsCountAndWhetherItIsChosen() {
    PagesWindow window;
    QVERIFY(window.turnTo(PageId::Orders));
    const auto chips = window.find<QWidget>("ordersChips")->findChildren<QPushButton*>();
    const QAccessibleInterface* all = accessOf(chips.first());
    QCOMPARE(all->text(QAccessible::Name), QStringLiteral("All 60"));
    QCOMPARE(all->role(), QAccessible::RadioButton);
    QVERIFY(all->state().checked);
    const QAccessibleInterface* today = accessOf(chips.at(1));
    QVERIFY(today->state().checkable && !today->state().checked);
    accessOf(chips.at(1))->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(today->state().checked && !all->state().checked);
}

void AccessTest::cashAndCardAreRadioButtons() {
    PagesWindow window;
    for (const char* word : {"Cash", "Card"}) {
        QAccessibleInterface* found = nullptr;
        for (QPushButton* button : window.window()->findChildren<QPushButton*>()) {
            if (button->text() == QLatin1StringView(word)) found = accessOf(button);
        }
        QVERIFY(found);
        QCOMPARE(found->role(), QAccessible::RadioButton);
        QCOMPARE(found->text(QAccessible::Name), QLatin1StringView(word));
        QCOMPARE(bool(found->state().checked), qstrcmp(word, "Cash") == 0);
    }
}

void AccessTest::theBarsOfTheChartHaveValues() {
    const ReaderLanguage speaks(QStringLiteral("en"));
    PagesWindow window;
    QVERIFY(window.turnTo(PageId::Revenue));
    auto* chart = window.find<RevenueChart>("revenueChart");
    QAccessibleInterface* access = accessOf(chart);
    QCOMPARE(access->role(), QAccessible::Chart);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Revenue chart"));
    QCOMPARE(access->childCount(), chart->barCount());
    QVERIFY(chart->barCount() > 20);
    const int last = chart->barCount() - 1;
    QAccessibleInterface* bar = access->child(last);
    QCOMPARE(bar->text(QAccessible::Name), chart->periodText(last));
    QCOMPARE(bar->text(QAccessible::Value), chart->amountText(last));
    QVERIFY(bar->text(QAccessible::Description).startsWith(chart->amountText(last)));
    QCOMPARE(bar->valueInterface()->currentValue().toString(), chart->amountText(last));
    QCOMPARE(access->indexOfChild(bar), last);
    QVERIFY(!bar->state().selected);
    chart->highlight(last);
    QVERIFY(bar->state().selected);
}

void AccessTest::boxesHaveTheirLabels() {
    const ReaderLanguage speaks(QStringLiteral("en"));
    PagesWindow window;
    const std::pair<const char*, const char*> boxes[]{
        {"ordersDatesCombo", "Dates"},       {"activityDatesCombo", "Dates"},
        {"revenueDatesCombo", "Dates"},      {"revenuePeriodCombo", "Period"},
        {"revenueBasisCombo", "Counted on"}, {"languageCombo", "Language"}};
    for (const auto& [box, label] : boxes) {
        auto* combo = window.find<QComboBox>(box);
        const auto relations = accessOf(combo)->relations(QAccessible::Label);
        QVERIFY2(relations.size() == 1, box);
        QCOMPARE(relations.first().first->text(QAccessible::Name), QLatin1StringView(label));
    }
}

void AccessTest::onlyWhatHasTheKeyboardSaysSo() {
    PagesWindow window;
    QVERIFY(window.turnTo(PageId::Activity));
    QAccessibleInterface* tab = accessOf(window.find<QTabBar>("activityTabs"))->child(0);
    QVERIFY(tab->state().selected);
    QVERIFY(!tab->state().focused);
    window.find<QTabBar>("activityTabs")->setFocus();
    QVERIFY(tab->state().focused);
    window.mark("activityTable", 1);
    auto* table = window.find<QTableView>("activityTable");
    QAccessibleInterface* cell = accessOf(table)->tableInterface()->cellAt(1, 0);
    QVERIFY(cell->state().focused);
    QCOMPARE(accessOf(table)->focusChild(), cell);
    QVERIFY(window.turnTo(PageId::Settings));
    QVERIFY(!cell->state().focused && cell->state().invisible);
    QVERIFY(!tab->state().focused);
}

void AccessTest::aTablesCellsCanBeReadAndChosen() {
    PagesWindow window;
    QVERIFY(window.turnTo(PageId::Products));
    auto* table = window.find<QTableView>("productsTable");
    QAccessibleTableInterface* cells = accessOf(table)->tableInterface();
    QCOMPARE(cells->rowCount(), table->model()->rowCount());
    QCOMPARE(cells->columnCount(), table->model()->columnCount());
    QAccessibleInterface* cell = cells->cellAt(3, 1);
    QCOMPARE(cell->text(QAccessible::Name), table->model()->index(3, 1).data().toString());
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 3);
    QCOMPARE(cell->tableCellInterface()->columnHeaderCells().first()->text(QAccessible::Name),
             table->model()->headerData(1, Qt::Horizontal).toString());
    QVERIFY(cells->selectRow(3));
    QCOMPARE(cells->selectedRows(), QList<int>{3});
    QVERIFY(cell->state().selected);
    QCOMPARE(accessOf(table)->childAt(cell->rect().center().x(), cell->rect().center().y()), cell);
}

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::PageId)

QTEST_MAIN(countertop::AccessTest)
#include "AccessTest.moc"
