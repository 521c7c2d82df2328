// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/DeliveryRow.h"

namespace countertop {

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
