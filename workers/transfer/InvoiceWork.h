// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/ImportedHistory.h"

namespace countertop {

/// What is left to do of one invoice in a shop that may have it already, wholly, in part or with
/// other contents.
struct InvoiceWork {
    QList<RecordHistoricOrder> reversals;  ///< carried out before the documents
    QList<PlannedDocument> documents;
    QList<CorrectStock> corrections;  ///< of which the shop has nothing
    QList<CorrectStock> supplements;  ///< what stored corrections differ by
    qint64 alreadyImported = 0;
    qint64 different = 0;  ///< documents and corrections that stay other than in the file
    qint64 replaced = 0;   ///< those to be corrected
    QList<ImportWarning> warnings;

    /// True when all of the invoice is new to the shop.
    [[nodiscard]] bool isNew() const { return alreadyImported + different + replaced == 0; }
};

/// Compares an invoice with what the shop has of it; a preview and an import both go by this.
/// `replaces`: what has other contents is to be taken back and recorded anew, where that can be
/// done exactly. Reads the event store and writes nothing.
[[nodiscard]] Result<InvoiceWork> workOf(const InvoicePlan& plan, ImportedHistory& imported,
                                         bool replaces);

}  // namespace countertop
