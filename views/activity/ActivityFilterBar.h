// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/tables/ShopCalendar.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace countertop {

class ChipRow;
class DayRangePicker;
class SearchEdit;

/// All filters of the activity list: events, commands or refusals, types by pattern, subject,
/// person, till, days, and one flow.
class ActivityFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit ActivityFilterBar(QWidget* parent = nullptr);

    void setCalendar(const ShopCalendar& calendar, const QDate& today);
    /// Restricts the list to one flow; an empty id removes the restriction.
    void setFlow(const QString& correlationId);
    void clear();
    void focusSearch();
    [[nodiscard]] ActivityFilter filter() const;
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    /// Enter or Down in a field: the user wants to go to the list.
    void listRequested();
    void filterChanged(const countertop::ActivityFilter& filter);

private:
    [[nodiscard]] SearchEdit* makeField(const char* objectName, const QString& name,
                                        const QString& placeholder);
    [[nodiscard]] QHBoxLayout* makeChoices();
    void report();

    ShopCalendar m_calendar;
    QString m_correlationId;
    ActivityFilter m_reported;
    bool m_quiet = false;
    ChipRow* m_show;
    DayRangePicker* m_days;
    QPushButton* m_flow;
    SearchEdit* m_types;
    SearchEdit* m_about;
    SearchEdit* m_actor;
    SearchEdit* m_till;
};

}  // namespace countertop
