// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Timestamp.h"

#include <QTimeZone>

namespace countertop {

QString toIsoText(Timestamp timestamp) {
    return QDateTime::fromMSecsSinceEpoch(timestamp, QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

std::optional<Timestamp> timestampFromIsoText(const QString& text) {
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime) return std::nullopt;
    return parsed.toMSecsSinceEpoch();
}

}  // namespace countertop
