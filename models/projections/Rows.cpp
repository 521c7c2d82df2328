// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/Rows.h"
#include "models/projections/ShopQueries.h"

#include <algorithm>
#include <array>

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

QString toText(DeliveryStatus status) {
    switch (status) {
        case DeliveryStatus::Pending:
            return QStringLiteral("pending");
        case DeliveryStatus::Processing:
            return QStringLiteral("processing");
        case DeliveryStatus::Delivered:
            return QStringLiteral("delivered");
        case DeliveryStatus::Failed:
            return QStringLiteral("failed");
        case DeliveryStatus::Dead:
            return QStringLiteral("dead");
    }
    return {};
}

std::optional<DeliveryStatus> deliveryStatusFromText(QStringView text) {
    for (const auto status :
         {DeliveryStatus::Pending, DeliveryStatus::Processing, DeliveryStatus::Delivered,
          DeliveryStatus::Failed, DeliveryStatus::Dead}) {
        if (toText(status) == text) return status;
    }
    return std::nullopt;
}

}  // namespace countertop
