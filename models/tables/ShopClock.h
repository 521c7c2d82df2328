// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/projections/ShopSettings.h"
#include "models/tables/ReadQueue.h"
#include "models/tables/ShopCalendar.h"

#include <QObject>

namespace countertop {

/// What a page needs in order to show times and amounts: the shop's calendar, today's business day
/// and the currency. UTC until the shop's settings are read. GUI thread only; the clock must
/// outlive it.
class ShopClock final : public QObject {
    Q_OBJECT

public:
    ShopClock(ReadQueue& queue, const Clock& clock, QObject* parent = nullptr);

    /// Reads the settings; another program may have changed them.
    void load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ShopCalendar& calendar() const { return m_calendar; }
    [[nodiscard]] QDate today() const { return m_calendar.businessDay(m_clock.now()); }
    [[nodiscard]] const QString& currency() const { return m_currency; }
    /// "14:52" today, "20 Nov, 14:52" this year, "9 Dec 2010, 12:08" in other years.
    [[nodiscard]] QString momentText(Timestamp at) const;
    /// "14:52:08", for a time within minutes.
    [[nodiscard]] QString secondText(Timestamp at) const;
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

signals:
    /// The settings were read for the first time, or have changed.
    void loaded();

private:
    ReadQueue& m_queue;
    const Clock& m_clock;
    ShopCalendar m_calendar;
    ShopSettings m_settings;
    QString m_currency;
    bool m_loaded = false;
    bool m_asking = false;
};

}  // namespace countertop
