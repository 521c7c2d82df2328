// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderTableModel.h"
#include "tests/support/StillPicture.h"
#include "tests/support/Waiting.h"
#include "tests/tables/ListShop.h"
#include "views/lists/LongTableView.h"
#include "views/theme/Metrics.h"
#include "views/theme/Theme.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QPaintEvent>
#include <QScrollBar>
#include <QtTest>

namespace countertop {

/// Shows ten million orders and navigates in them by scroll bar, keys and mouse.
class LongTableViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void scrollBarIsTrueOverTenMillionRows();
    void tenMillionRowsCostNoMemory();
    void jumpsShowTheRowAtOnce();
    void keysReachBothEnds();
    void theChosenRowIsReportedOnceItCanBeRead();
    void clickSelectsTheRowUnderIt();
    void newRowsAboveKeepWhatIsLookedAt();
    void newRowsAtTheTopAreSeen();
    void whatChangedIsPaintedAgain();
    void typedLettersDoNotReadTheList();
    void columnsGiveWayByImportance();
    void wordsInSightGetRoomBeforeTheRestStretches();
    void whatMustBeReadIsNeverCutOff();
    void screenReadersSeeRowsAndColumns();

private:
    void open(qint64 orders);
    [[nodiscard]] QString key(int row) const {
        return m_model->index(row, 0).data(KeyRole).toString();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ListShop> m_shop;
    std::unique_ptr<FakeReadQueue> m_queue;
    std::unique_ptr<OrderTableModel> m_model;
    std::unique_ptr<LongTableView> m_view;
};

namespace {

/// Records which regions of a widget are painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint) painted += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
    QRegion painted;
};

/// Resident memory of this process in KiB.
qint64 residentKilobytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) return line.simplified().split(' ').at(1).toLongLong();
    }
    return 0;
}

constexpr qint64 kTenMillion = 10'000'000;

}  // namespace

