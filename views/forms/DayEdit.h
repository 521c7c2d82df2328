// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLineEdit>

namespace countertop {

/// A field for one day, typed as one thinks it (see dayFromText) and read on Enter or when the
/// focus leaves: the day then stands there in full. What is no day stays in the field, marked, and
/// the day is still the one before; Escape brings that back. Up and Down move by a day.
class DayEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit DayEdit(QWidget* parent = nullptr);

    /// What "this year" means for a day that is typed without one.
    void setToday(const QDate& today) { m_today = today; }
    void setDay(const QDate& day);
    /// The last day that was one.
    [[nodiscard]] QDate day() const { return m_day; }
    /// Empty while what stands there is a day.
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
