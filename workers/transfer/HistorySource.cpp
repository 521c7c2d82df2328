// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistorySource.h"

namespace countertop {

Result<std::unique_ptr<HistorySource>> HistorySource::open(const QString& path,
                                                           OddityListener notice) {
    auto file = InputFile::open(path);
    if (!file) return fail(file.error());
    std::unique_ptr<HistorySource> source(new HistorySource(*std::move(file), std::move(notice)));
    if (auto header = source->readHeader(path); !header) return fail(header.error());
    return source;
}

Result<void> HistorySource::readHeader(const QString& path) {
    const auto header = m_reader.next();
    if (!header) return fail(header.error());
    if (!*header) {
        Error error =
            invalidInput(QStringLiteral("file"), QStringLiteral("'%1' is empty").arg(path),
                         QStringLiteral("file_empty"), {{QStringLiteral("path"), path}});
        error.reason = QStringLiteral("file_empty");
        error.facts = {{QStringLiteral("path"), path}};
        return fail(std::move(error));
    }
    auto format = OnlineRetailFormat::fromHeader(m_reader, path);
    if (!format) return fail(format.error());
    m_format = *std::move(format);
    m_reader.expectFields(m_format->columnCount());
    return {};
}

Result<std::optional<Invoice>> HistorySource::next() {
    for (;;) {
        if (auto invoice = m_grouper.take()) return invoice;
        if (m_atEnd) return std::optional<Invoice>();
        const auto more = m_reader.next();
        if (!more) return fail(more.error());
        if (!*more) {
            m_atEnd = true;
            m_grouper.finish();
            continue;
        }
        ++m_linesRead;
        auto line = m_format->read(m_reader, m_notice);
        if (line) {
            m_grouper.add(*std::move(line));
        } else {
            m_notice(line.error());
        }
    }
}

}  // namespace countertop
