// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/WriteRows.h"

#include <map>
#include <tuple>

namespace countertop {

QList<StockChange> stockMovements(const Write& write) {
    QList<StockChange> movements;
    for (const OrderChanges& order : write.orders) movements.append(order.stock);
    for (const ProductChanges& product : write.products) movements.append(product.stock);
    return movements;
}

QList<StockDemand> stockDemands(const Write& write) {
    std::map<QString, StockDemand> bySku;
    for (const StockChange& movement : stockMovements(write)) {
        StockDemand& demand = bySku[movement.sku];
        demand.sku = movement.sku;
        demand.productVersion = write.productVersions.value(movement.sku);
        demand.onHandChange += movement.onHandChange;
        demand.reservedChange += movement.reservedChange;
    }
    QList<StockDemand> demands;
    for (const auto& [sku, demand] : bySku) demands.append(demand);
    return demands;
}

QList<OrderDayChange> orderDayChanges(const Write& write) {
    std::map<std::tuple<QString, QString, QString, QString>, OrderDayChange> byKey;
    for (const OrderChanges& order : write.orders) {
        for (const OrderDayChange& change : order.orderDays) {
            const auto key =
                std::tuple(change.day, toText(change.status), change.till, change.currency);
            const auto [known, isNew] = byKey.try_emplace(key, change);
            if (isNew) continue;
            known->second.orders += change.orders;
            known->second.items += change.items;
            known->second.totalMinor += change.totalMinor;
            known->second.refundedMinor += change.refundedMinor;
            known->second.creditedMinor += change.creditedMinor;
        }
    }
    QList<OrderDayChange> changes;
    for (const auto& [key, change] : byKey) changes.append(change);
    return changes;
}

QList<PaymentDayChange> paymentDayChanges(const Write& write) {
    std::map<std::tuple<QString, QString, QString, QString>, PaymentDayChange> byKey;
    for (const OrderChanges& order : write.orders) {
        for (const PaymentDayChange& change : order.paymentDays) {
            const auto key =
                std::tuple(change.day, toText(change.method), change.till, change.currency);
            const auto [known, isNew] = byKey.try_emplace(key, change);
            if (isNew) continue;
            known->second.payments += change.payments;
            known->second.capturedMinor += change.capturedMinor;
            known->second.refundedMinor += change.refundedMinor;
        }
    }
    QList<PaymentDayChange> changes;
    for (const auto& [key, change] : byKey) changes.append(change);
    return changes;
}

bool isNew(const Write& write, const OrderChanges& order) {
    return order.row.version <= write.appends.first().events.size();
}

}  // namespace countertop
