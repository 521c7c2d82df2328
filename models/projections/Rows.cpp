// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/Rows.h"

#include <algorithm>

namespace countertop {

qint64 OrderRow::dueMinor() const {
    if (lifecycle == Lifecycle::Cancelled || lifecycle == Lifecycle::Expired) return 0;
    return std::max<qint64>(0, totalMinor - creditedMinor - netMinor());
}

QString toText(MovementReason reason) {
    switch (reason) {
        case MovementReason::Sale:
            return QStringLiteral("sale");
        case MovementReason::Shipment:
            return QStringLiteral("shipment");
        case MovementReason::Release:
            return QStringLiteral("release");
        case MovementReason::Return:
            return QStringLiteral("return");
        case MovementReason::Receive:
            return QStringLiteral("receive");
        case MovementReason::Count:
            return QStringLiteral("count");
        case MovementReason::Correction:
            return QStringLiteral("correction");
    }
    return {};
}

}  // namespace countertop
