// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/ImportedHistory.h"

namespace countertop {

/// The remaining work for one invoice in a shop that may already have it completely, in part or
/// with other contents.
struct InvoiceWork {
    QList<RecordHistoricOrder> reversals;  ///< executed before the documents
    QList<PlannedDocument> documents;
    QList<CorrectStock> corrections;  ///< missing in the shop
    QList<CorrectStock> supplements;  ///< differences to stored corrections
    qint64 alreadyImported = 0;
    qint64 different = 0;  ///< documents and corrections that still differ from the file
    qint64 replaced = 0;   ///< those to be corrected
    QList<ImportWarning> warnings;

    /// Whether the whole invoice is new to the shop.
    [[nodiscard]] bool isNew() const { return alreadyImported + different + replaced == 0; }
};

/// Compares an invoice with the shop's data, for previews and imports alike. `replaces`: documents
/// with other contents are reversed and recorded again, where that is exactly possible. Reads the
/// event store and writes nothing.
[[nodiscard]] Result<InvoiceWork> workOf(const InvoicePlan& plan, ImportedHistory& imported,
                                         bool replaces);

}  // namespace countertop
