// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PageFixture.h"
#include "tests/support/Waiting.h"
#include "views/revenue/RevenueChart.h"
#include "views/revenue/RevenuePage.h"
#include "views/revenue/RevenueTile.h"
#include "views/theme/Tokens.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace countertop {

/// Chooses spans and periods, and navigates the chart with keys and mouse.
class RevenuePageTest : public PageFixture<RevenuePage> {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(Theme::Mode::Dark); }
    void init();
    void cleanup() { close(); }

    void namesAreThoseOfTheContract_data();
    void namesAreThoseOfTheContract();
    void axisIsExact_data();
    void axisIsExact();
    void CL_31_theAxisHasEnoughLabels();
    void CL_31_theTableShowsEnoughRows_data();
    void CL_31_theTableShowsEnoughRows();
    void CL_31_todayIsNotHeldAgainstAWholeDay();
    void CL_31_daysAreCountedAsDays();
    void CL_31_paymentsAreCountedAsPayments();
    void CL_31_datesStandUnderTheirChip();
    void CL_31_aMonthIsShownByDay();
    void CL_31_oneBarIsNoBlock();
    void CL_31_theHighlightIsNoWarning();
    void changeReadsInWords();
    void CL_10_lastMonthCanBeChosen();
    void CL_11_noFigureOfOtherDaysStays();
    void thirtyDaysAreShownFirst();
    void oldHistoryIsShownWhenNothingIsRecent();
    void periodsGroupTheSameTotal();
    void arrowsWalkAndEnterOpens();
    void clickOpensTheBarUnderIt();
    void rowFollowsTheBar();
    void exportCarriesTheQuery();

private:
    void chooseChip(const QString& word);
};

void RevenuePageTest::init() {
    openShop(5);
    openPage();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(find<RevenueChart>("revenueChart")->barCount(), 30);
}

void RevenuePageTest::chooseChip(const QString& word) {
    for (auto* chip : find("revenueChips")->findChildren<QPushButton*>()) {
        if (chip->accessibleName() == word) chip->click();
    }
}

void RevenuePageTest::namesAreThoseOfTheContract_data() {
    QTest::addColumn<QString>("accessibleName");
    QTest::newRow("revenueChart") << "Revenue chart";
    QTest::newRow("revenueTable") << "Revenue by day";
    QTest::newRow("revenuePeriodCombo") << "Period";
    QTest::newRow("exportRevenueButton") << "Export revenue";
}

void RevenuePageTest::namesAreThoseOfTheContract() {
    const QWidget* widget = find(QTest::currentDataTag());
    QVERIFY(widget);
    QTEST(widget->accessibleName(), "accessibleName");
}

void RevenuePageTest::axisIsExact_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << qint64(100) << "0";
    QTest::newRow("pounds") << qint64(50000) << qint64(50000) << "£500";
    QTest::newRow("thousands") << qint64(400000) << qint64(200000) << "£4k";
    QTest::newRow("millions") << qint64(300'000'000) << qint64(100'000'000) << "£3M";
    QTest::newRow("pennies") << qint64(150) << qint64(50) << "£1.50";
    QTest::newRow("below zero") << qint64(-200000) << qint64(100000) << "-£2k";
}

void RevenuePageTest::axisIsExact() {
    QFETCH(qint64, minor);
    QFETCH(qint64, step);
    QTEST(axisText(minor, step, QStringLiteral("GBP")), "text");
    QCOMPARE(niceStep(0), 1);
}

