// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Waiting.h"
#include "views/lists/TableHeader.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"

#include <QScrollBar>
#include <QSettings>
#include <QTableView>

namespace countertop {

/// Widths of columns and panes: no figure is truncated, and users can drag the borders.
class ColumnWidthsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void CL_18_noFigureIsCut_data();
    void CL_18_noFigureIsCut();
    void CL_18_thePaneCanBeDragged();
    void CL_28_bordersCanBeDragged_data();
    void CL_28_bordersCanBeDragged();
    void CL_28_aDoubleClickFitsTheContent();
    void CL_28_draggingNeverSorts();
    void CL_28_anAmountCannotBeDraggedNarrower();
    void CL_28_widthsAreKeptOverARestart();

private:
    [[nodiscard]] QTableView* table(const char* name) { return m_window->find<QTableView>(name); }
    [[nodiscard]] static TableHeader* headerOf(const QTableView* table);
    /// Presses `from` pixels right of the column's border and drags by `by`.
    static void drag(const QTableView* table, int column, int by, int from = 0);
    /// The first visible column that shows text rather than figures; -1 without one.
    [[nodiscard]] static int wordsColumn(const QTableView* table);
    [[nodiscard]] QString cutFigure(const QTableView* table);
    [[nodiscard]] bool linesOfAnOrderAreWhole();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

namespace {

/// Moves the mouse with the button pressed, which QTest cannot do for widgets.
void moveHeld(QWidget* widget, const QPoint& to) {
    QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

bool isFigures(const QTableView* table, int column) {
    const QVariant alignment =
        table->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
    return Qt::Alignment(alignment.toInt()).testFlag(Qt::AlignRight);
}

void makeAmountsLarge(FakeReads& shop) {
    for (ProductRow& product : shop.catalogue.products) {
        product.priceMinor = 123'456'789'00;
        product.onHand = 1'234'567;
        product.reserved = 1'234'567;
    }
    for (OrderRow& order : shop.orders.rows) order.totalMinor = 345'678'901'00;
    for (OrderDetails& details : shop.orders.details) {
        for (OrderLine& line : details.lines) line.totalMinor = 234'567'890'00;
    }
    for (RevenueRow& row : shop.revenue.days) {
        row.totalMinor = 987'654'321'00;
        row.refundedMinor = 123'456'789'00;
        row.orders = 1'234'567;
        row.items = 12'345'678;
    }
}

const std::pair<const char*, PageId> kTables[]{
    {"productsTable", PageId::Products},     {"ordersTable", PageId::Orders},
    {"customersTable", PageId::Customers},   {"revenueTable", PageId::Revenue},
    {"deliveriesTable", PageId::Deliveries}, {"activityTable", PageId::Activity},
    {"orderLinesTable", PageId::Till}};

}  // namespace

void ColumnWidthsTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void ColumnWidthsTest::init() { m_window = std::make_unique<PagesWindow>(); }

void ColumnWidthsTest::cleanup() { m_window.reset(); }

TableHeader* ColumnWidthsTest::headerOf(const QTableView* table) {
    return qobject_cast<TableHeader*>(table->horizontalHeader());
}

void ColumnWidthsTest::drag(const QTableView* table, int column, int by, int from) {
    const TableHeader* header = headerOf(table);
    QWidget* area = header->viewport();
    const int border = header->sectionViewportPosition(column) + header->sectionSize(column) - 1;
    const QPoint start(border + from, header->height() / 2);
    QTest::mousePress(area, Qt::LeftButton, {}, start);
    moveHeld(area, start + QPoint(by / 2, 0));
    moveHeld(area, start + QPoint(by, 0));
    QTest::mouseRelease(area, Qt::LeftButton, {}, start + QPoint(by, 0));
    waiting::settle();
}

int ColumnWidthsTest::wordsColumn(const QTableView* table) {
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (!table->isColumnHidden(column) && !isFigures(table, column)) return column;
    }
    return -1;
}

/// The first visible figure that has less space than it needs.
QString ColumnWidthsTest::cutFigure(const QTableView* table) {
    const int last = table->viewport()->height() / table->verticalHeader()->defaultSectionSize();
    const int rows = qMin(last, table->model()->rowCount());
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->isColumnHidden(column) || !isFigures(table, column)) continue;
        for (int row = 0; row < rows; ++row) {
            const QString text = table->model()->index(row, column).data().toString();
            const int needed = figures::width(table->fontMetrics(), text);
            const int room = table->columnWidth(column) - 2 * metrics::kCellPadding;
            if (needed > room) return text;
        }
    }
    return {};
}

