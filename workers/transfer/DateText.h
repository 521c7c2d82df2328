// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDate>
#include <QString>
#include <QTime>

#include <array>
#include <optional>

namespace countertop {

enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };
inline constexpr std::array kDateOrders{DateOrder::DayMonthYear, DateOrder::MonthDayYear,
                                        DateOrder::YearMonthDay};

/// A date and time from a file: in the shop's time zone unless it has an offset from UTC.
struct DateTimeText {
    QDate date;
    QTime time;
    std::optional<int> offsetSeconds;

    bool operator==(const DateTimeText&) const = default;
};

/// Parses "2010-12-01 08:26:00", "12/1/10 8:26", "01.12.2010 08:26", "12/1/2010 8:26 AM" and
/// "2010-12-01T08:26:00Z". A leading four-digit year always means year, month, day; two-digit years
/// are 1969 to 2068. Nothing for any other text, including a date without a time.
[[nodiscard]] std::optional<DateTimeText> dateTimeFrom(QByteArrayView text, DateOrder order);

/// "dmy", "mdy" or "ymd".
[[nodiscard]] QString toText(DateOrder order);
[[nodiscard]] std::optional<DateOrder> dateOrderFromText(QStringView text);

}  // namespace countertop
