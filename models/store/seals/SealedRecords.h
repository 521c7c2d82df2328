// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"
#include "models/store/seals/SealRow.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace countertop {

/// A table whose rows are written once, in the order of a number. Its seals form a separate chain,
/// in which a row and the hash of its columns stand for an event and its hash.
struct SealedTable {
    QString kind;  ///< the chain's name, "audit"
    QString table;
    QString idColumn;
    QStringList columns;  ///< those that never change, in the order of the hash
};

/// Audit rows, messages, and the records of clean-ups.
[[nodiscard]] const QList<SealedTable>& sealedTables();

/// The table of messages. Delivered ones are removed some day (see DeliveredCleanup); their hashes
/// remain and are read as if the rows were there.
[[nodiscard]] const SealedTable& sealedMessages();
/// The hash of a row that was read with all columns of the table.
[[nodiscard]] QByteArray sealedRowHash(Query& row, const SealedTable& table);

/// The chain of the shop's settings and routes. The marks of its seals hold the document.
inline constexpr char kSettingsKind[] = "settings";

/// Rows of a store by number, as a seal covers them.
[[nodiscard]] Result<QList<SealedEvent>> readSealedRows(Database& database, qint64 storeId,
                                                        const SealedTable& table, qint64 after,
                                                        qint64 upTo, int limit);

/// The last seal of a chain; none if nothing was sealed.
[[nodiscard]] Result<std::optional<Seal>> lastRecordSeal(Database& database, qint64 storeId,
                                                         const QString& kind);
/// Seals of a chain after the one that begins at `after`.
[[nodiscard]] Result<QList<Seal>> recordSeals(Database& database, qint64 storeId,
                                              const QString& kind, qint64 after, qint64 limit);

/// The number of sagas for the seals of the events: sagas change, so they cannot be sealed.
[[nodiscard]] Result<qint64> sagaCount(Database& database, qint64 storeId);

/// The current settings and routes: a JSON object, without counters. Empty while the shop may still
/// be configured freely, before its first product or order.
[[nodiscard]] Result<QByteArray> settingsDocument(Database& database, qint64 storeId);
/// The same at any time, as an object: {"shop": {COLUMN: TEXT}, "routes": [[TEXT …]]}.
[[nodiscard]] Result<QJsonObject> settingsNow(Database& database, qint64 storeId);
/// The settings and routes at their last seal; empty when they were never sealed.
[[nodiscard]] Result<QJsonObject> sealedSettings(Database& database, qint64 storeId);
/// The seal of such a document.
[[nodiscard]] Seal settingsSeal(qint64 storeId, const Seal& previous, const QByteArray& document,
                                Timestamp sealedAt);

}  // namespace countertop
