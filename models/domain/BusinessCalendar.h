// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QTimeZone>

namespace countertop {

/// Maps instants to the shop's business days ("2026-11-21"). A day starts a number of minutes after
/// local midnight, so a bar that closes at 3 counts the night towards the evening before. Local
/// time follows the time zone's rules, so days of a clock change have 23 or 25 hours.
class BusinessCalendar {
public:
    /// An unknown zone name falls back to UTC.
    explicit BusinessCalendar(const QString& timeZone, int dayStartsMinute = 0);

    [[nodiscard]] QString dayOf(Timestamp at) const;
    /// The instant of a wall-clock time in the shop; one skipped by a clock change moves forward.
    [[nodiscard]] Timestamp instantOf(const QDate& date, const QTime& time) const;
    [[nodiscard]] const QTimeZone& timeZone() const { return m_zone; }
    /// False when this computer does not know the zone and UTC replaces it, which is good enough
    /// for viewing but not for selling.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

private:
    QTimeZone m_zone;
    bool m_isKnown;
    int m_dayStartsMinute;
};

}  // namespace countertop
