// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The initial settings of a new shop.
struct NewShop {
    QString name = QStringLiteral("My shop");
    QString currency = QStringLiteral("GBP");
    QString timeZone = QStringLiteral("Europe/London");
    int dayStartsMinute = 0;
    QString gateway = QStringLiteral("none");
    QString carrier = QStringLiteral("none");

    /// Settings for a practice shop: nothing is sent to the outside.
    [[nodiscard]] static NewShop forPractice() {
        NewShop start;
        start.gateway = QStringLiteral("practice");
        start.carrier = QStringLiteral("practice");
        return start;
    }
};

/// Opens an existing shop: connects and migrates it to the newest schema (Writer and Worker).
/// Creates nothing: NOT_FOUND ("no_shop", or "foreign_database" for another program's). In addition
/// to Database::open's errors: NEWER_DATABASE.
[[nodiscard]] Result<std::unique_ptr<Database>> openShop(const DatabaseUrl& url,
                                                         Database::Role role);

/// Creates a shop where there is none and opens it; an existing one keeps its settings. Call it
/// only when a new shop was requested. INVALID_INPUT for an unknown currency or time zone, before
/// anything is created. ConfigureShop afterwards records the settings as an event.
[[nodiscard]] Result<std::unique_ptr<Database>> createShop(const DatabaseUrl& url,
                                                           const NewShop& start);

}  // namespace countertop
