// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class QComboBox;
class QLabel;

namespace countertop {

class DayEdit;

/// The first and last day, both included; an invalid date leaves that side open.
struct DayRange {
    QDate from;
    QDate to;
    bool operator==(const DayRange&) const = default;
};

/// Chooses the days of a list: one of the usual spans up to today, or two typed days. Invalid text
/// is reported under the fields and changes nothing.
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
    /// Chooses a span and emits rangeChanged(); the dates of Custom keep their values.
    void choose(Span span);
    /// Chooses Custom with these dates and emits rangeChanged().
    void setRange(const DayRange& range);
    [[nodiscard]] Span span() const;
    [[nodiscard]] DayRange range() const;
    [[nodiscard]] QComboBox* combo() const { return m_span; }
    /// The fields in tab order.
    [[nodiscard]] QList<QWidget*> fields() const;

    /// The days of a span as of today; weeks begin on Monday, as in the revenue by week.
    [[nodiscard]] static DayRange rangeOf(Span span, const QDate& today);

signals:
    void rangeChanged(const countertop::DayRange& range);
    /// The two date fields were shown or hidden.
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
