// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/DayRangePicker.h"

#include "views/forms/DayEdit.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace countertop {

DayRangePicker::DayRangePicker(QWidget* parent)
    : QWidget(parent),
      m_span(new QComboBox(this)),
      m_from(new DayEdit(this)),
      m_until(new QLabel(tr("to", "between two dates"), this)),
      m_to(new DayEdit(this)),
      m_problem(pageparts::makeProblemLabel(QStringLiteral("dayProblemLabel"), this)),
      m_today(QDate::currentDate()) {
    const std::pair<Span, QString> spans[]{
        {AnyDay, tr("Any date")},         {Today, tr("Today")},
        {Yesterday, tr("Yesterday")},     {ThisWeek, tr("This week")},
        {ThisMonth, tr("This month")},    {LastMonth, tr("Last month")},
        {ThisYear, tr("This year")},      {Last7Days, tr("Last 7 days")},
        {Last30Days, tr("Last 30 days")}, {Last12Months, tr("Last 12 months")},
        {Custom, tr("From … to …")},
    };
    for (const auto& [span, text] : spans) m_span->addItem(text, span);
    m_span->setMaxVisibleItems(m_span->count());
    pageparts::addSpokenLabel(m_span, tr("Dates"));
    pageparts::addSpokenLabel(m_from, tr("First day"));
    m_from->setObjectName(QStringLiteral("firstDayEdit"));
    pageparts::addSpokenLabel(m_to, tr("Last day"));
    m_to->setObjectName(QStringLiteral("lastDayEdit"));
    createLayout();
    for (DayEdit* edit : {m_from, m_to}) {
        edit->setDay(m_today);
        connect(edit, &DayEdit::dayChanged, this, &DayRangePicker::report);
        connect(edit, &DayEdit::problemChanged, this, &DayRangePicker::showProblem);
    }
    showDates();
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        showDates();
        report();
    });
}

void DayRangePicker::createLayout() {
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics::kSpaceSmall);
    for (QWidget* part : {static_cast<QWidget*>(m_span), static_cast<QWidget*>(m_from),
                          static_cast<QWidget*>(m_until), static_cast<QWidget*>(m_to)}) {
        fields->addWidget(part);
    }
    fields->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpaceTiny);
    layout->addLayout(fields);
    layout->addWidget(m_problem);
}

void DayRangePicker::setToday(const QDate& today) {
    if (m_today == today) return;
    m_today = today;
    m_from->setToday(today);
    m_to->setToday(today);
    report();
}

void DayRangePicker::choose(Span span) { m_span->setCurrentIndex(m_span->findData(span)); }

void DayRangePicker::setRange(const DayRange& range) {
    {
        const QSignalBlocker quietSpan(m_span);
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_span->setCurrentIndex(m_span->findData(Custom));
        m_from->setDay(range.from);
        m_to->setDay(range.to);
    }
    showDates();
    report();
}

DayRangePicker::Span DayRangePicker::span() const {
    return static_cast<Span>(m_span->currentData().toInt());
}

DayRange DayRangePicker::range() const {
    if (span() != Custom) return rangeOf(span(), m_today);
    // The two days may be typed in either order.
    return {qMin(m_from->day(), m_to->day()), qMax(m_from->day(), m_to->day())};
}

QList<QWidget*> DayRangePicker::fields() const { return {m_span, m_from, m_to}; }

DayRange DayRangePicker::rangeOf(Span span, const QDate& today) {
    const QDate month(today.year(), today.month(), 1);
    switch (span) {
        case AnyDay:
        case Custom:
            return {};
        case Today:
            return {today, today};
        case Yesterday:
            return {today.addDays(-1), today.addDays(-1)};
        case ThisWeek:
            return {today.addDays(1 - today.dayOfWeek()), today};
        case ThisMonth:
            return {month, today};
        case LastMonth:
            return {month.addMonths(-1), month.addDays(-1)};
        case ThisYear:
            return {QDate(today.year(), 1, 1), today};
        case Last7Days:
            return {today.addDays(-6), today};
        case Last30Days:
            return {today.addDays(-29), today};
        case Last12Months:
            return {today.addMonths(-12).addDays(1), today};
    }
    return {};
}

void DayRangePicker::report() {
    const DayRange now = range();
    if (now == m_reported) return;
    m_reported = now;
    emit rangeChanged(now);
}

void DayRangePicker::showDates() {
    const bool custom = span() == Custom;
    for (QWidget* part : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_until),
                          static_cast<QWidget*>(m_to)}) {
        part->setVisible(custom);
    }
    showProblem();
    emit fieldsShown(custom);
}

void DayRangePicker::showProblem() {
    const QString& first = m_from->problem();
    m_problem->setText(first.isEmpty() ? m_to->problem() : first);
    m_problem->setVisible(span() == Custom && !m_problem->text().isEmpty());
}

}  // namespace countertop
