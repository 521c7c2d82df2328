// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ShopClock.h"

#include "models/projections/CatalogueReads.h"
#include "models/tables/CellText.h"

#include <QLocale>

namespace countertop {

ShopClock::ShopClock(ReadQueue& queue, const Clock& clock, QObject* parent)
    : QObject(parent), m_queue(queue), m_clock(clock) {}

void ShopClock::load() {
    if (m_asking) return;
    m_asking = true;
    m_queue.ask<ShopSettings>(
        this, [](CatalogueReads& catalogue) { return catalogue.settings(); },
        [this](const Result<ShopSettings>& settings) {
            m_asking = false;
            // The pages' own questions report an unavailable database.
            if (!settings || (m_loaded && *settings == m_settings)) return;
            m_settings = *settings;
            m_calendar = ShopCalendar(*settings);
            m_currency = settings->currency;
            m_loaded = true;
            emit loaded();
        });
}

QString ShopClock::momentText(Timestamp at) const {
    const QDateTime local = m_calendar.local(at);
    const bool recent = local.date().year() == today().year();
    return recent ? CellText::moment(local, today()) : CellText::fullMoment(local);
}

QString ShopClock::secondText(Timestamp at) const {
    // The long format would add the zone.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.replace(QStringLiteral("mm"), QStringLiteral("mm:ss"));
    return QLocale().toString(m_calendar.local(at).time(), format);
}

}  // namespace countertop
