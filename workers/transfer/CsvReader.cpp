// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/CsvReader.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace countertop {

namespace {

constexpr size_t kChunkBytes = 256 * 1024;
constexpr size_t kLongestLine = 64 * 1024;
constexpr size_t kMostLinesOfRecord = 20;

// libcsv would trim what stands around a field; spaces belong to it (RFC 4180).
int isNoSpace(unsigned char) { return 0; }

}  // namespace

CsvReader::CsvReader(std::unique_ptr<InputFile> file)
    : m_file(std::move(file)), m_buffer(kChunkBytes) {
    csv_init(&m_parser, 0);
    csv_set_space_func(&m_parser, &isNoSpace);
}

CsvReader::~CsvReader() { csv_free(&m_parser); }

QByteArrayView CsvReader::field(qsizetype index) const {
    const auto at = static_cast<size_t>(index);
    const size_t start = at == 0 ? 0 : m_ends[at - 1];
    return {m_text.data() + start, static_cast<qsizetype>(m_ends[at] - start)};
}

void CsvReader::onField(void* text, size_t size, void* reader) {
    auto* self = static_cast<CsvReader*>(reader);
    self->m_text.append(static_cast<const char*>(text), size);
    self->m_ends.push_back(self->m_text.size());
    if (self->m_complete) self->m_fault = Fault::StrayReturn;
}

void CsvReader::onRecord(int, void* reader) { static_cast<CsvReader*>(reader)->m_complete = true; }

Result<bool> CsvReader::fill() {
    const auto got = m_file->read(m_buffer.data(), static_cast<qsizetype>(m_buffer.size()));
    if (!got) return fail(got.error());
    const bool isFirst = m_lastLine == 0 && m_filled == 0;
    m_at = 0;
    m_filled = static_cast<size_t>(*got);
    m_digest.addData(QByteArrayView(m_buffer.data(), *got));
    if (isFirst && m_filled >= 3 && std::memcmp(m_buffer.data(), "\xEF\xBB\xBF", 3) == 0) m_at = 3;
    return m_filled > 0;
}

Result<bool> CsvReader::readLine(Line& line) {
    if (!m_again.empty()) {
        line = std::move(m_again.front());
        m_again.pop_front();
        return true;
    }
    for (;;) {
        if (m_at == m_filled) {
            const auto more = fill();
            if (!more) return fail(more.error());
            if (!*more) break;
        }
        const char* start = m_buffer.data() + m_at;
        const size_t left = m_filled - m_at;
        const auto* end = static_cast<const char*>(std::memchr(start, '\n', left));
        const size_t size = end ? static_cast<size_t>(end - start) + 1 : left;
        line.tooLong = line.tooLong || line.text.size() + size > kLongestLine;
        if (line.tooLong) {
            line.text.clear();
        } else {
            line.text.append(start, size);
        }
        m_at += size;
        if (end) return true;
    }
    if (line.text.empty() && !line.tooLong) return false;
    line.text.push_back('\n');
    return true;
}

void CsvReader::clearRecord() {
    m_text.clear();
    m_ends.clear();
    m_fault = Fault::None;
    m_complete = false;
}

/// The record's first line is lost; those after it are read again as records of their own.
bool CsvReader::giveUp(std::vector<Line> lines, Fault fault) {
    csv_free(&m_parser);
    csv_init(&m_parser, 0);
    csv_set_space_func(&m_parser, &isNoSpace);
    clearRecord();
    m_fault = fault;
    m_lastLine = m_line;
    std::move(lines.rbegin(), lines.rend() - 1, std::front_inserter(m_again));
    return true;
}

/// True when a record over several lines looks as if a quote was opened by mistake: it has another
/// number of fields, or met a later line's quote in the middle of a field.
bool CsvReader::hasSwallowed(const std::vector<Line>& lines) const {
    if (m_expected > 0 && fieldCount() != m_expected) return true;
    csv_parser strict{};
    csv_init(&strict, CSV_STRICT);
    csv_set_space_func(&strict, &isNoSpace);
    const bool isGood = std::all_of(lines.begin(), lines.end(), [&strict](const Line& line) {
        const size_t size = line.text.size();
        return csv_parse(&strict, line.text.data(), size, nullptr, nullptr, nullptr) == size;
    });
    csv_free(&strict);
    return !isGood;
}

Result<bool> CsvReader::next() {
    clearRecord();
    std::vector<Line> lines;
    for (size_t bytes = 0;;) {
        Line line;
        const auto more = readLine(line);
        if (!more) return fail(more.error());
        if (!*more) return !lines.empty() && giveUp(std::move(lines), Fault::UnclosedQuote);
        ++m_lastLine;
        if (lines.empty()) m_line = m_lastLine;
        const bool tooLong = line.tooLong;
        if (lines.empty() && (line.text == "\n" || line.text == "\r\n")) continue;
        if (!tooLong) {
            csv_parse(&m_parser, line.text.data(), line.text.size(), &CsvReader::onField,
                      &CsvReader::onRecord, this);
        }
        bytes += line.text.size();
        lines.push_back(std::move(line));
        if (tooLong) {
            const bool isAlone = lines.size() == 1;
            return giveUp(std::move(lines), isAlone ? Fault::TooLong : Fault::UnclosedQuote);
        }
        const bool isSwallowed = m_complete && lines.size() > 1 && hasSwallowed(lines);
        if (m_complete && !isSwallowed) return true;
        if (m_complete || lines.size() >= kMostLinesOfRecord || bytes > kLongestLine) {
            return giveUp(std::move(lines), Fault::UnclosedQuote);
        }
    }
}

}  // namespace countertop
