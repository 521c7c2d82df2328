// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderTableModel.h"
#include "tests/support/Waiting.h"
#include "tests/tables/ListShop.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QtTest>

namespace countertop {

/// Scrolls, refreshes and fails a long list of orders on a generated shop, whose results can be
/// held back as by a slow database.
class OrderTableModelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void firstPageIsShownThenTheCount();
    void emptyShopHasNoRows();
    void farRowsAreLoadingUntilTheirPageArrives();
    void tenMillionRowsKeepFewPages();
    void fastScrollingAsksOnlyTheLatestPages();
    void answersToAnOlderFilterAreDropped();
    void newOrderOnTopKeepsTheSelection();
    void changedOrderIsReportedAloneWithoutReset();
    void removedOrderIsNoLongerSelected();
    void refreshWhileLoadingIsNotLost();
    void clickOnHeaderSorts();
    void columnWithoutSortIsIgnored();
    void failureIsReportedOnceAndRefreshTriesAgain();
    void failedPageKeepsTheRowsShown();
    void modelMayDieBeforeItsAnswer();
    void cellsReadLikeTheTable();

private:
    void load();
    [[nodiscard]] QString key(int row) const {
        return m_model->index(row, 0).data(KeyRole).toString();
    }

    std::unique_ptr<ListShop> m_shop;
    std::unique_ptr<FakeReadQueue> m_queue;
    std::unique_ptr<OrderTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void OrderTableModelTest::init() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_shop = std::make_unique<ListShop>(1'000);
    m_queue = std::make_unique<FakeReadQueue>(m_shop->all());
    m_model = std::make_unique<OrderTableModel>(*m_queue);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void OrderTableModelTest::cleanup() {
    m_tester.reset();
    m_model.reset();
    m_queue.reset();
    m_shop.reset();
}

void OrderTableModelTest::load() {
    m_model->reload();
    QTRY_COMPARE(m_model->extent().rows, m_shop->count);
    waiting::settle();
    m_shop->asked.clear();
}

void OrderTableModelTest::firstPageIsShownThenTheCount() {
    QSignalSpy loaded(m_model.get(), &WindowedTableModel::loaded);
    m_model->reload();
    QVERIFY(m_model->isLoading());
    QVERIFY(loaded.wait());
    QVERIFY(m_model->rowCount() >= WindowedTableModel::kPageRows);
    QCOMPARE(key(0), QStringLiteral("1000"));
    QTRY_COMPARE(m_model->rowCount(), 1'000);
    QCOMPARE(m_model->extent().totalMinor, 100'000);
}

void OrderTableModelTest::emptyShopHasNoRows() {
    m_shop->count = m_shop->newest = 0;
    QSignalSpy loaded(m_model.get(), &WindowedTableModel::loaded);
    m_model->reload();
    QVERIFY(loaded.wait());
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->row(0));
}

void OrderTableModelTest::farRowsAreLoadingUntilTheirPageArrives() {
    load();
    m_queue->hold();
    QVERIFY(m_model->index(750, 0).data(LoadingRole).toBool());
    QVERIFY(!m_model->index(750, 0).data().isValid());
    QTRY_COMPARE(m_queue->waiting(), 1);
    m_queue->release();
    QTRY_COMPARE(key(750), QStringLiteral("250"));
    QVERIFY(!m_model->index(750, 0).data(LoadingRole).toBool());
}

// Rows cost no memory by themselves: only pages that are shown are loaded.
void OrderTableModelTest::tenMillionRowsKeepFewPages() {
    m_tester.reset();  // it reads the model far more often than any view
    m_shop->count = m_shop->newest = 10'000'000;
    QElapsedTimer timer;
    timer.start();
    load();
    QCOMPARE(m_model->rowCount(), 10'000'000);
    for (int row = 0; row < 10'000'000; row += 100'003) {
        if (m_model->index(row, 0).data(LoadingRole).toBool()) {
            QTRY_COMPARE(key(row), QString::number(10'000'000 - row));
        }
    }
    QVERIFY(m_model->residentPages() <= WindowedTableModel::kMaximumPages);
    QVERIFY2(timer.elapsed() < 20'000, "a jump costs far more than its page");
}

void OrderTableModelTest::fastScrollingAsksOnlyTheLatestPages() {
    load();
    m_queue->hold();
    for (int row = 150; row < 1'000; ++row) (void)m_model->index(row, 0).data();
    QTRY_COMPARE(m_queue->waiting(), 1);
    m_queue->release();
    QTRY_COMPARE(key(999), QStringLiteral("1"));
    waiting::settle();
    QVERIFY2(m_shop->asked.size() <= 4, "pages scrolled past must not be fetched");
    QCOMPARE(m_shop->asked.first(), 900);
}

void OrderTableModelTest::answersToAnOlderFilterAreDropped() {
    m_queue->hold();
    OrderFilter filter;
    filter.search = QStringLiteral("a");
    m_model->setFilter(filter);
    filter.search = QStringLiteral("ab");
    m_model->setFilter(filter);
    QSignalSpy loaded(m_model.get(), &WindowedTableModel::loaded);
    m_queue->release();
    QVERIFY(loaded.wait());
    waiting::settle();
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(m_shop->asked.size(), 1);
}

void OrderTableModelTest::newOrderOnTopKeepsTheSelection() {
    load();
    m_model->setVisibleRows(0, 12);
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(5, 0),
                              QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_shop->addNewest();
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_model->refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(key(0), QStringLiteral("1001"));
    QCOMPARE(selection.currentIndex().row(), 6);
    QCOMPARE(key(selection.currentIndex().row()), QStringLiteral("995"));
    QCOMPARE(m_model->rowCount(), 1'001);
    QCOMPARE(resets.size(), 0);
}

void OrderTableModelTest::changedOrderIsReportedAloneWithoutReset() {
    load();
    m_model->setVisibleRows(0, 12);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_shop->changed.insert(997, StatusWord::Cancelled);
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_model->refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 3);
    QCOMPARE(changes.first().at(1).toModelIndex().row(), 3);
    QCOMPARE(m_model->index(3, OrderTableModel::Status).data().toString(),
             QStringLiteral("cancelled"));
}

void OrderTableModelTest::removedOrderIsNoLongerSelected() {
    load();
    m_model->setVisibleRows(0, 12);
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(4, 0), QItemSelectionModel::SelectCurrent);
    const QPersistentModelIndex below(m_model->index(8, 0));
    m_shop->removed.append(996);
    --m_shop->count;
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_model->refresh();
    QVERIFY(refreshed.wait());
    QVERIFY(!selection.currentIndex().isValid());
    QCOMPARE(below.row(), 7);
    QCOMPARE(key(below.row()), QStringLiteral("992"));
}

void OrderTableModelTest::refreshWhileLoadingIsNotLost() {
    m_queue->hold();
    m_model->reload();
    m_model->refresh();
    QSignalSpy refreshed(m_model.get(), &WindowedTableModel::refreshed);
    m_queue->release();
    QVERIFY(refreshed.wait());
}

void OrderTableModelTest::clickOnHeaderSorts() {
    load();
    m_model->sort(OrderTableModel::Total, Qt::AscendingOrder);
    QCOMPARE(m_model->order(), (OrderSort{OrderSortField::Total, false}));
    QTRY_COMPARE(key(0), QStringLiteral("1"));
    QCOMPARE(OrderTableModel::columnOf(OrderSortField::Total), OrderTableModel::Total);
}

void OrderTableModelTest::columnWithoutSortIsIgnored() {
    load();
    m_model->sort(OrderTableModel::From, Qt::AscendingOrder);
    QCOMPARE(m_model->order(), OrderSort{});
    QVERIFY(!m_model->isLoading());
}

void OrderTableModelTest::failureIsReportedOnceAndRefreshTriesAgain() {
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    QSignalSpy failed(m_model.get(), &WindowedTableModel::failed);
    m_model->reload();
    QVERIFY(failed.wait());
    QVERIFY(!m_model->isLoading());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Network);
    m_queue->failure.reset();
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 1'000);
}

void OrderTableModelTest::failedPageKeepsTheRowsShown() {
    load();
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    QSignalSpy failed(m_model.get(), &WindowedTableModel::failed);
    (void)m_model->index(900, 0).data();
    QVERIFY(failed.wait());
    QCOMPARE(key(0), QStringLiteral("1000"));
    (void)m_model->index(900, 0).data();
    waiting::settle();
    QCOMPARE(failed.size(), 1);
}

void OrderTableModelTest::modelMayDieBeforeItsAnswer() {
    m_queue->hold();
    m_model->reload();
    m_tester.reset();
    m_model.reset();
    m_queue->release();
    waiting::settle();
    QVERIFY2(m_shop->asked.isEmpty(), "nobody waits for the answer any more");
}

void OrderTableModelTest::cellsReadLikeTheTable() {
    load();
    const auto text = [this](int column) { return m_model->index(0, column).data().toString(); };
    QCOMPARE(text(OrderTableModel::Number), QStringLiteral("T1-00001000"));
    QCOMPARE(text(OrderTableModel::Customer), QStringLiteral("Customer 0"));
    QCOMPARE(text(OrderTableModel::Status), QStringLiteral("paid"));
    QCOMPARE(text(OrderTableModel::Total), QStringLiteral("£11.00"));
    QCOMPARE(m_model->index(0, OrderTableModel::Status).data(ToneRole).toInt(),
             static_cast<int>(CellTone::Info));
    const auto alignment = m_model->index(0, OrderTableModel::Total).data(Qt::TextAlignmentRole);
    QVERIFY(Qt::Alignment(alignment.toInt()).testFlag(Qt::AlignRight));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderTableModelTest)
#include "OrderTableModelTest.moc"
