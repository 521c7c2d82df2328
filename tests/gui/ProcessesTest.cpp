// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PageFixture.h"
#include "tests/support/Waiting.h"
#include "views/activity/ActivityPage.h"
#include "views/activity/ProjectionsView.h"
#include "views/activity/SagasView.h"
#include "views/forms/ConfirmDialog.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

namespace countertop {

/// Shows fulfilments and projections and requests actions on
/// them, by keyboard, on a shop in memory.
class ProcessesTest : public PageFixture<ActivityPage> {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init();
    void cleanup() { close(); }

    void tabsAreReachedByTheKeyboard();
    void fulfilmentsAreCountedAndNarrowed();
    void stepsSayHowTheyEnded();
    void onlyWhatCanBeDoneIsOffered_data();
    void onlyWhatCanBeDoneIsOffered();
    void noActionIsOfferedWithoutAHandler();
    void requestsAreSentOnceAndAnswered();
    void undoingAsksFirst();
    void K_19_onlyAFailedRefundIsGivenUp();
    void projectionsShowHowTheyDo();
    void leftOutEventsAreListed();
    void aFaultedProjectionIsRestarted();
    void aRebuildShowsItsProgress();

private:
    [[nodiscard]] QAbstractItemModel* rows(const char* table) const {
        return find<QTableView>(table)->model();
    }
    void openTab(int tab);
    void choose(SagaStatus status);
};

void ProcessesTest::init() {
    openShop();
    openPage();
    m_page->sagas()->setControllable(true);
    m_page->projections()->setControllable(true, true);
}

void ProcessesTest::openTab(int tab) {
    find<QTabBar>("activityTabs")->setCurrentIndex(tab);
    QTRY_VERIFY(rows(tab == 1 ? "sagasTable" : "projectionsTable")->rowCount() > 0);
}

void ProcessesTest::choose(SagaStatus status) {
    openTab(1);
    for (int row = 0; row < 5; ++row) {
        if (m_shop->processes.sagaRows.at(row).status != status) continue;
        find<QTableView>("sagasTable")->setCurrentIndex(rows("sagasTable")->index(row, 0));
        QTRY_VERIFY(find("sagaStepsTable")->isVisible());
        waiting::settle();
    }
}

void ProcessesTest::tabsAreReachedByTheKeyboard() {
    auto* tabs = find<QTabBar>("activityTabs");
    QCOMPARE(tabs->accessibleName(), QStringLiteral("Parts of the activity"));
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QTRY_VERIFY(find("sagasTable")->isVisible());
    QVERIFY(!find("activityTable")->isVisible());
    QTest::keyClick(tabs, Qt::Key_Right);
    QTRY_VERIFY(find("projectionsTable")->isVisible());
}

void ProcessesTest::fulfilmentsAreCountedAndNarrowed() {
    openTab(1);
    QCOMPARE(rows("sagasTable")->rowCount(), 60);
    QPushButton* stuck = nullptr;
    for (auto* chip : find("sagasChips")->findChildren<QPushButton*>()) {
        if (chip->accessibleName() == QStringLiteral("Needs a person")) stuck = chip;
    }
    QVERIFY(stuck);
    QTRY_COMPARE(stuck->text(), QStringLiteral("Needs a person  12"));
    stuck->setFocus();
    QTest::keyClick(stuck, Qt::Key_Space);
    QTRY_COMPARE(rows("sagasTable")->rowCount(), 12);
    const QAbstractItemModelTester tester(rows("sagasTable"),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void ProcessesTest::stepsSayHowTheyEnded() {
    choose(SagaStatus::CompensationFailed);
    QCOMPARE(find<QLabel>("sagaReasonLabel")->text(),
             QStringLiteral("Take payment: The payment was declined."));
    QCOMPARE(find<QLabel>("sagaSaidLabel")->text(),
             QStringLiteral("take_payment: The card was declined by its bank"));
    const auto* steps = rows("sagaStepsTable");
    QCOMPARE(steps->rowCount(), 3);
    const QString failed = steps->index(1, 0).data().toString();
    QVERIFY2(failed.startsWith(QStringLiteral("Take payment: failed")), qPrintable(failed));
    QVERIFY(failed.contains(QStringLiteral("3 attempt")));
}

void ProcessesTest::onlyWhatCanBeDoneIsOffered_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QList<bool>>("can");  // retry, continue, undo
    QTest::newRow("running") << int(SagaStatus::Running) << QList<bool>{false, true, true};
    QTest::newRow("completed") << int(SagaStatus::Completed) << QList<bool>{false, false, false};
    QTest::newRow("undoing") << int(SagaStatus::Compensating) << QList<bool>{false, true, false};
    QTest::newRow("undone") << int(SagaStatus::Compensated) << QList<bool>{true, false, false};
    QTest::newRow("stuck") << int(SagaStatus::CompensationFailed) << QList<bool>{true, false, true};
}

void ProcessesTest::onlyWhatCanBeDoneIsOffered() {
    QFETCH(int, status);
    choose(static_cast<SagaStatus>(status));
    const QList<bool> can{find("retrySagaButton")->isEnabled(),
                          find("resumeSagaButton")->isEnabled(),
                          find("compensateSagaButton")->isEnabled()};
    QTEST(can, "can");
}

void ProcessesTest::noActionIsOfferedWithoutAHandler() {
    m_page->sagas()->setControllable(false);
    choose(SagaStatus::CompensationFailed);
    QVERIFY(!find("retrySagaButton")->isEnabled());
    QVERIFY(!find("compensateSagaButton")->isEnabled());
}

void ProcessesTest::requestsAreSentOnceAndAnswered() {
    choose(SagaStatus::Compensated);
    QSignalSpy sent(m_page->sagas(), &SagasView::retryRequested);
    auto* retry = find<QPushButton>("retrySagaButton");
    retry->setFocus();
    QTest::keyClick(retry, Qt::Key_Space);
    QTest::keyClick(retry, Qt::Key_Space);
    QCOMPARE(sent.size(), 1);
    const QString id = sent.first().first().toString();
    QCOMPARE(id, QStringLiteral("saga-3"));
    m_shop->processes.sagaRows[3].status = SagaStatus::Running;
    m_page->sagas()->requestEnded(id);
    QTRY_VERIFY(find("resumeSagaButton")->isEnabled());
    QVERIFY(!retry->isEnabled());
}

void ProcessesTest::undoingAsksFirst() {
    choose(SagaStatus::Running);
    QSignalSpy sent(m_page->sagas(), &SagasView::compensateRequested);
    const auto ask = [this] {
        QTest::keyClick(find("compensateSagaButton"), Qt::Key_Space);
        return m_page->findChild<ConfirmDialog*>();
    };
    auto* dialog = ask();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(sent.size(), 0);
    QTRY_VERIFY(!m_page->findChild<ConfirmDialog*>());
    dialog = ask();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("reasonEdit")),
                     QStringLiteral("rain"));
    dialog->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().last().toString(), QStringLiteral("rain"));
}

