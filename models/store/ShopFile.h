// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/Database.h"

namespace countertop {

/// What a new shop starts with.
struct NewShop {
    QString name = QStringLiteral("My shop");
    QString currency = QStringLiteral("GBP");
    QString timeZone = QStringLiteral("Europe/London");
};

/// Opens a shop ready for use: connects, brings the tables to the newest version (Writer and
/// Worker), and makes the shop's own row when there is none. Besides Database::open's errors:
/// NEWER_DATABASE, DAMAGED for a database of another program.
[[nodiscard]] Result<std::unique_ptr<Database>> openShop(const DatabaseUrl& url,
                                                         Database::Role role,
                                                         const NewShop& start = {});

/// The shop's settings row.
[[nodiscard]] Result<ShopSettings> readSettings(Database& database, qint64 storeId = 1);

/// Changes currency and time zone while the shop has no orders; INVALID_TRANSITION afterwards,
/// INVALID_INPUT for a currency that is not three capital letters or an unknown time zone.
[[nodiscard]] Result<void> configureShop(Database& database, const NewShop& settings,
                                         qint64 storeId = 1);

}  // namespace countertop
