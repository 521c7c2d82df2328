// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class QComboBox;
class QLabel;

namespace countertop {

class DayEdit;

/// Days from and to, both included; an invalid date leaves that side open.
struct DayRange {
    QDate from;
    QDate to;
    bool operator==(const DayRange&) const = default;
};

/// Chooses which days a list is about: one of the usual spans up to today, or two days that are
/// typed. What is typed and is no day is said under the fields and changes nothing.
class DayRangePicker : public QWidget {
    Q_OBJECT

public:
    enum Span {
        AnyDay,
        Today,
        Yesterday,
        ThisWeek,
        ThisMonth,
        LastMonth,
        ThisYear,
        Last7Days,
        Last30Days,
        Last12Months,
        Custom
    };

    explicit DayRangePicker(QWidget* parent = nullptr);

    void setToday(const QDate& today);
    /// Chooses a span and reports it; the dates of Custom stay as they are.
    void choose(Span span);
    /// Chooses Custom with these dates and reports it.
    void setRange(const DayRange& range);
    [[nodiscard]] Span span() const;
    [[nodiscard]] DayRange range() const;
    [[nodiscard]] QComboBox* combo() const { return m_span; }
    /// The fields in the order of the keyboard.
    [[nodiscard]] QList<QWidget*> fields() const;

    /// The days of a span as of today; weeks begin on Monday, as in the revenue by week.
    [[nodiscard]] static DayRange rangeOf(Span span, const QDate& today);

signals:
    void rangeChanged(const countertop::DayRange& range);
    /// Two fields more or fewer stand there now.
    void fieldsShown(bool areShown);

private:
    void createLayout();
    void report();
    void showDates();
    void showProblem();

    QComboBox* m_span;
    DayEdit* m_from;
    QLabel* m_until;
    DayEdit* m_to;
    QLabel* m_problem;
    QDate m_today;
    DayRange m_reported;
};

}  // namespace countertop
