// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Timestamp.h"

#include <QTimeZone>

namespace countertop {

QString toIsoText(Timestamp timestamp) {
    // Put together here: Qt 6.4 writes "+00:00" for this zone where we publish "Z".
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(timestamp, QTimeZone::utc());
    return utc.date().toString(Qt::ISODate) + u'T' + utc.time().toString(Qt::ISODateWithMs) + u'Z';
}

std::optional<Timestamp> timestampFromIsoText(const QString& text) {
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime) return std::nullopt;
    return parsed.toMSecsSinceEpoch();
}

}  // namespace countertop
