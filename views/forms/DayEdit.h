// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLineEdit>

namespace countertop {

/// A field for one day, typed in any common form (see dayFromText) and parsed on Enter or when the
/// focus leaves; the full date is shown then. Invalid text stays in the field, marked, and day()
/// keeps its value; Escape restores it. Up and Down move by a day.
class DayEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit DayEdit(QWidget* parent = nullptr);

    /// Today; gives the year of a day that is typed without one.
    void setToday(const QDate& today) { m_today = today; }
    void setDay(const QDate& day);
    /// The last valid day.
    [[nodiscard]] QDate day() const { return m_day; }
    /// Empty while the text is a valid day.
    [[nodiscard]] const QString& problem() const { return m_problem; }

signals:
    void dayChanged(const QDate& day);
    void problemChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void read();
    void setProblem(const QString& problem);

    QDate m_day;
    QDate m_today;
    QString m_problem;
};

}  // namespace countertop
