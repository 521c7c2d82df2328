// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/DayEdit.h"

#include "models/core/DayText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Theme.h"
#include "views/theme/Typography.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace countertop {

namespace {

/// The widest date, so that the year is never cut off.
QDate widestDay() { return {2028, 12, 28}; }

}  // namespace

DayEdit::DayEdit(QWidget* parent) : QLineEdit(parent), m_today(QDate::currentDate()) {
    setFixedWidth(fontMetrics().horizontalAdvance(dayToText(widestDay(), locale())) +
                  4 * metrics::kSpace);
    connect(this, &QLineEdit::editingFinished, this, &DayEdit::read);
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
}

void DayEdit::setDay(const QDate& day) {
    setProblem({});
    setText(day.isValid() ? dayToText(day, locale()) : QString());
    if (m_day == day) return;
    m_day = day;
    emit dayChanged(day);
}

void DayEdit::read() {
    if (m_day.isValid() && text() == dayToText(m_day, locale())) return;
    if (const auto day = dayFromText(text(), locale(), m_today)) return setDay(*day);
    setProblem(text().trimmed().isEmpty()
                   ? tr("Type a day, like %1.").arg(dayToText(m_today, locale()))
                   : tr("“%1” is not a day of the calendar. Type it like %2.")
                         .arg(text().trimmed(), dayToText(m_today, locale())));
}

void DayEdit::setProblem(const QString& problem) {
    if (m_problem == problem) return;
    m_problem = problem;
    markProblem(this, problem);
    emit problemChanged();
}

void DayEdit::keyPressEvent(QKeyEvent* event) {
    const bool isStep = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (isStep && m_day.isValid())
        return setDay(m_day.addDays(event->key() == Qt::Key_Up ? 1 : -1));
    if (event->key() == Qt::Key_Escape && text() != dayToText(m_day, locale())) {
        return setDay(m_day);
    }
    QLineEdit::keyPressEvent(event);
}

void DayEdit::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    // Typing replaces the current day.
    if (event->reason() != Qt::MouseFocusReason && m_problem.isEmpty()) selectAll();
}

}  // namespace countertop
