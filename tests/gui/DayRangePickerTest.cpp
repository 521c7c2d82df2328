// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ReaderLanguage.h"
#include "views/forms/DayEdit.h"
#include "views/forms/DayRangePicker.h"
#include "views/theme/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace countertop {

/// Two dates typed by keyboard, and the predefined spans.
class DayRangePickerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init() { open(QStringLiteral("en")); }
    void cleanup() {
        m_picker.reset();
        m_language.reset();
    }

    void CL_10_the31stIsNeverThe30th_data();
    void CL_10_the31stIsNeverThe30th();
    void CL_10_germansTypeThemTheirWay();
    void CL_10_whatIsNoDayIsRefusedInWords();
    void CL_10_escapeBringsTheDayBack();
    void CL_10_oneTabStopForEachDate();
    void CL_10_spansEndWhereTheyShould_data();
    void CL_10_spansEndWhereTheyShould();
    void CL_20_theDropDownShowsItsLastEntry();

private:
    void open(const QString& language);
    DayEdit* field(const char* name) const {
        return m_picker->findChild<DayEdit*>(QLatin1StringView(name));
    }
    void type(DayEdit* edit, const QString& text) {
        edit->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<DayRangePicker> m_picker;
};

namespace {

const QDate kToday(2026, 11, 29);

}  // namespace

void DayRangePickerTest::open(const QString& language) {
    m_picker.reset();
    m_language.reset();
    m_language = std::make_unique<ReaderLanguage>(language);
    m_picker = std::make_unique<DayRangePicker>();
    m_picker->setToday(kToday);
    m_picker->setRange({kToday, kToday});
    m_picker->show();
    QVERIFY(QTest::qWaitForWindowActive(m_picker.get()));
}

void DayRangePickerTest::CL_10_the31stIsNeverThe30th_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"31/10", "31/10/26", "31/10/2026", "31102026", "311026", "31.10."}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void DayRangePickerTest::CL_10_the31stIsNeverThe30th() {
    QFETCH(QString, text);
    type(field("firstDayEdit"), QStringLiteral("1/10"));
    type(field("lastDayEdit"), text);
    QCOMPARE(m_picker->range(), (DayRange{QDate(2026, 10, 1), QDate(2026, 10, 31)}));
    QCOMPARE(field("lastDayEdit")->text(), QStringLiteral("31/10/2026"));
}

void DayRangePickerTest::CL_10_germansTypeThemTheirWay() {
    open(QStringLiteral("de"));
    type(field("firstDayEdit"), QStringLiteral("1.10."));
    type(field("lastDayEdit"), QStringLiteral("31.10."));
    QCOMPARE(m_picker->range(), (DayRange{QDate(2026, 10, 1), QDate(2026, 10, 31)}));
    QCOMPARE(field("lastDayEdit")->text(), QStringLiteral("31.10.2026"));
}

void DayRangePickerTest::CL_10_whatIsNoDayIsRefusedInWords() {
    QSignalSpy changed(m_picker.get(), &DayRangePicker::rangeChanged);
    type(field("lastDayEdit"), QStringLiteral("31/11"));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_picker->range().to, kToday);
    const auto* problem = m_picker->findChild<QLabel*>(QStringLiteral("dayProblemLabel"));
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(u"31/11"), qPrintable(problem->text()));
    QCOMPARE(field("lastDayEdit")->text(), QStringLiteral("31/11"));
    field("lastDayEdit")->selectAll();
    type(field("lastDayEdit"), QStringLiteral("30/11"));
    QVERIFY(!problem->isVisible());
    QCOMPARE(m_picker->range().to, QDate(2026, 11, 30));
}

void DayRangePickerTest::CL_10_escapeBringsTheDayBack() {
    auto* last = field("lastDayEdit");
    type(last, QStringLiteral("31/11"));
    QTest::keyClick(last, Qt::Key_Escape);
    QCOMPARE(last->text(), QStringLiteral("29/11/2026"));
    QVERIFY(last->problem().isEmpty());
}

void DayRangePickerTest::CL_10_oneTabStopForEachDate() {
    m_picker->combo()->setFocus();
    QStringList stops;
    for (int step = 0; step < 2; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        stops.append(QApplication::focusWidget()->objectName());
    }
    QCOMPARE(stops, (QStringList{QStringLiteral("firstDayEdit"), QStringLiteral("lastDayEdit")}));
}

void DayRangePickerTest::CL_10_spansEndWhereTheyShould_data() {
    QTest::addColumn<QDate>("today");
    QTest::addColumn<int>("span");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    const auto row = [](const char* name, const QDate& today, int span, const QDate& from,
                        const QDate& to) { QTest::newRow(name) << today << span << from << to; };
    row("yesterday", {2026, 1, 1}, DayRangePicker::Yesterday, {2025, 12, 31}, {2025, 12, 31});
    row("a week on its Sunday", kToday, DayRangePicker::ThisWeek, {2026, 11, 23}, kToday);
    row("a week on its Monday", {2026, 11, 23}, DayRangePicker::ThisWeek, {2026, 11, 23},
        {2026, 11, 23});
    row("this month", kToday, DayRangePicker::ThisMonth, {2026, 11, 1}, kToday);
    row("last month", kToday, DayRangePicker::LastMonth, {2026, 10, 1}, {2026, 10, 31});
    row("last month over the year", {2026, 1, 31}, DayRangePicker::LastMonth, {2025, 12, 1},
        {2025, 12, 31});
    row("February", {2024, 3, 31}, DayRangePicker::LastMonth, {2024, 2, 1}, {2024, 2, 29});
    row("this year", kToday, DayRangePicker::ThisYear, {2026, 1, 1}, kToday);
}

void DayRangePickerTest::CL_10_spansEndWhereTheyShould() {
    QFETCH(QDate, today);
    QFETCH(int, span);
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    m_picker->setToday(today);
    m_picker->choose(static_cast<DayRangePicker::Span>(span));
    QCOMPARE(m_picker->range(), (DayRange{from, to}));
}

void DayRangePickerTest::CL_20_theDropDownShowsItsLastEntry() {
    QComboBox* combo = m_picker->combo();
    combo->showPopup();
    QTRY_VERIFY(combo->view()->isVisible());
    // All entries are visible: the first is not scrolled away either.
    QVERIFY(combo->view()->visualRect(combo->model()->index(0, 0)).top() >= 0);
    const QModelIndex last = combo->model()->index(combo->count() - 1, 0);
    const QRect entry = combo->view()->visualRect(last);
    const QRect shown = combo->view()->viewport()->rect();
    QVERIFY2(entry.top() >= 0 && entry.bottom() <= shown.bottom(),
             qPrintable(QStringLiteral("%1 of %2 pixels").arg(shown.bottom()).arg(entry.bottom())));
    combo->hidePopup();
}

}  // namespace countertop

QTEST_MAIN(countertop::DayRangePickerTest)
#include "DayRangePickerTest.moc"
