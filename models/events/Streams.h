// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

#include <QString>

namespace countertop {

/// Names of streams: a category, a hyphen, the object's own id.
[[nodiscard]] inline QString orderStream(const OrderId& orderId) {
    return QStringLiteral("order-") + orderId.text();
}
[[nodiscard]] inline QString productStream(const QString& sku) {
    return QStringLiteral("product-") + sku;
}
[[nodiscard]] inline QString customerStream(const CustomerId& customerId) {
    return QStringLiteral("customer-") + customerId.text();
}

[[nodiscard]] inline QString shopStream(qint64 storeId) {
    return QStringLiteral("shop-%1").arg(storeId);
}

/// "order" of "order-0192…"; the whole id when it has no hyphen.
[[nodiscard]] inline QString streamCategory(const QString& streamId) {
    return streamId.section(u'-', 0, 0);
}
/// "0192…" of "order-0192…".
[[nodiscard]] inline QString streamSubject(const QString& streamId) {
    return streamId.section(u'-', 1);
}

}  // namespace countertop
