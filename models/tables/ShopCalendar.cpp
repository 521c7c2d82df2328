// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ShopCalendar.h"

#include "models/projections/ShopSettings.h"

namespace countertop {

ShopCalendar::ShopCalendar(const ShopSettings& settings)
    : m_calendar(settings.timeZone, settings.dayStartsMinute),
      m_dayStartsMinute(settings.dayStartsMinute) {}

QDateTime ShopCalendar::local(Timestamp at) const {
    return QDateTime::fromMSecsSinceEpoch(at, m_calendar.timeZone());
}

QDate ShopCalendar::businessDay(Timestamp at) const { return dayFromKey(m_calendar.dayOf(at)); }

Timestamp ShopCalendar::startOf(const QDate& day) const {
    return m_calendar.instantOf(day, QTime(0, 0).addSecs(m_dayStartsMinute * 60));
}

QString dayKey(const QDate& day) { return day.toString(Qt::ISODate); }

QDate dayFromKey(const QString& key) { return QDate::fromString(key, Qt::ISODate); }

}  // namespace countertop
