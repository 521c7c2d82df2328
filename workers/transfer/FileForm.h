// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/CsvReader.h"
#include "workers/transfer/DateEvidence.h"
#include "workers/transfer/DecimalEvidence.h"

#include <atomic>

namespace countertop {

/// The user's choices about a file, for what the file itself does not show.
struct FormOptions {
    QByteArray encoding;  ///< ICU's name; empty: detect it
    std::optional<DecimalSign> decimal;
    std::optional<DateOrder> dateOrder;
};

/// How a file is written, the same for all of its lines.
struct FileForm {
    QByteArray encoding;
    char separator = ',';
    bool hasSeparatorLine = false;  ///< "sep=;" before the column names, as Excel writes it
    LineEnds lineEnds = LineEnds::Any;
    DecimalSign decimal = DecimalSign::Point;
    DateOrder dateOrder = DateOrder::DayMonthYear;

    /// A reader of the records in this form; the column names come first.
    [[nodiscard]] Result<std::unique_ptr<CsvReader>> open(const QString& path) const;
};

/// Determines the form of an online-retail history, reading the whole file twice in constant
/// memory. INVALID_INPUT where the file shows nothing or contradicts itself, with a reason for each
/// kind; CANCELLED; otherwise InputFile's errors.
[[nodiscard]] Result<FileForm> findFileForm(const QString& path, const FormOptions& formOptions,
                                            const std::atomic_bool* cancel);

/// INVALID_INPUT for a record with unreliable quotes.
[[nodiscard]] Error unclosedQuote(const QString& path, qint64 line);

}  // namespace countertop
