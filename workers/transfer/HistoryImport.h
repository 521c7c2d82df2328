// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/WriteBatch.h"
#include "workers/transfer/HistorySource.h"
#include "workers/transfer/HistoryWriter.h"

#include <atomic>

namespace countertop {

struct ImportProgress {
    enum class Phase { Reading, Writing };
    Phase phase = Phase::Reading;
    qint64 bytesDone = 0;  ///< of the file's stored size
    qint64 bytesTotal = 0;
    qint64 lines = 0;
};

/// Imports an order history through the command bus, in several passes over the file: the first
/// ones determine its form, the invoices that cannot be read completely, and the stock it needs;
/// the last one writes many invoices per commit. Documents that were already imported are skipped,
/// so an import that was cancelled or failed can simply be run again. Memory does not grow with the
/// file. Runs on the caller's thread, which must be the bus's thread.
class HistoryImport {
public:
    struct Options {
        CommandOrigin origin;  ///< actor and till
        FormOptions formOptions;
        bool strict = false;    ///< store nothing if anything would be left out
        bool replaces = false;  ///< correct imported documents with other contents
        qsizetype invoicesPerCommit = 100;
        qsizetype linesPerCommit = 2000;
        std::function<void(const ImportProgress&)> progress;
        /// Checked before every invoice; may be set from any thread.
        const std::atomic_bool* cancel = nullptr;
        /// Receives every warning, including those that the report does not keep.
        ImportWarningListener warnings;
    };

    HistoryImport(const HistoryWriter::Shop& shop, WriteBatch& batch, const ShopSettings& settings,
                  Options options);

    /// Reads the whole file and writes nothing. Errors: INVALID_INPUT for a file of another format
    /// or currency, NOT_FOUND, STORAGE, DAMAGED; CANCELLED.
    [[nodiscard]] Result<ImportReport> preview(const QString& path);

    /// Returns preview's errors before anything is written. Later failures and a cancel end the
    /// import early and are described in the report, whose numbers cover what was stored.
    [[nodiscard]] Result<ImportReport> run(const QString& path);

private:
    struct Survey {
        HistoryFile file;
        ImportReport report;
        StockForecast forecast;
        QString importId;
    };

    Result<Survey> survey(const QString& path);
    Result<void> checkCurrency() const;
    Result<void> forecast(Survey& survey, const QList<InvoicePlan>& plans);
    Result<void> forecast(Survey& survey, ImportedHistory& imported, const InvoicePlan& plan);
    Result<void> writeAll(const Survey& survey, ImportReport& report);
    Result<void> flush(HistoryWriter& writer, QList<InvoicePlan>& waiting, ImportReport& report);
    Result<QList<Result<InvoiceOutcome>>> writeBatch(HistoryWriter& writer,
                                                     const QList<InvoicePlan>& plans);
    Result<Result<InvoiceOutcome>> writeInvoice(HistoryWriter& writer, const InvoicePlan& plan);
    ImportWarningListener listener(ImportReport& report) const;
    void reportProgress(ImportProgress::Phase phase, const HistorySource& source) const;
    [[nodiscard]] bool isCancelled() const;

    HistoryWriter::Shop m_shop;
    WriteBatch& m_batch;
    Options m_options;
    QString m_currency;
    BusinessCalendar m_calendar;
    HistoryPlanner m_planner;
};

}  // namespace countertop
