// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/BusinessCalendar.h"

namespace countertop {

BusinessCalendar::BusinessCalendar(const QString& timeZone, int dayStartsMinute)
    : m_zone(timeZone.toUtf8()), m_isKnown(m_zone.isValid()), m_dayStartsMinute(dayStartsMinute) {
    if (!m_isKnown) m_zone = QTimeZone::utc();
}

QString BusinessCalendar::dayOf(Timestamp at) const {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, m_zone);
    const bool beforeStart = local.time().msecsSinceStartOfDay() < m_dayStartsMinute * 60'000;
    const QDate day = beforeStart ? local.date().addDays(-1) : local.date();
    return day.toString(Qt::ISODate);
}

Timestamp BusinessCalendar::instantOf(const QDate& date, const QTime& time) const {
    return QDateTime(date, time, m_zone).toMSecsSinceEpoch();
}

}  // namespace countertop
