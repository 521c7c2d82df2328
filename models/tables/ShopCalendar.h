// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/BusinessCalendar.h"

#include <QDate>

namespace countertop {

struct ShopSettings;

/// Converts times for display: stored instants to the shop's local time, and to business days as
/// dates.
class ShopCalendar {
public:
    ShopCalendar() = default;
    explicit ShopCalendar(const ShopSettings& settings);

    [[nodiscard]] QDateTime local(Timestamp at) const;
    [[nodiscard]] QDate businessDay(Timestamp at) const;
    /// The instant at which a business day begins.
    [[nodiscard]] Timestamp startOf(const QDate& day) const;

private:
    BusinessCalendar m_calendar{QStringLiteral("UTC")};
    int m_dayStartsMinute = 0;
};

/// "2026-11-21", as stored in rows and filters; empty for an invalid date.
[[nodiscard]] QString dayKey(const QDate& day);
[[nodiscard]] QDate dayFromKey(const QString& key);

}  // namespace countertop