bool ColumnWidthsTest::linesOfAnOrderAreWhole() {
    m_window->mark("ordersTable", 1);
    const QTableView* lines = table("orderDetailLinesTable");
    const int column = lines->model()->columnCount() - 1;
    const bool allFits = lines->horizontalScrollBar()->maximum() == 0;
    bool areWhole = allFits && lines->model()->rowCount() > 0;
    for (int row = 0; row < lines->model()->rowCount(); ++row) {
        const QString total = lines->model()->index(row, column).data().toString();
        const int needed = figures::width(lines->fontMetrics(), total);
        areWhole = areWhole && needed <= lines->columnWidth(column) && total.size() > 10;
    }
    return areWhole;
}

void ColumnWidthsTest::CL_18_noFigureIsCut_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"en", "de"}) {
        for (const QSize size : {QSize(1280, 800), QSize(1024, 600)}) {
            QTest::addRow("%s %d", language, size.width()) << QString(language) << size;
        }
    }
}

void ColumnWidthsTest::CL_18_noFigureIsCut() {
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_window.reset();
    const ReaderLanguage speaks(language);
    m_window = std::make_unique<PagesWindow>();
    makeAmountsLarge(m_window->shop());
    m_window->window()->resize(size);
    for (const auto& [name, page] : kTables) {
        QVERIFY(m_window->turnTo(page));
        const QTableView* shown = table(name);
        QTRY_VERIFY2(cutFigure(shown).isEmpty(), qPrintable(name + u' ' + cutFigure(shown)));
        if (page == PageId::Orders) QTRY_VERIFY2(linesOfAnOrderAreWhole(), name);
        QVERIFY2(shown->horizontalScrollBar()->maximum() == 0, name);
        for (auto* label : m_window->window()->findChildren<FigureLabel*>()) {
            if (!label->isVisible()) continue;
            QFont smallest = label->font();
            smallest.setPixelSize(12);
            const int needed = figures::width(QFontMetrics(smallest), label->text());
            QVERIFY2(needed <= label->width(), qPrintable(label->text()));
        }
    }
    m_window.reset();
}

void ColumnWidthsTest::CL_18_thePaneCanBeDragged() {
    QVERIFY(m_window->turnTo(PageId::Orders));
    auto* splitter = m_window->find<PaneSplitter>("ordersSplitter");
    const int before = splitter->widget(1)->width();
    QWidget* handle = splitter->handle(1);
    const QPoint start = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, start);
    moveHeld(handle, start - QPoint(60, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, start);
    QCOMPARE(splitter->widget(1)->width(), before + 60);
    // The width is kept when the window is made smaller and larger again.
    m_window->window()->resize(1024, 600);
    waiting::settle();
    m_window->window()->resize(1280, 800);
    waiting::settle();
    QCOMPARE(splitter->widget(1)->width(), before + 60);
}

void ColumnWidthsTest::CL_28_bordersCanBeDragged_data() {
    QTest::addColumn<PageId>("page");
    for (const auto& [name, page] : kTables) QTest::newRow(name) << page;
}

void ColumnWidthsTest::CL_28_bordersCanBeDragged() {
    QFETCH(PageId, page);
    QVERIFY(m_window->turnTo(page));
    const QTableView* dragged = table(QTest::currentDataTag());
    const int column = wordsColumn(dragged);
    QVERIFY(column >= 0);
    const int before = dragged->columnWidth(column);
    drag(dragged, column, 60);
    QCOMPARE(dragged->columnWidth(column), before + 60);
    drag(dragged, column, -90);
    QCOMPARE(dragged->columnWidth(column), before - 30);
    m_window->window()->resize(1180, 760);
    waiting::settle();
    QCOMPARE(dragged->columnWidth(column), before - 30);
}

