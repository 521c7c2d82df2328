// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandRecord.h"
#include "models/store/write/RowsStatement.h"

#include <QString>

/// The statements of one write on SQLite that are not generated from a table's description.
/// PostgreSQL has their equivalents inside countertop_commit.
namespace countertop::sqlite {

extern const QString kRoutesVersion;
extern const QString kClaimKey;
extern const QString kKnownKey;
extern const QString kInsertPersonalKey;
extern const QString kPersonalKey;
extern const QString kBarcodeOwner;
extern const QString kMoveStock;
extern const QString kProductStock;
extern const QString kNextNumber;
extern const QString kTakeNumber;
extern const QString kStreamHead;
extern const RowsStatement kInsertEvents;
extern const QString kDeleteLines;
extern const QString kInsertOutbox;
extern const QString kInsertAudit;

/// Binds one audit row; `outcome` is "done" or an error code.
void bindAudit(Query& query, const CommandRecord& record, const EventMetadata& metadata,
               const QString& outcome, const QString& detail, const QByteArray& proof = {});

}  // namespace countertop::sqlite
