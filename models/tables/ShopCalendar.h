// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/BusinessCalendar.h"

#include <QDate>

namespace countertop {

struct ShopSettings;

/// The shop's time for what people see: stored instants as local date and time, and today's
/// business day as a date.
class ShopCalendar {
public:
    ShopCalendar() = default;
    explicit ShopCalendar(const ShopSettings& settings);

    [[nodiscard]] QDateTime local(Timestamp at) const;
    [[nodiscard]] QDate businessDay(Timestamp at) const;
    /// When a business day begins.
    [[nodiscard]] Timestamp startOf(const QDate& day) const;

private:
    BusinessCalendar m_calendar{QStringLiteral("UTC")};
    int m_dayStartsMinute = 0;
};

/// "2026-11-21", as stored in rows and filters; empty for an invalid date.
[[nodiscard]] QString dayKey(const QDate& day);
[[nodiscard]] QDate dayFromKey(const QString& key);

}  // namespace countertop