void RevenuePageTest::CL_31_theAxisHasEnoughLabels() {
    QCOMPARE(niceStep(90'000), 20'000);
    QCOMPARE(niceStep(490'000), 100'000);
    for (qint64 highest = 10; highest < 10'000'000; highest += highest / 7 + 1) {
        const qint64 lines = highest / niceStep(highest);
        QVERIFY2(lines >= 3 && lines <= 8, qPrintable(QString::number(highest)));
    }
}

void RevenuePageTest::CL_31_theTableShowsEnoughRows_data() {
    QTest::addColumn<QSize>("page");
    QTest::addColumn<int>("least");
    QTest::newRow("1280x800") << QSize(1092, 746) << 8;
    QTest::newRow("1024x600") << QSize(964, 546) << 4;
}

void RevenuePageTest::CL_31_theTableShowsEnoughRows() {
    QFETCH(QSize, page);
    QFETCH(int, least);
    m_page->resize(page);
    const auto* table = find<QTableView>("revenueTable");
    const auto rows = [table] {
        return table->viewport()->height() / table->verticalHeader()->defaultSectionSize();
    };
    QTRY_VERIFY2(rows() >= least, qPrintable(QString::number(rows())));
    QVERIFY(find("revenueChart")->height() >= page.height() / 3);
}

void RevenuePageTest::CL_31_todayIsNotHeldAgainstAWholeDay() {
    chooseChip(QStringLiteral("Today"));
    const auto tiles = m_page->findChildren<RevenueTile*>();
    QTRY_VERIFY(tiles.first()->changeText().startsWith(u"Yesterday £"));
    for (const RevenueTile* tile : tiles) {
        QVERIFY2(!tile->changeText().contains(u'%'), qPrintable(tile->changeText()));
    }
}

void RevenuePageTest::CL_31_daysAreCountedAsDays() {
    const auto* count = find<QLabel>("listCountLabel");
    QVERIFY2(count->text().contains(u" day"), qPrintable(count->text()));
    find<QComboBox>("revenuePeriodCombo")->setCurrentIndex(1);
    QTRY_VERIFY(count->text().contains(u" week"));
    find<QComboBox>("revenuePeriodCombo")->setCurrentIndex(2);
    QTRY_VERIFY(count->text().contains(u" month"));
}

// A payment belongs to an order as a whole, so there are no items to count.
void RevenuePageTest::CL_31_paymentsAreCountedAsPayments() {
    auto* table = find<QTableView>("revenueTable");
    m_page->resize(1600, 900);
    QTRY_VERIFY(!table->isColumnHidden(RevenueTableModel::Items));
    find<QComboBox>("revenueBasisCombo")->setCurrentIndex(1);
    QTRY_VERIFY(table->isColumnHidden(RevenueTableModel::Items));
    QCOMPARE(table->model()->headerData(RevenueTableModel::Orders, Qt::Horizontal).toString(),
             QStringLiteral("Payments"));
    waiting::settle();
    auto* chart = find<RevenueChart>("revenueChart");
    chart->highlight(28);
    QVERIFY(chart->highlightedText().contains(u" payment"));
}

void RevenuePageTest::CL_31_datesStandUnderTheirChip() {
    chooseChip(QStringLiteral("Custom"));
    const QWidget* dates = find("revenueDatesCombo");
    const QWidget* chips = find("revenueChips");
    const int under = chips->mapTo(m_page.get(), QPoint(0, chips->height())).y();
    const int top = dates->mapTo(m_page.get(), QPoint()).y();
    QTRY_VERIFY(dates->mapTo(m_page.get(), QPoint()).y() >= under);
    QVERIFY(top < under + 2 * dates->height());
}

void RevenuePageTest::CL_31_aMonthIsShownByDay() {
    chooseChip(QStringLiteral("12 months"));
    auto* chart = find<RevenueChart>("revenueChart");
    QTRY_COMPARE(chart->barCount(), 12);
    chooseChip(QStringLiteral("Custom"));
    auto* spans = find<QComboBox>("revenueDatesCombo");
    spans->setCurrentIndex(spans->findText(QStringLiteral("Last month")));
    QTRY_COMPARE(chart->barCount(), 31);
}

void RevenuePageTest::CL_31_oneBarIsNoBlock() {
    chooseChip(QStringLiteral("Today"));
    auto* chart = find<RevenueChart>("revenueChart");
    QTRY_COMPARE(chart->barCount(), 1);
    QSignalSpy opened(m_page.get(), &RevenuePage::periodActivated);
    const QPoint bar = chart->barCentre(0);
    QWidget* plot = chart->childAt(bar);
    const QPoint beside(bar.x() - chart->width() / 4, bar.y());
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(chart, beside));
    QVERIFY(opened.isEmpty());
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(chart, bar));
    QCOMPARE(opened.size(), 1);
}

void RevenuePageTest::CL_31_theHighlightIsNoWarning() {
    waiting::settle();
    auto* chart = find<RevenueChart>("revenueChart");
    const QPoint bar = chart->barCentre(3);
    const QRgb before = chart->grab().toImage().pixel(bar);
    chart->highlight(3);
    QTRY_VERIFY(chart->grab().toImage().pixel(bar) != before);
    QVERIFY(chart->grab().toImage().pixel(bar) != darkTokens().warning.rgb());
}

