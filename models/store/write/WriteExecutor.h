// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// What became of one try to make a write durable.
struct WriteOutcome {
    enum class Kind { Committed, Duplicate, RoutesChanged };
    Kind kind = Kind::Committed;
    QString number;           ///< Committed: the order number taken, if any
    qint64 lastPosition = 0;  ///< Committed
    QByteArray fingerprint;   ///< Duplicate: of the first write with this key
    QByteArray result;        ///< Duplicate: its result as JSON
};

/// One write and what belongs to it but was worked out by the store.
struct PreparedWrite {
    const Write& write;
    QList<OutboxMessage> outbox;
    std::optional<qint64> routesVersion;
};

/// The dialect seam of writing. Both leave nothing behind unless they answer Committed.
[[nodiscard]] Result<WriteOutcome> executeOnSqlite(Database& database,
                                                   const PreparedWrite& prepared);
[[nodiscard]] Result<WriteOutcome> executeOnPostgresql(Database& database,
                                                       const PreparedWrite& prepared);

/// Changes of routes, deliveries and settings, inside the write's transaction; the same on both.
[[nodiscard]] Result<void> applyRouteChange(Database& database, const Write& write);
[[nodiscard]] Result<void> applyDeliveryChange(Database& database, const Write& write);
/// INVALID_TRANSITION when the shop has orders, or products with prices, and what they rest on
/// would change.
[[nodiscard]] Result<void> applyShopChange(Database& database, const Write& write);
/// PostgreSQL, before the rest of such a write: no commit may be half way between the settings it
/// knew and the rows it writes.
[[nodiscard]] Result<void> lockShopSettings(Database& database);

/// "T1-000123": at least six digits.
[[nodiscard]] QString orderNumber(const QString& till, qint64 count);

/// Refusals both dialects word alike.
[[nodiscard]] Error outOfStock(const Write& write, const QString& sku, const QString& name,
                               qint64 available);
[[nodiscard]] Error unknownProduct(const QString& sku);
/// INVALID_INPUT of the field "barcode", naming the product that has it.
[[nodiscard]] Error barcodeTaken(const QString& barcode, const QString& sku, const QString& name);
[[nodiscard]] Error productsChanged();
[[nodiscard]] Error stockMoved(const QString& sku, qint64 expected, qint64 actual);
[[nodiscard]] Error settingsChanged();

}  // namespace countertop