void LongTableViewTest::init() {
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
    m_shop = std::make_unique<ListShop>(0);
    m_queue = std::make_unique<FakeReadQueue>(m_shop->all());
    m_model = std::make_unique<OrderTableModel>(*m_queue);
    m_view = std::make_unique<LongTableView>();
    m_view->setModel(m_model.get());
    m_view->resize(900, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void LongTableViewTest::cleanup() {
    m_view.reset();
    m_model.reset();
    m_queue.reset();
    m_shop.reset();
    m_theme.reset();
}

void LongTableViewTest::open(qint64 orders) {
    m_shop->count = m_shop->newest = orders;
    m_model->reload();
    QTRY_COMPARE(m_model->extent().rows, orders);
    QCOMPARE(m_model->rowCount(), orders);
}

void LongTableViewTest::scrollBarIsTrueOverTenMillionRows() {
    open(kTenMillion);
    const QScrollBar* bar = m_view->verticalScrollBar();
    QCOMPARE(bar->maximum(), 10'000'000 * m_view->rowHeight() - m_view->viewport()->height());
    QCOMPARE(m_view->verticalHeader()->count(), 0);
}

// QTableView's own header would take 80 MB here.
void LongTableViewTest::tenMillionRowsCostNoMemory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer keeps freed memory, so that there is nothing to measure");
#endif
    open(1'000);
    const qint64 before = residentKilobytes();
    open(kTenMillion);
    for (int jump = 0; jump < 50; ++jump) {
        m_view->verticalScrollBar()->setValue(jump * 7'654'321);
        waiting::settle();
    }
    const qint64 grown = residentKilobytes() - before;
    QVERIFY2(grown < 20'000, qPrintable(QStringLiteral("%1 KiB more").arg(grown)));
}

void LongTableViewTest::jumpsShowTheRowAtOnce() {
    open(kTenMillion);
    QList<qint64> microseconds;
    for (int jump = 1; jump <= 100; ++jump) {
        const int row = int((jump * qint64(999'983)) % (kTenMillion - 100));
        QElapsedTimer timer;
        timer.start();
        m_view->verticalScrollBar()->setValue(row * m_view->rowHeight());
        m_view->viewport()->repaint();
        while (key(row).isEmpty() && timer.elapsed() < 5'000) QCoreApplication::processEvents();
        m_view->viewport()->repaint();
        microseconds.append(timer.nsecsElapsed() / 1'000);
        QCOMPARE(key(row), QString::number(kTenMillion - row));
    }
    std::sort(microseconds.begin(), microseconds.end());
    qInfo("jump: median %lld us, worst %lld us", microseconds.at(50), microseconds.last());
    QVERIFY(microseconds.at(50) < 200'000);
}

void LongTableViewTest::keysReachBothEnds() {
    open(kTenMillion);
    QVERIFY(m_view->hasFocus());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 9'999'999);
    QCOMPARE(m_view->lastVisibleRow(), 9'999'999);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QVERIFY(m_view->currentIndex().row() < 9'999'999);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
    QCOMPARE(m_view->firstVisibleRow(), 0);
}

void LongTableViewTest::theChosenRowIsReportedOnceItCanBeRead() {
    open(kTenMillion);
    QStringList reported;
    connect(m_view.get(), &LongTableView::currentRowReady, this,
            [&] { reported.append(key(m_view->currentIndex().row())); });
    m_view->setCurrentIndex(m_model->index(0, 0));
    QTRY_COMPARE(reported, QStringList{QString::number(kTenMillion)});
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QVERIFY(key(9'999'999).isEmpty());
    QTRY_COMPARE(reported, (QStringList{QString::number(kTenMillion), QStringLiteral("1")}));
}

void LongTableViewTest::clickSelectsTheRowUnderIt() {
    open(kTenMillion);
    m_view->verticalScrollBar()->setValue(5'000'000 * m_view->rowHeight());
    const QModelIndex index = m_model->index(5'000'003, 1);
    const QRect rect = m_view->visualRect(index);
    QVERIFY(m_view->viewport()->rect().contains(rect.center()));
    QCOMPARE(m_view->indexAt(rect.center()), index);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rect.center());
    QCOMPARE(m_view->currentIndex(), index);
    QVERIFY(m_view->selectionModel()->isRowSelected(5'000'003));
}

void LongTableViewTest::newRowsAboveKeepWhatIsLookedAt() {
    open(1'000);
    m_view->verticalScrollBar()->setValue(500 * m_view->rowHeight());
    QTRY_COMPARE(key(500), QStringLiteral("500"));
    m_view->viewport()->repaint();
    m_shop->addNewest();
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_model->refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(m_view->firstVisibleRow(), 501);
    QCOMPARE(key(501), QStringLiteral("500"));
}

void LongTableViewTest::newRowsAtTheTopAreSeen() {
    open(1'000);
    m_view->viewport()->repaint();
    m_shop->addNewest();
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_model->refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(m_view->firstVisibleRow(), 0);
    QCOMPARE(key(0), QStringLiteral("1001"));
}

void LongTableViewTest::whatChangedIsPaintedAgain() {
    open(50);
    m_view->setColumnHidden(m_model->columnCount() - 1, true);
    QVERIFY(isStill(*m_view));
    PaintWatch watch(m_view->viewport());
    for (const qint64 number : {47, 45}) m_shop->changed.insert(number, StatusWord::Cancelled);
    m_model->refresh();
    for (const int row : {3, 5}) {
        const QRect cell = m_view->visualRect(m_model->index(row, 0));
        QTRY_VERIFY(watch.painted.contains(cell));
    }
}

void LongTableViewTest::typedLettersDoNotReadTheList() {
    open(kTenMillion);
    m_shop->asked.clear();
    m_view->setFocus();
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(m_view.get(), Qt::Key_X);
    QVERIFY(timer.elapsed() < 5'000);
}

void LongTableViewTest::columnsGiveWayByImportance() {
    open(10);
    m_view->setColumns({{OrderTableModel::Number, QStringLiteral("T1-000000"), 0},
                        {OrderTableModel::Customer, QStringLiteral("Alexandra"), 0, true},
                        {OrderTableModel::From, QStringLiteral("Till 10"), 2},
                        {OrderTableModel::Total, QStringLiteral("£000.00"), 1}});
    QVERIFY(!m_view->isColumnHidden(OrderTableModel::From));
    QVERIFY(m_view->isColumnHidden(OrderTableModel::Items));
    QCOMPARE(m_view->horizontalHeader()->length(), m_view->viewport()->width());
    m_view->resize(300, 600);
    QTRY_VERIFY(m_view->isColumnHidden(OrderTableModel::From));
    QVERIFY(!m_view->isColumnHidden(OrderTableModel::Total));
}

void LongTableViewTest::wordsInSightGetRoomBeforeTheRestStretches() {
    open(kTenMillion);
    m_view->setColumns(
        {{OrderTableModel::Number, QStringLiteral("T1"), 0, false, ColumnFit::WithinRoom},
         {OrderTableModel::Customer, QStringLiteral("Alexandra"), 0, true}});
    const QString number = m_model->index(0, OrderTableModel::Number).data().toString();
    const int needed = m_view->fontMetrics().horizontalAdvance(number);
    QTRY_VERIFY(m_view->columnWidth(OrderTableModel::Number) > needed);
    QVERIFY(m_view->columnWidth(OrderTableModel::Number) < 2 * needed);
    QCOMPARE(m_view->horizontalHeader()->length(), m_view->viewport()->width());
}

void LongTableViewTest::whatMustBeReadIsNeverCutOff() {
    open(10);
    m_view->resize(320, 600);
    m_view->setColumns(
        {{OrderTableModel::Number, QStringLiteral("T1"), 0, false, ColumnFit::Always},
         {OrderTableModel::Customer, QStringLiteral("Alexandra Winter"), 0, true},
         {OrderTableModel::Total, QStringLiteral("£0,000.00"), 0}});
    const QString number = m_model->index(0, OrderTableModel::Number).data().toString();
    const int needed = m_view->fontMetrics().horizontalAdvance(number) + 2 * metrics::kCellPadding;
    QTRY_VERIFY(m_view->columnWidth(OrderTableModel::Number) >= needed);
    QCOMPARE(m_view->horizontalHeader()->length(), m_view->viewport()->width());
}

void LongTableViewTest::screenReadersSeeRowsAndColumns() {
    open(kTenMillion);
    QAccessibleInterface* table = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->tableInterface()->rowCount(), 10'000'000);
    QCOMPARE(table->tableInterface()->columnCount(), int(OrderTableModel::ColumnCount));
    QAccessibleInterface* cell = table->tableInterface()->cellAt(2, OrderTableModel::Number);
    QVERIFY(cell);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("T1-09999998"));
    QVERIFY(cell->rect().isValid());
}

}  // namespace countertop

QTEST_MAIN(countertop::LongTableViewTest)
#include "LongTableViewTest.moc"
