// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/store/connection/Database.h"
#include "models/store/personal/PersonalKeys.h"

namespace countertop {

/// The result of one attempt to make a write durable.
struct WriteOutcome {
    enum class Kind { Committed, Duplicate, RoutesChanged, KeysChanged };
    Kind kind = Kind::Committed;
    QString number;           ///< Committed: the order number taken, if any
    qint64 lastPosition = 0;  ///< Committed
    QByteArray fingerprint;   ///< Duplicate: fingerprint of the first write with this key
    QByteArray result;        ///< Duplicate: the first write's result as JSON
};

/// One write and the parts that the store derived for it.
struct PreparedWrite {
    const Write& write;
    QList<OutboxMessage> outbox;
    std::optional<qint64> routesVersion;
    /// Keys of the write's personal fields; KeysChanged when one of them is stored no longer, or
    /// the subject of a new one has got another.
    QList<PersonalKey> personalKeys = {};
};

/// One executor per dialect. Neither leaves changes behind unless it returns Committed.
[[nodiscard]] Result<WriteOutcome> executeOnSqlite(Database& database,
                                                   const PreparedWrite& prepared);
[[nodiscard]] Result<WriteOutcome> executeOnPostgresql(Database& database,
                                                       const PreparedWrite& prepared);

/// Changes of routes, deliveries and settings, inside the write's transaction; the same on both
/// databases.
[[nodiscard]] Result<void> applyRouteChange(Database& database, const Write& write);
[[nodiscard]] Result<void> applyDeliveryChange(Database& database, const Write& write);
/// NOT_FOUND when the destination to enable is not disabled.
[[nodiscard]] Result<void> applyDestinationChange(Database& database, const Write& write);
/// INVALID_TRANSITION when the shop has orders, or products with prices, that depend on a setting
/// to be changed.
[[nodiscard]] Result<void> applyShopChange(Database& database, const Write& write);
/// PostgreSQL: waits for the commits under way and holds the others until this transaction ends.
/// Call it before the rest of a change of settings or routes, so that no commit falls between
/// reading those and writing what follows from them.
[[nodiscard]] Result<void> lockOutCommits(Database& database);

/// "T1-000123": at least six digits.
[[nodiscard]] QString orderNumber(const QString& till, qint64 count);

/// Refusals with the same text on both databases.
[[nodiscard]] Error outOfStock(const Write& write, const QString& sku, const QString& name,
                               qint64 available);
[[nodiscard]] Error unknownProduct(const QString& sku);
/// INVALID_INPUT of the field "barcode", naming the product that has the barcode already.
[[nodiscard]] Error barcodeTaken(const QString& barcode, const QString& sku, const QString& name);
[[nodiscard]] Error productsChanged();
[[nodiscard]] Error stockMoved(const QString& sku, qint64 expected, qint64 actual);
[[nodiscard]] Error settingsChanged();

}  // namespace countertop
