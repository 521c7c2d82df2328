// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandRecord.h"
#include "models/store/Query.h"

#include <QString>

/// The statements of one write on SQLite. PostgreSQL has the same ones inside countertop_commit.
namespace countertop::sqlite {

extern const QString kRoutesVersion;
extern const QString kClaimKey;
extern const QString kKnownKey;
extern const QString kUpsertProduct;
extern const QString kInsertBarcode;
extern const QString kMoveStock;
extern const QString kProductStock;
extern const QString kTakeNumber;
extern const QString kStreamHead;
extern const QString kInsertEvent;
extern const QString kUpsertOrder;
extern const QString kDeleteLines;
extern const QString kInsertLine;
extern const QString kInsertPayment;
extern const QString kInsertMovement;
extern const QString kUpsertCustomer;
extern const QString kInsertOutbox;
extern const QString kInsertAudit;
extern const QString kAddOrderDay;
extern const QString kAddPaymentDay;

/// Binds one audit row; `outcome` is "done" or an error code.
void bindAudit(Query& query, const CommandRecord& record, const EventMetadata& metadata,
               const QString& outcome, const QString& detail);

}  // namespace countertop::sqlite
