// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandRecord.h"
#include "models/store/connection/Query.h"

#include <QString>
#include <QStringList>

/// The statements of one write on SQLite. PostgreSQL has the same ones inside countertop_commit.
namespace countertop::sqlite {

/// An insert of one or more rows by one statement: SQLite's own work for a statement costs as much
/// as a row. "#" in a row's placeholders stands for what Query::row() chooses. OR FAIL, because the
/// rows before a refused one go with the transaction, so that SQLite need not note how to undo them
/// alone.
class RowsStatement {
public:
    static constexpr qsizetype kMostRows = 16;
    /// `head` ends in VALUES.
    RowsStatement(const QString& head, const QString& row);
    /// `rows`: 1 … kMostRows.
    [[nodiscard]] const QString& text(qsizetype rows) const { return m_texts[rows - 1]; }

private:
    QStringList m_texts;
};

extern const QString kRoutesVersion;
extern const QString kClaimKey;
extern const QString kKnownKey;
extern const QString kUpsertProduct;
extern const QString kInsertBarcode;
extern const QString kBarcodeOwner;
extern const QString kMoveStock;
extern const QString kProductStock;
extern const QString kNextNumber;
extern const QString kTakeNumber;
extern const QString kStreamHead;
extern const RowsStatement kInsertEvents;
extern const QString kUpsertOrder;
extern const QString kDeleteLines;
extern const RowsStatement kInsertLines;
extern const QString kInsertPayment;
extern const RowsStatement kInsertMovements;
extern const QString kUpsertCustomer;
extern const QString kInsertOutbox;
extern const QString kInsertAudit;
extern const QString kAddOrderDay;
extern const QString kAddPaymentDay;

/// Binds one audit row; `outcome` is "done" or an error code.
void bindAudit(Query& query, const CommandRecord& record, const EventMetadata& metadata,
               const QString& outcome, const QString& detail, const QByteArray& proof = {});

}  // namespace countertop::sqlite
