// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"

#include <QString>

namespace countertop {

/// The statements of OutboxStore for one database. `:now` is only a placeholder on SQLite; the
/// PostgreSQL statements use the server's clock.
struct OutboxSql {
    QString waiting;
    QString candidates;
    QString waitingExcept;  ///< the same without the messages of some routes
    QString candidatesExcept;
    QString park;
    QString lease;
    QString settle;
    QString noteHealth;
    QString renew;
    QString owners;       ///< SQLite
    QString freeOwner;    ///< SQLite
    QString freeExpired;  ///< PostgreSQL
    QString areAhead;
    QString correctAhead;
};

/// The texts are built once per database, so that their prepared statements are found by address.
[[nodiscard]] const OutboxSql& outboxSql(Dialect dialect);

/// A new owner of claims on SQLite, unlike any other that had this slot.
[[nodiscard]] QString slotOwner(int slot);
/// The slot that an owner has or had; negative when it is not the owner of a slot.
[[nodiscard]] int slotOf(const QString& owner);

}  // namespace countertop