void ProcessesTest::K_19_onlyAFailedRefundIsGivenUp() {
    // Its payment was refused, so there is nothing to refund.
    choose(SagaStatus::CompensationFailed);
    QVERIFY(!find("giveUpRefundButton")->isEnabled());
    m_shop->processes.sagaRows[4].type = QStringView(kRefundSaga).toString();
    m_page->sagas()->requestEnded(m_shop->processes.sagaRows[4].sagaId);
    m_page->refresh();
    QTRY_VERIFY(find("giveUpRefundButton")->isEnabled());
    QSignalSpy sent(m_page->sagas(), &SagasView::giveUpRequested);
    QTest::keyClick(find("giveUpRefundButton"), Qt::Key_Space);
    auto* dialog = m_page->findChild<ConfirmDialog*>();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("reasonEdit")),
                     QStringLiteral("refused"));
    dialog->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().last().toString(), QStringLiteral("refused"));
}

void ProcessesTest::projectionsShowHowTheyDo() {
    openTab(2);
    const auto* model = rows("projectionsTable");
    QCOMPARE(model->rowCount(), 5);
    const auto cell = [&](int row, int column) {
        return model->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, ProjectionTableModel::State), QStringLiteral("with each sale"));
    QCOMPARE(cell(3, ProjectionTableModel::State), QStringLiteral("catching up"));
    QCOMPARE(cell(3, ProjectionTableModel::Lag), QStringLiteral("48,213"));
    QCOMPARE(cell(4, ProjectionTableModel::LeftOut), QStringLiteral("2"));
    const QAbstractItemModelTester tester(rows("projectionsTable"),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    // Changes are shown without losing the selection.
    find<QTableView>("projectionsTable")->setCurrentIndex(model->index(3, 0));
    m_shop->processes.projectionRows[3].lag = 0;
    m_page->refresh();
    QTRY_COMPARE(cell(3, ProjectionTableModel::Lag), QStringLiteral("0"));
    QCOMPARE(find<QTableView>("projectionsTable")->currentIndex().row(), 3);
}