void RevenuePageTest::changeReadsInWords() {
    QCOMPARE(changeWords(82), QStringLiteral("▲ 8.2 %"));
    QCOMPARE(changeWords(-31), QStringLiteral("▼ 3.1 %"));
    QCOMPARE(changeWords(12'340), QStringLiteral("▲ 1,234 %"));
    QCOMPARE(changeWords(0), QStringLiteral("no change"));
}

void RevenuePageTest::CL_10_lastMonthCanBeChosen() {
    chooseChip(QStringLiteral("Custom"));
    auto* spans = find<QComboBox>("revenueDatesCombo");
    QVERIFY(spans->isVisible());
    spans->setCurrentIndex(spans->findText(QStringLiteral("Last month")));
    QTRY_COMPARE(m_page->query().fromDay, QStringLiteral("2026-10-01"));
    QCOMPARE(m_page->query().toDay, QStringLiteral("2026-10-31"));
}

void RevenuePageTest::CL_11_noFigureOfOtherDaysStays() {
    const auto figures = [this] {
        QStringList shown;
        for (const auto* tile : m_page->findChildren<RevenueTile*>()) shown.append(tile->figure());
        return shown;
    };
    const QStringList none(4, QStringLiteral("–"));
    QVERIFY(figures() != none);
    m_queue->hold();
    chooseChip(QStringLiteral("7 days"));
    QTRY_COMPARE(figures(), none);
    QVERIFY(!find("revenueChart")->isVisible());
    m_queue->release();
    QTRY_VERIFY(figures() != none);
    QVERIFY(find("revenueChart")->isVisible());
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    chooseChip(QStringLiteral("30 days"));
    QTRY_COMPARE(figures(), none);
}

void RevenuePageTest::thirtyDaysAreShownFirst() {
    const RevenueQuery query = m_page->query();
    QCOMPARE(query.fromDay, QStringLiteral("2026-10-23"));
    QCOMPARE(query.toDay, QStringLiteral("2026-11-21"));
    qint64 total = 0;
    for (const RevenueRow& row : m_shop->revenue.days) {
        if (row.firstDay >= query.fromDay) total += row.totalMinor;
    }
    const auto tiles = m_page->findChildren<RevenueTile*>();
    QCOMPARE(tiles.first()->figure(), QStringLiteral("£%L1.%2").arg(total / 100).arg(total % 100));
    QVERIFY(tiles.first()->changeText().contains(QStringLiteral("vs previous 30 days")));
}

void RevenuePageTest::oldHistoryIsShownWhenNothingIsRecent() {
    for (RevenueRow& row : m_shop->revenue.days) {
        row.firstDay.replace(QStringLiteral("2026"), QStringLiteral("2010"));
        row.period = row.lastDay = row.firstDay;
    }
    RevenuePage page(*m_queue, m_clock);
    page.show();
    auto* chart = page.findChild<RevenueChart*>();
    QTRY_COMPARE(chart->barCount(), 4);
    QVERIFY(page.query().fromDay.isEmpty());
}

void RevenuePageTest::periodsGroupTheSameTotal() {
    chooseChip(QStringLiteral("All"));
    auto* chart = find<RevenueChart>("revenueChart");
    QTRY_COMPARE(chart->barCount(), 4);
    const auto tiles = m_page->findChildren<RevenueTile*>();
    const QString total = tiles.first()->figure();
    find<QComboBox>("revenuePeriodCombo")->setCurrentIndex(1);
    QTRY_VERIFY(chart->barCount() > 4);
    QCOMPARE(tiles.first()->figure(), total);
}

void RevenuePageTest::arrowsWalkAndEnterOpens() {
    auto* chart = find<RevenueChart>("revenueChart");
    chart->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chart->hasFocus());
    QCOMPARE(chart->highlighted(), 29);
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->highlighted(), 28);
    QVERIFY(chart->highlightedText().startsWith(QStringLiteral("Fri 20 Nov 2026: £")));
    QCOMPARE(chart->accessibleDescription(), chart->highlightedText());
    QTest::keyClick(chart, Qt::Key_Home);
    QCOMPARE(chart->highlighted(), 0);
    QSignalSpy opened(m_page.get(), &RevenuePage::periodActivated);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toDate(), QDate(2026, 10, 23));
}

void RevenuePageTest::clickOpensTheBarUnderIt() {
    auto* chart = find<RevenueChart>("revenueChart");
    QSignalSpy opened(m_page.get(), &RevenuePage::periodActivated);
    const QPoint bar = chart->barCentre(7);
    QWidget* plot = chart->childAt(bar);
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(chart, bar));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toDate(), QDate(2026, 10, 30));
}

void RevenuePageTest::rowFollowsTheBar() {
    auto* chart = find<RevenueChart>("revenueChart");
    auto* table = find<QTableView>("revenueTable");
    chart->highlight(28);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(),
             QStringLiteral("Fri 20 Nov 2026"));
}

void RevenuePageTest::exportCarriesTheQuery() {
    RevenueQuery asked;
    connect(m_page.get(), &RevenuePage::exportRequested, this,
            [&asked](const RevenueQuery& query) { asked = query; });
    find<QComboBox>("revenueBasisCombo")->setCurrentIndex(1);
    find<QPushButton>("exportRevenueButton")->click();
    QVERIFY(asked.basis == RevenueBasis::Paid);
    QCOMPARE(asked.toDay, QStringLiteral("2026-11-21"));
}

}  // namespace countertop

QTEST_MAIN(countertop::RevenuePageTest)
#include "RevenuePageTest.moc"
