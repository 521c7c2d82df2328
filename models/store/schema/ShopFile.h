// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// What a new shop starts with.
struct NewShop {
    QString name = QStringLiteral("My shop");
    QString currency = QStringLiteral("GBP");
    QString timeZone = QStringLiteral("Europe/London");
    int dayStartsMinute = 0;
    QString gateway = QStringLiteral("none");
    QString carrier = QStringLiteral("none");

    /// What a shop that is only tried out starts with: nothing leaves it.
    [[nodiscard]] static NewShop forPractice() {
        NewShop start;
        start.gateway = QStringLiteral("practice");
        start.carrier = QStringLiteral("practice");
        return start;
    }
};

/// Opens the shop that is there: connects and brings its tables to the newest version (Writer and
/// Worker). Nothing is made where none is: NOT_FOUND ("no_shop", or "foreign_database" for another
/// program's). Besides Database::open's errors: NEWER_DATABASE.
[[nodiscard]] Result<std::unique_ptr<Database>> openShop(const DatabaseUrl& url,
                                                         Database::Role role);

/// Makes a shop where there is none and opens it; one that is there keeps its settings. Only for
/// who was asked for a new shop. INVALID_INPUT for an unknown currency or time zone, before
/// anything is made. The settings are told by an event once ConfigureShop was carried out.
[[nodiscard]] Result<std::unique_ptr<Database>> createShop(const DatabaseUrl& url,
                                                           const NewShop& start);

}  // namespace countertop
