// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/projections/SearchableText.h"

#include <QList>

namespace countertop {

/// What a write asks of one product's stock, all movements summed.
struct StockDemand {
    QString sku;
    qint64 onHandChange = 0;
    qint64 reservedChange = 0;
    qint64 productVersion = 0;  ///< 0: whichever it has
};

/// Sums per SKU, sorted by SKU: the one order in which stock rows are locked everywhere.
[[nodiscard]] QList<StockDemand> stockDemands(const Write& write);

/// Day counters with each key once, sorted by key: the one order in which they are locked.
[[nodiscard]] QList<OrderDayChange> orderDayChanges(const Write& write);
[[nodiscard]] QList<PaymentDayChange> paymentDayChanges(const Write& write);

/// All movements of a write, orders' first.
[[nodiscard]] QList<StockChange> stockMovements(const Write& write);

/// Whether the order begins with this write, so that no line of it is stored yet.
[[nodiscard]] bool isNew(const Write& write, const OrderChanges& order);

/// The form of the document, which the server's function asks for: raised with every change that an
/// older function, or an older program, would misunderstand.
inline constexpr int kDocumentForm = 2;

/// The whole write as the document of the PostgreSQL function countertop_commit. Without a routes
/// version the routes are not checked.
[[nodiscard]] QByteArray writeDocument(const Write& write, const QList<OutboxMessage>& outbox,
                                       std::optional<qint64> routesVersion);

}  // namespace countertop
