// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/InvoiceGrouper.h"
#include "workers/transfer/OnlineRetailFormat.h"

namespace countertop {

/// A history file and everything that must be known before reading its first line.
struct HistoryFile {
    QString path;
    FileForm form;
    QTimeZone zone;  ///< the shop's
    /// Invoices with an unreadable line: an invoice is imported completely or not at all.
    InvoiceSet leftOut;
};

/// Reads the whole file in constant memory: determines its form and the invoices to leave out.
/// Errors as for findFileForm.
[[nodiscard]] Result<HistoryFile> examineHistory(const QString& path,
                                                 const FormOptions& formOptions,
                                                 const QTimeZone& zone,
                                                 const std::atomic_bool* cancel);

/// The invoices of a history file, one after another, in constant memory.
class HistorySource {
public:
    /// INVALID_INPUT when the file has changed since it was examined; otherwise InputFile's errors.
    /// Odd and left-out lines are reported to `notice` as they are read. `file` must outlive the
    /// source.
    [[nodiscard]] static Result<std::unique_ptr<HistorySource>> open(const HistoryFile& file,
                                                                     ImportWarningListener notice);

    /// The next invoice, or nothing at the end of the file.
    Result<std::optional<Invoice>> next();

    [[nodiscard]] qint64 linesRead() const { return m_linesRead; }
    [[nodiscard]] qint64 bytesRead() const { return m_reader->text().file().position(); }
    [[nodiscard]] qint64 bytesTotal() const { return m_reader->text().file().size(); }
    /// Identifies the content once all of it has been read.
    [[nodiscard]] QString digest() const { return QString::fromLatin1(m_reader->text().digest()); }

private:
    HistorySource(const HistoryFile& file, std::unique_ptr<CsvReader> reader,
                  OnlineRetailFormat format, ImportWarningListener notice)
        : m_file(file),
          m_reader(std::move(reader)),
          m_format(std::move(format)),
          m_notice(std::move(notice)) {}
    void take(HistoryLine line);

    const HistoryFile& m_file;
    std::unique_ptr<CsvReader> m_reader;
    OnlineRetailFormat m_format;
    ImportWarningListener m_notice;
    InvoiceGrouper m_grouper;
    qint64 m_linesRead = 0;
    bool m_atEnd = false;
};

}  // namespace countertop
