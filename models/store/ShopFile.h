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

/// Opens the shop that is there: connects and brings its tables to the newest version (Writer and
/// Worker). Nothing is made where none is: NOT_FOUND ("no_shop", or "foreign_database" for another
/// program's). Besides Database::open's errors: NEWER_DATABASE.
[[nodiscard]] Result<std::unique_ptr<Database>> openShop(const DatabaseUrl& url,
                                                         Database::Role role);

/// Makes a shop where there is none and opens it; one that is there keeps its settings. Only for
/// who was asked for a new shop. INVALID_INPUT for settings that configureShop() would refuse,
/// before anything is made.
[[nodiscard]] Result<std::unique_ptr<Database>> createShop(const DatabaseUrl& url,
                                                           const NewShop& start);

/// The shop's settings row.
[[nodiscard]] Result<ShopSettings> readSettings(Database& database, qint64 storeId = 1);

/// Changes currency and time zone while the shop has no orders; INVALID_TRANSITION afterwards,
/// INVALID_INPUT for a currency that is not three capital letters or an unknown time zone.
[[nodiscard]] Result<void> configureShop(Database& database, const NewShop& settings,
                                         qint64 storeId = 1);

}  // namespace countertop
