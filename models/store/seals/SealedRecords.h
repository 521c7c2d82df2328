// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"
#include "models/store/seals/SealRow.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace countertop {

/// A table whose rows are written once, in the order of a number: its seals form a chain of their
/// own, in which a row takes the place of an event and a hash over its columns that of the event's.
struct SealedTable {
    QString kind;  ///< "audit": of the chain
    QString table;
    QString idColumn;
    QStringList columns;  ///< that never change, in the order of the hash
};

/// Audit rows, messages, and what clean-ups took away.
[[nodiscard]] const QList<SealedTable>& sealedTables();

/// The chain of what the shop's settings and routes were. The marks of its seals are the document.
inline constexpr char kSettingsKind[] = "settings";

/// Rows of a store by number, as a seal covers them.
[[nodiscard]] Result<QList<SealedEvent>> readSealedRows(Database& database, qint64 storeId,
                                                        const SealedTable& table, qint64 after,
                                                        qint64 upTo, int limit);

/// The last seal of a chain; none in a store without.
[[nodiscard]] Result<std::optional<Seal>> lastRecordSeal(Database& database, qint64 storeId,
                                                         const QString& kind);
/// Seals of a chain behind the one that begins at `after`.
[[nodiscard]] Result<QList<Seal>> recordSeals(Database& database, qint64 storeId,
                                              const QString& kind, qint64 after, qint64 limit);

/// Sagas change, so no chain holds them: the seals of the events say how many there were.
[[nodiscard]] Result<qint64> sagaCount(Database& database, qint64 storeId);

/// The settings and routes as they are now: a JSON object, without what counts on by itself. Empty
/// while the shop may still be set up anew, before its first product or order.
[[nodiscard]] Result<QByteArray> settingsDocument(Database& database, qint64 storeId);
/// The same at any time, as an object: {"shop": {COLUMN: TEXT}, "routes": [[TEXT …]]}.
[[nodiscard]] Result<QJsonObject> settingsNow(Database& database, qint64 storeId);
/// What they were when they were last sealed; empty when they never were.
[[nodiscard]] Result<QJsonObject> sealedSettings(Database& database, qint64 storeId);
/// The seal of such a document.
[[nodiscard]] Seal settingsSeal(qint64 storeId, const Seal& previous, const QByteArray& document,
                                Timestamp sealedAt);

}  // namespace countertop
