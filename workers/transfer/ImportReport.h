// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "workers/transfer/FileForm.h"
#include "workers/transfer/HistoryPlanner.h"

#include <QJsonObject>
#include <QMap>

#include <optional>

namespace countertop {

/// Sums over lines: exact amounts from the file, and rounded per line as recorded.
struct ImportTotals {
    qint64 lines = 0;
    qint64 invoices = 0;
    DecimalAmount exact;
    DecimalAmount rounded;

    void add(const InvoicePlan& plan);
    [[nodiscard]] DecimalAmount difference() const { return rounded - exact; }
};

/// What an import did, or what it would do in the case of a preview. Lines that were already
/// imported are included; left-out lines are not in any sum.
struct ImportReport {
    static constexpr qsizetype kKeptWarnings = 1000;
    static constexpr qsizetype kNamedLines = 10;

    /// The first lines with a kind of warning, and the text of the very first.
    struct Sample {
        QList<qint64> lines;
        QString detail;
    };

    qint64 linesRead = 0;  ///< without the column names and blank lines
    qint64 leftOutLines = 0;
    qint64 leftOutInvoices = 0;  ///< nothing of them was imported; includes refused ones
    qint64 orders = 0;
    qint64 creditNotes = 0;
    qint64 adjustments = 0;
    qint64 corrections = 0;
    qint64 productsCreated = 0;
    qint64 customersCreated = 0;
    qint64 stockOpened = 0;      ///< products that got opening stock
    qint64 stockAdded = 0;       ///< receipts beyond it
    qint64 alreadyImported = 0;  ///< orders, credit notes, adjustments and corrections
    qint64 different = 0;        ///< already imported with other contents, which were kept
    qint64 replaced = 0;         ///< the same, but reversed and recorded again
    qint64 refusedInvoices = 0;
    ImportTotals total;
    QMap<QString, ImportTotals> months;  ///< by "2010-12"
    QString firstDay;
    QString lastDay;
    QString currency;
    std::optional<FileForm> form;   ///< how the file was read: detected or chosen
    QList<ImportWarning> warnings;  ///< the first kKeptWarnings
    QMap<ImportWarningKind, qint64> warningCounts;
    QMap<ImportWarningKind, Sample> samples;
    bool cancelled = false;
    bool strictlyRefused = false;    ///< nothing was stored because something would be left out
    std::optional<Error> stoppedBy;  ///< why the rest was not imported; counts cover what is stored

    void note(const ImportWarning& warning);
    /// Leaves out the whole invoice; returns the warning it has noted.
    ImportWarning leaveOut(const InvoicePlan& plan, const Error& error);
    [[nodiscard]] bool leavesOut() const { return leftOutLines > 0; }
    /// For a preview: the report of an import that refuses to store anything because of left-out
    /// lines.
    [[nodiscard]] ImportReport refusal() const;
    /// Adds the invoice's lines, sums and warnings.
    void take(const InvoicePlan& plan);
};

[[nodiscard]] QJsonObject toJson(const ImportReport& report);

/// The report as lines of English text, amounts in pounds and pence.
[[nodiscard]] QString toText(const ImportReport& report);

}  // namespace countertop
