// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Timestamp.h"

#include <QStringView>

#include <chrono>

namespace countertop {

namespace {

constexpr Timestamp kFirstOfYear0 = -62'167'219'200'000;
constexpr Timestamp kLastOfYear9999 = 253'402'300'799'999;

/// Fills the range with the value's last digits, padded with zeros.
void writeDigits(char16_t* begin, char16_t* end, int value) {
    while (end != begin) {
        *--end = static_cast<char16_t>(u'0' + value % 10);
        value /= 10;
    }
}

}  // namespace

QString toIsoText(Timestamp timestamp) {
    // Formatted by hand: Qt 6.4 writes "+00:00" for this zone where we publish "Z", and formatting
    // through QDateTime takes a third of a message's time.
    using namespace std::chrono;
    if (timestamp < kFirstOfYear0 || timestamp > kLastOfYear9999) return {};
    const sys_time<milliseconds> at{milliseconds(timestamp)};
    const auto midnight = floor<days>(at);
    const year_month_day date(midnight);
    const hh_mm_ss time(at - midnight);
    char16_t text[] = u"0000-00-00T00:00:00.000Z";
    writeDigits(text, text + 4, static_cast<int>(date.year()));
    writeDigits(text + 5, text + 7, static_cast<int>(static_cast<unsigned>(date.month())));
    writeDigits(text + 8, text + 10, static_cast<int>(static_cast<unsigned>(date.day())));
    writeDigits(text + 11, text + 13, static_cast<int>(time.hours().count()));
    writeDigits(text + 14, text + 16, static_cast<int>(time.minutes().count()));
    writeDigits(text + 17, text + 19, static_cast<int>(time.seconds().count()));
    writeDigits(text + 20, text + 23, static_cast<int>(time.subseconds().count()));
    return QStringView(text).toString();
}

std::optional<Timestamp> timestampFromIsoText(const QString& text) {
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime) return std::nullopt;
    return parsed.toMSecsSinceEpoch();
}

}  // namespace countertop