void ProcessesTest::leftOutEventsAreListed() {
    openTab(2);
    auto* table = find<QTableView>("projectionsTable");
    auto* leftOut = find<QTableView>("leftOutTable");
    QVERIFY(!leftOut->isVisible());
    table->setCurrentIndex(table->model()->index(3, 0));
    QTRY_COMPARE(find<QLabel>("leftOutLabel")->text(),
                 QStringLiteral("Events that customer_totals left out"));
    QVERIFY(!leftOut->isVisible());
    table->setCurrentIndex(table->model()->index(4, 0));
    QTRY_COMPARE(leftOut->model()->rowCount(), 2);
    QVERIFY(leftOut->isVisible());
    const auto cell = [&](int column) { return leftOut->model()->index(0, column).data(); };
    QTRY_COMPARE(cell(PoisonTableModel::Position).toString(), QStringLiteral("10,482"));
    QCOMPARE(cell(PoisonTableModel::Event).toString(), QStringLiteral("PaymentCaptured"));
    QCOMPARE(cell(PoisonTableModel::Order).toString(),
             m_shop->processes.poisonRows.first().orderNumber);
    QCOMPARE(cell(PoisonTableModel::Reason).toString(), QStringLiteral("The event cannot be read"));
    QVERIFY(!cell(PoisonTableModel::Found).toString().isEmpty());
    const QAbstractItemModelTester tester(leftOut->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy asked(m_page.get(), &ActivityPage::orderRequested);
    leftOut->setFocus();
    leftOut->setCurrentIndex(leftOut->model()->index(0, 0));
    QTest::keyClick(leftOut, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(),
             m_shop->processes.poisonRows.first().orderId().text());
    // A rebuild has applied them.
    m_shop->processes.poisonRows.clear();
    m_page->refresh();
    QTRY_VERIFY(!leftOut->isVisible());
}

void ProcessesTest::aFaultedProjectionIsRestarted() {
    openTab(2);
    auto* table = find<QTableView>("projectionsTable");
    auto* restart = find<QPushButton>("restartProjectionButton");
    QSignalSpy sent(m_page->projections(), &ProjectionsView::restartRequested);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(!restart->isEnabled());
    table->setCurrentIndex(table->model()->index(4, 0));
    QVERIFY(restart->isEnabled());
    restart->setFocus();
    QTest::keyClick(restart, Qt::Key_Space);
    QCOMPARE(sent.first().first().toString(), QStringLiteral("best_sellers"));
}

void ProcessesTest::aRebuildShowsItsProgress() {
    openTab(2);
    auto* table = find<QTableView>("projectionsTable");
    auto* rebuild = find<QPushButton>("rebuildProjectionButton");
    table->setCurrentIndex(table->model()->index(2, 0));
    QVERIFY(rebuild->isEnabled());
    QSignalSpy sent(m_page->projections(), &ProjectionsView::rebuildRequested);
    rebuild->setFocus();
    QTest::keyClick(rebuild, Qt::Key_Space);
    auto* dialog = m_page->findChild<ConfirmDialog*>();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    dialog->findChild<QPushButton*>(QStringLiteral("confirmButton"))->click();
    QCOMPARE(sent.first().first().toString(), QStringLiteral("search"));
    m_shop->processes.projectionRows[2].state = ProjectionState::Rebuilding;
    m_shop->processes.projectionRows[2].rebuildEvents = 1000;
    m_shop->processes.projectionRows[2].rebuiltEvents = 250;
    m_page->refresh();
    const QModelIndex state = table->model()->index(2, ProjectionTableModel::State);
    QTRY_COMPARE(state.data().toString(), QStringLiteral("rebuilding, 25 %"));
    QVERIFY(!rebuild->isEnabled());
    m_shop->processes.projectionRows[2].state = ProjectionState::Running;
    m_shop->processes.projectionRows[2].rebuildEvents = 0;
    m_page->refresh();
    QTRY_COMPARE(state.data().toString(), QStringLiteral("up to date"));
    QVERIFY(rebuild->isEnabled());
}

}  // namespace countertop

QTEST_MAIN(countertop::ProcessesTest)
#include "ProcessesTest.moc"
