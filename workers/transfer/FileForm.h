// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/CsvReader.h"
#include "workers/transfer/DateEvidence.h"
#include "workers/transfer/DecimalEvidence.h"

#include <atomic>

namespace countertop {

/// What a person says about a file, because the file itself does not show it.
struct FormWishes {
    QByteArray encoding;  ///< as ICU names it; empty: find out
    std::optional<DecimalSign> decimal;
    std::optional<DateOrder> dateOrder;
};

/// How a file is written, the same for all of its lines.
struct FileForm {
    QByteArray encoding;
    char separator = ',';
    bool hasSeparatorLine = false;  ///< "sep=;" before the column names, as Excel has it
    LineEnds lineEnds = LineEnds::Any;
    DecimalSign decimal = DecimalSign::Point;
    DateOrder dateOrder = DateOrder::DayMonthYear;

    /// A reader of the records in this form; the column names come first.
    [[nodiscard]] Result<std::unique_ptr<CsvReader>> open(const QString& path) const;
};

/// Finds the form of an online-retail history, reading all of it twice and keeping none of it.
/// INVALID_INPUT where the file shows nothing or contradicts itself, with a reason for each kind;
/// CANCELLED; else InputFile's errors.
[[nodiscard]] Result<FileForm> findFileForm(const QString& path, const FormWishes& wishes,
                                            const std::atomic_bool* cancel);

/// INVALID_INPUT for a record whose quotes cannot be trusted.
[[nodiscard]] Error unclosedQuote(const QString& path, qint64 line);

}  // namespace countertop
