// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/CsvReader.h"

#include <algorithm>
#include <cstring>

namespace countertop {

namespace {

constexpr size_t kLongestRecord = size_t{1024} * 1024;

// States of libcsv's parser.
constexpr int kRowNotBegun = 0;
constexpr int kFieldBegun = 2;

// libcsv would trim spaces around a field, but they are part of it (RFC 4180).
int isNoSpace(unsigned char) { return 0; }

void begin(csv_parser& parser, unsigned char options, char separator) {
    csv_init(&parser, options);
    csv_set_space_func(&parser, &isNoSpace);
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<TextInput> text, char separator, LineEnds lineEnds)
    : m_input(std::move(text)), m_lineEnds(lineEnds) {
    begin(m_parser, 0, separator);
    begin(m_strict, CSV_STRICT, separator);
}

CsvReader::~CsvReader() {
    csv_free(&m_parser);
    csv_free(&m_strict);
}

QByteArrayView CsvReader::field(qsizetype index) const {
    const auto at = static_cast<size_t>(index);
    const size_t start = at == 0 ? 0 : m_ends[at - 1];
    return {m_text.data() + start, static_cast<qsizetype>(m_ends[at] - start)};
}

void CsvReader::onField(void* text, size_t size, void* reader) {
    auto* self = static_cast<CsvReader*>(reader);
    if (self->m_fault != Fault::TooLong) self->m_text.append(static_cast<const char*>(text), size);
    self->m_ends.push_back(self->m_text.size());
    if (self->m_complete) self->m_fault = Fault::StrayReturn;
}

void CsvReader::onRecord(int, void* reader) { static_cast<CsvReader*>(reader)->m_complete = true; }

Result<bool> CsvReader::fill() {
    const auto piece = m_input->read();
    if (!piece) return fail(piece.error());
    m_piece = *piece;
    m_at = 0;
    return !m_piece.isEmpty();
}

void CsvReader::clearRecord() {
    m_text.clear();
    m_ends.clear();
    m_fault = Fault::None;
    m_complete = false;
    m_bytes = 0;
    if (m_isStrict) return;
    const char separator = static_cast<char>(csv_get_delim(&m_parser));
    csv_free(&m_strict);
    begin(m_strict, CSV_STRICT, separator);
    m_isStrict = true;
}

/// The size up to and including the next line end, or of the remaining text.
size_t CsvReader::lineSize() const {
    const char* start = m_piece.data() + m_at;
    const auto left = static_cast<size_t>(m_piece.size() - m_at);
    const auto until = [&](char wanted, size_t within) {
        const void* found = std::memchr(start, wanted, within);
        return found ? static_cast<size_t>(static_cast<const char*>(found) - start) + 1 : within;
    };
    if (m_lineEnds == LineEnds::CarriageReturn) return until('\r', left);
    const size_t feed = until('\n', left);
    return m_lineEnds == LineEnds::LineFeed ? feed : until('\r', feed);
}

void CsvReader::feed(const char* text, size_t size) {
    csv_parse(&m_parser, text, size, &CsvReader::onField, &CsvReader::onRecord, this);
    if (m_isStrict) {
        m_isStrict = csv_parse(&m_strict, text, size, nullptr, nullptr, nullptr) == size;
        if (m_strict.pstate == kFieldBegun) m_strict.entry_pos = 0;
    }
    m_bytes += size;
    if (m_bytes <= kLongestRecord) return;
    // Keep parsing the quotes, but discard the text.
    m_fault = Fault::TooLong;
    if (m_parser.pstate == kFieldBegun) m_parser.entry_pos = 0;
}

Result<bool> CsvReader::next() {
    clearRecord();
    for (;;) {
        if (m_at == m_piece.size()) {
            const auto more = fill();
            if (!more) return fail(more.error());
            if (!*more) break;
        }
        if (m_parser.pstate == kRowNotBegun && !m_complete) m_line = m_lastLine + 1;
        const size_t size = lineSize();
        const char last = m_piece[m_at + static_cast<qsizetype>(size) - 1];
        feed(m_piece.data() + m_at, size);
        m_at += static_cast<qsizetype>(size);
        const auto ended = endLine(last);
        if (!ended) return fail(ended.error());
        if (*ended) return true;
    }
    finishFile();
    return m_complete;
}

/// True when the record ends with this line.
Result<bool> CsvReader::endLine(char last) {
    const bool isReturn = last == '\r' && m_lineEnds != LineEnds::LineFeed;
    const bool isFeed = last == '\n' && m_lineEnds != LineEnds::CarriageReturn;
    if (!isReturn && !isFeed) return false;
    m_end = isReturn ? End::CarriageReturn : End::LineFeed;
    if (isReturn && m_lineEnds == LineEnds::Any) {
        if (m_at == m_piece.size()) {
            if (const auto more = fill(); !more) return fail(more.error());
        }
        if (m_at < m_piece.size() && m_piece[m_at] == '\n') {
            feed("\n", 1);
            ++m_at;
            m_end = End::LineFeed;
        }
    }
    ++m_lastLine;
    if (m_complete) judge();
    return m_complete;
}

void CsvReader::judge() {
    const bool isOverLines = m_lastLine > m_line;
    const bool isOdd = !m_isStrict || (m_expected > 0 && fieldCount() != m_expected);
    if (isOverLines && isOdd && m_fault != Fault::StrayReturn) m_fault = Fault::UnclosedQuote;
}

void CsvReader::finishFile() {
    if (m_complete || m_parser.pstate == kRowNotBegun) return;
    m_end = End::File;
    const bool isOpen = m_parser.quoted != 0 && m_parser.pstate == kFieldBegun;
    csv_fini(&m_parser, &CsvReader::onField, &CsvReader::onRecord, this);
    m_complete = true;
    ++m_lastLine;
    if (isOpen) {
        m_fault = Fault::UnclosedQuote;
    } else {
        judge();
    }
}

}  // namespace countertop
