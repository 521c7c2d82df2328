// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistorySource.h"

namespace countertop {

namespace {

struct OpenHistory {
    std::unique_ptr<CsvReader> reader;
    OnlineRetailFormat format;
};

Result<OpenHistory> openHistory(const QString& path, const FileForm& form, const QTimeZone& zone) {
    auto reader = form.open(path);
    if (!reader) return fail(reader.error());
    const auto header = (*reader)->next();
    if (!header) return fail(header.error());
    auto format = OnlineRetailFormat::fromHeader(**reader, path);
    if (!format) return fail(format.error());
    format->settle(form, zone);
    (*reader)->expectFields(format->columnCount());
    return OpenHistory{*std::move(reader), *std::move(format)};
}

/// Reads the next non-blank record; false at the end.
Result<bool> nextRecord(CsvReader& reader, const QString& path) {
    for (;;) {
        const auto more = reader.next();
        if (!more || !*more) return more;
        if (reader.fault() == CsvReader::Fault::UnclosedQuote) {
            return fail(unclosedQuote(path, reader.line()));
        }
        if (!OnlineRetailFormat::isBlank(reader)) return true;
    }
}

/// Collects the invoices with unreadable lines. A line whose invoice number is unreliable counts
/// towards an invoice that has lines both before and after it.
class LeftOutFinder {
public:
    explicit LeftOutFinder(InvoiceSet& leftOut) : m_leftOut(leftOut) {}

    void readable(const QString& invoice) {
        if (m_hasOrphan && invoice == m_last) m_leftOut.add(invoice);
        m_hasOrphan = false;
        m_last = invoice;
    }
    void unreadable(const QString& invoice, bool isTrusted) {
        if (!invoice.isEmpty()) m_leftOut.add(invoice);
        if (isTrusted) {
            m_last = invoice;
        } else {
            m_hasOrphan = true;
        }
    }

private:
    InvoiceSet& m_leftOut;
    QString m_last;
    bool m_hasOrphan = false;
};

}  // namespace

Result<HistoryFile> examineHistory(const QString& path, const FormOptions& formOptions,
                                   const QTimeZone& zone, const std::atomic_bool* cancel) {
    const auto form = findFileForm(path, formOptions, cancel);
    if (!form) return fail(form.error());
    HistoryFile file{path, *form, zone, {}};
    const auto open = openHistory(path, *form, zone);
    if (!open) return fail(open.error());
    LeftOutFinder finder(file.leftOut);
    for (;;) {
        if (cancel && cancel->load()) {
            return fail(ErrorCode::Cancelled, QStringLiteral("The import was cancelled"),
                        QStringLiteral("cancelled"));
        }
        const auto more = nextRecord(*open->reader, path);
        if (!more) return fail(more.error());
        if (!*more) return file;
        const auto line = open->format.read(*open->reader);
        if (line) {
            finder.readable(line->invoice);
        } else {
            const QString invoice = open->format.invoiceOf(*open->reader);
            const ImportWarningKind kind = line.error().kind;
            finder.unreadable(invoice, !invoice.isEmpty() &&
                                           kind != ImportWarningKind::WrongFieldCount &&
                                           kind != ImportWarningKind::LineTooLong);
        }
    }
}

Result<std::unique_ptr<HistorySource>> HistorySource::open(const HistoryFile& file,
                                                           ImportWarningListener notice) {
    auto open = openHistory(file.path, file.form, file.zone);
    if (!open) return fail(open.error());
    return std::unique_ptr<HistorySource>(new HistorySource(
        file, std::move(open->reader), std::move(open->format), std::move(notice)));
}

Result<std::optional<Invoice>> HistorySource::next() {
    for (;;) {
        if (auto invoice = m_grouper.take()) return invoice;
        if (m_atEnd) return std::optional<Invoice>();
        const auto more = nextRecord(*m_reader, m_file.path);
        if (!more) return fail(more.error());
        if (!*more) {
            m_atEnd = true;
            m_grouper.finish();
            continue;
        }
        ++m_linesRead;
        auto line = m_format.read(*m_reader);
        if (line) {
            take(*std::move(line));
        } else {
            m_notice(line.error());
        }
    }
}

void HistorySource::take(HistoryLine line) {
    if (!m_file.leftOut.contains(line.invoice)) {
        m_grouper.add(std::move(line));
        return;
    }
    m_notice({line.fileLine, ImportWarningKind::OtherLineOfInvoice,
              QStringLiteral("Another line of invoice %1 cannot be read; left out with it")
                  .arg(line.invoice)});
}

}  // namespace countertop
