// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/BusinessCalendar.h"
#include "models/domain/Customer.h"
#include "models/domain/OrderCommands.h"
#include "models/domain/Product.h"
#include "workers/transfer/HistoryLine.h"
#include "workers/transfer/ImportWarning.h"

namespace countertop {

/// The role of a historic order document in its invoice.
enum class DocumentPart { Sale, Credit, Adjustment };

struct PlannedDocument {
    DocumentPart part = DocumentPart::Sale;
    RecordHistoricOrder command;
    bool replaces = false;  ///< replaces one with other contents, and uses its goods
};

/// All documents of one invoice, in execution order: returned goods first, then sales, then
/// adjustments of money, then corrections of stock.
struct InvoicePlan {
    QString name;  ///< the invoice's number, with the part from part 2 on
    qint64 firstLine = 0;
    qint64 lines = 0;
    QString day;       ///< "2010-12-01", as in the file
    QString month;     ///< "2010-12"
    Timestamp at = 0;  ///< of the first line
    CustomerId customerId;
    CustomerDetails customer;
    QList<PlannedDocument> documents;
    /// Documents that an invoice with this number could have, but this one does not.
    QList<std::pair<DocumentPart, OrderId>> otherDocuments;
    QList<CorrectStock> corrections;  ///< at most one per SKU
    DecimalAmount exact;              ///< Σ quantity × price
    DecimalAmount rounded;            ///< Σ of the lines' rounded totals
    QList<ImportWarning> warnings;
};

/// Turns invoices into commands with ids that are the same in every run. Pure.
class HistoryPlanner {
public:
    /// `source` names the format; it is part of every id.
    HistoryPlanner(QString source, QString currency, BusinessCalendar calendar);

    [[nodiscard]] InvoicePlan plan(const Invoice& invoice) const;

    [[nodiscard]] QString source() const { return m_source; }

private:
    enum class Role { Sale, Credit, Adjustment, Correction };

    static Role roleOf(const HistoryLine& line, bool isCancellation);
    void noteWarnings(InvoicePlan& plan, const HistoryLine& line, Role role,
                      bool isCancellation) const;
    void addLine(InvoicePlan& plan, const HistoryLine& line, bool isCancellation) const;
    [[nodiscard]] OrderId documentId(const InvoicePlan& plan, DocumentPart part) const;
    OrderLine orderLine(const HistoryLine& line) const;
    PlannedDocument& document(InvoicePlan& plan, DocumentPart part) const;
    void number(InvoicePlan& plan, bool isCancellation) const;

    QString m_source;
    QString m_currency;
    BusinessCalendar m_calendar;
};

}  // namespace countertop
