// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/DayRangePicker.h"

#include "views/common/theme/Metrics.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

namespace countertop {

namespace {

/// The reader's way to type a day, with all four digits of the year.
QString dayFormat(const QLocale& locale) {
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(u"yyyy")) format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    return format;
}

}  // namespace

DayRangePicker::DayRangePicker(QWidget* parent)
    : QWidget(parent),
      m_span(new QComboBox(this)),
      m_from(new QDateEdit(this)),
      m_until(new QLabel(tr("to", "between two dates"), this)),
      m_to(new QDateEdit(this)),
      m_today(QDate::currentDate()) {
    const std::pair<Span, QString> spans[]{
        {AnyDay, tr("Any date")},         {Today, tr("Today")},
        {Yesterday, tr("Yesterday")},     {Last7Days, tr("Last 7 days")},
        {Last30Days, tr("Last 30 days")}, {Last12Months, tr("Last 12 months")},
        {Custom, tr("From … to …")},
    };
    for (const auto& [span, text] : spans) m_span->addItem(text, span);
    m_span->setAccessibleName(tr("Dates"));
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpaceSmall);
    for (QWidget* part : {static_cast<QWidget*>(m_span), static_cast<QWidget*>(m_from),
                          static_cast<QWidget*>(m_until), static_cast<QWidget*>(m_to)}) {
        layout->addWidget(part);
    }
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setDate(m_today);
        edit->setDisplayFormat(dayFormat(edit->locale()));
        connect(edit, &QDateEdit::dateChanged, this, &DayRangePicker::report);
    }
    showDates();
    connect(m_span, &QComboBox::currentIndexChanged, this, [this] {
        showDates();
        report();
    });
}

void DayRangePicker::setToday(const QDate& today) {
    if (m_today == today) return;
    m_today = today;
    report();
}

void DayRangePicker::choose(Span span) { m_span->setCurrentIndex(m_span->findData(span)); }

void DayRangePicker::setRange(const DayRange& range) {
    {
        const QSignalBlocker quietSpan(m_span);
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_span->setCurrentIndex(m_span->findData(Custom));
        m_from->setDate(range.from);
        m_to->setDate(range.to);
    }
    showDates();
    report();
}

DayRangePicker::Span DayRangePicker::span() const {
    return static_cast<Span>(m_span->currentData().toInt());
}

DayRange DayRangePicker::range() const {
    if (span() != Custom) return rangeOf(span(), m_today);
    // Whichever order the two dates were typed in.
    return {qMin(m_from->date(), m_to->date()), qMax(m_from->date(), m_to->date())};
}

DayRange DayRangePicker::rangeOf(Span span, const QDate& today) {
    switch (span) {
        case AnyDay:
        case Custom:
            return {};
        case Today:
            return {today, today};
        case Yesterday:
            return {today.addDays(-1), today.addDays(-1)};
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
}

}  // namespace countertop
