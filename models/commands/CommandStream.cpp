// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandStream.h"

#include "models/events/Streams.h"

namespace countertop {

namespace {

template <class C>
QString nameOf(const C& command) {
    if constexpr (requires { command.orderId; }) {
        return orderStream(command.orderId);
    } else if constexpr (requires { command.sku; }) {
        return productStream(command.sku);
    } else if constexpr (requires { command.customerId; }) {
        return customerStream(command.customerId);
    } else if constexpr (std::is_same_v<C, ConfigureShop>) {
        return QStringLiteral("shop");
    } else if constexpr (requires { command.deliveryId; } || std::is_same_v<C, EnableDestination> ||
                         std::is_same_v<C, LimitDestination>) {
        return QStringLiteral("deliveries");
    } else {
        static_assert(std::is_same_v<C, AddRoute> || std::is_same_v<C, EditRoute> ||
                      std::is_same_v<C, RemoveRoute>);
        return QStringLiteral("routes");
    }
}

}  // namespace

QString streamOf(const Command& command) {
    return std::visit([](const auto& concrete) { return nameOf(concrete); }, command);
}

int shardOf(const QString& streamId, int shards) {
    quint64 hash = 14'695'981'039'346'656'037ULL;
    const QByteArray text = streamId.toUtf8();
    for (const char byte : text) {
        hash ^= static_cast<quint8>(byte);
        hash *= 1'099'511'628'211ULL;
    }
    return static_cast<int>(hash % static_cast<quint64>(shards));
}

}  // namespace countertop