void ColumnWidthsTest::CL_28_aDoubleClickFitsTheContent() {
    const QString name =
        QStringLiteral("A hand-painted teapot for eight cups with a bamboo handle");
    m_window->shop().catalogue.customers[0].name = name;
    QVERIFY(m_window->turnTo(PageId::Customers));
    const QTableView* customers = table("customersTable");
    drag(customers, 0, -60);
    const TableHeader* header = headerOf(customers);
    const QPoint border(header->sectionViewportPosition(0) + header->sectionSize(0) - 1,
                        header->height() / 2);
    QTest::mouseDClick(header->viewport(), Qt::LeftButton, {}, border);
    waiting::settle();
    const int needed = customers->fontMetrics().horizontalAdvance(name);
    const int width = customers->columnWidth(0);
    QVERIFY(width >= needed + 2 * metrics::kCellPadding);
    QVERIFY(width <= needed + 2 * metrics::kCellPadding + 8);
}

void ColumnWidthsTest::CL_28_draggingNeverSorts() {
    QVERIFY(m_window->turnTo(PageId::Orders));
    const QTableView* orders = table("ordersTable");
    const TableHeader* header = headerOf(orders);
    const int section = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column)) continue;
        for (const int from : {0, -1, -3, -5, -8, -12}) {
            drag(orders, column, -18, from);
            QCOMPARE(header->sortIndicatorSection(), section);
            QCOMPARE(header->sortIndicatorOrder(), order);
        }
    }
    const QPoint title(header->sectionViewportPosition(section) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
    QVERIFY(header->sortIndicatorOrder() != order);
}

void ColumnWidthsTest::CL_28_anAmountCannotBeDraggedNarrower() {
    makeAmountsLarge(m_window->shop());
    QVERIFY(m_window->turnTo(PageId::Orders));
    const QTableView* orders = table("ordersTable");
    int total = orders->model()->columnCount() - 1;
    while (orders->isColumnHidden(total) || !isFigures(orders, total)) --total;
    drag(orders, total, -70);
    QVERIFY2(cutFigure(orders).isEmpty(), qPrintable(cutFigure(orders)));
    const int before = orders->columnWidth(total);
    drag(orders, total, 50);
    QCOMPARE(orders->columnWidth(total), before + 50);
}

void ColumnWidthsTest::CL_28_widthsAreKeptOverARestart() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("looks.ini")), QSettings::IniFormat);
    for (const auto& [name, page] : kTables) {
        QVERIFY(m_window->turnTo(page));
        drag(table(name), wordsColumn(table(name)), 34);
    }
    // Read only now: on a busy machine the window manager may still resize the window after the
    // first drags.
    QHash<QString, int> widths;
    for (const auto& [name, page] : kTables) {
        QVERIFY(m_window->turnTo(page));
        widths.insert(name, table(name)->columnWidth(wordsColumn(table(name))));
    }
    auto* splitter = m_window->find<PaneSplitter>("deliveriesSplitter");
    splitter->setChosenPaneWidth(412);
    m_window->window()->saveLayout(settings);
    m_window = std::make_unique<PagesWindow>();
    m_window->window()->restoreLayout(settings);
    for (const auto& [name, page] : kTables) {
        QVERIFY(m_window->turnTo(page));
        const int column = wordsColumn(table(name));
        QTRY_COMPARE(table(name)->columnWidth(column), widths.value(name));
    }
    QVERIFY(m_window->turnTo(PageId::Deliveries));
    QCOMPARE(m_window->find<PaneSplitter>("deliveriesSplitter")->widget(1)->width(), 412);
}

}  // namespace countertop

QTEST_MAIN(countertop::ColumnWidthsTest)
#include "ColumnWidthsTest.moc"
