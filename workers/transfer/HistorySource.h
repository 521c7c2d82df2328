// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/InvoiceGrouper.h"
#include "workers/transfer/OnlineRetailFormat.h"

namespace countertop {

/// The invoices of a history file, one after another, in constant memory.
class HistorySource {
public:
    /// INVALID_INPUT when the file is empty or of another format; else InputFile's errors. Odd and
    /// skipped lines are told to `notice` as they are met.
    [[nodiscard]] static Result<std::unique_ptr<HistorySource>> open(const QString& path,
                                                                     OddityListener notice);

    /// The next invoice, or nothing at the end of the file.
    Result<std::optional<Invoice>> next();

    [[nodiscard]] qint64 linesRead() const { return m_linesRead; }
    [[nodiscard]] qint64 bytesRead() const { return m_reader.file().position(); }
    [[nodiscard]] qint64 bytesTotal() const { return m_reader.file().size(); }
    /// Names the content once all of it is read.
    [[nodiscard]] QString digest() const { return QString::fromLatin1(m_reader.digest()); }

private:
    HistorySource(std::unique_ptr<InputFile> file, OddityListener notice)
        : m_reader(std::move(file)), m_notice(std::move(notice)) {}
    Result<void> readHeader(const QString& path);

    CsvReader m_reader;
    OddityListener m_notice;
    std::optional<OnlineRetailFormat> m_format;
    InvoiceGrouper m_grouper;
    qint64 m_linesRead = 0;
    bool m_atEnd = false;
};

}  // namespace countertop
