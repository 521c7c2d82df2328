// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/TimeZones.h"

#include <QFile>
#include <QRegularExpression>
#include <QTimeZone>

namespace countertop {

namespace {

constexpr int kMinutesOfHour = 60;

/// Qt lists only the zones in its table of countries, so look into the database itself.
QString fileOf(const QString& name) {
    const QString own = qEnvironmentVariable("TZDIR");
    return (own.isEmpty() ? QStringLiteral("/usr/share/zoneinfo") : own) + u'/' + name;
}

}  // namespace

bool isTimeZone(const QString& name) {
    static const QRegularExpression kName(
        QStringLiteral("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"));
    if (!kName.match(name).hasMatch()) return false;
    // Duplicates of the same zones, and zones of no place; Qt 6.8 also accepts UTC+1.
    static const QRegularExpression kOdd(
        QStringLiteral("^(posix|right)/|^UTC[+-]|^(localtime|posixrules|Factory)$"));
    if (kOdd.match(name).hasMatch()) return false;
    QFile file(fileOf(name));
    const bool isThere = file.open(QIODevice::ReadOnly) && file.read(4) == "TZif";
    if (!isThere && !QTimeZone::isTimeZoneIdAvailable(name.toLatin1())) return false;
    return QTimeZone(name.toLatin1()).isValid();
}

int minutesOfDay(QStringView text) {
    static const QRegularExpression kTime(QStringLiteral("^([01][0-9]|2[0-3]):([0-5][0-9])$"));
    const auto match = kTime.match(text.toString());
    // `$` also matches before a final line break.
    if (!match.hasMatch() || text.size() != 5) return -1;
    return match.capturedView(1).toInt() * kMinutesOfHour + match.capturedView(2).toInt();
}

QString timeOfDayText(int minutes) {
    return QStringLiteral("%1:%2")
        .arg(minutes / kMinutesOfHour, 2, 10, QLatin1Char('0'))
        .arg(minutes % kMinutesOfHour, 2, 10, QLatin1Char('0'));
}

}  // namespace countertop
