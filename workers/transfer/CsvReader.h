// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/TextInput.h"

#include <QByteArrayView>

#include <csv.h>

#include <string>
#include <vector>

namespace countertop {

/// What ends a line outside of quotes. LineFeed includes CRLF.
enum class LineEnds { Any, LineFeed, CarriageReturn };

/// Reads a file's records one after another, in constant memory. Follows RFC 4180 for quotes:
/// quoted text may span lines and is never parsed as records.
class CsvReader {
public:
    enum class Fault {
        None,
        /// A quote is never closed, or a quote that spans lines was a mistake: it is unknown which
        /// lines it has swallowed.
        UnclosedQuote,
        TooLong,     ///< its text is not kept
        StrayReturn  ///< a carriage return in a file with other line ends
    };
    /// How a record ended.
    enum class End { File, LineFeed, CarriageReturn };

    explicit CsvReader(std::unique_ptr<TextInput> text, char separator = ',',
                       LineEnds lineEnds = LineEnds::Any);
    ~CsvReader();
    Q_DISABLE_COPY_MOVE(CsvReader)

    /// The next record; false at the end. Errors as for TextInput.
    Result<bool> next();

    [[nodiscard]] Fault fault() const { return m_fault; }
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] qsizetype fieldCount() const { return static_cast<qsizetype>(m_ends.size()); }
    /// UTF-8, valid until the next record is read.
    [[nodiscard]] QByteArrayView field(qsizetype index) const;
    /// The record's first line in the file, from 1.
    [[nodiscard]] qint64 line() const { return m_line; }

    /// A record over several lines with another number of fields counts as an unclosed quote; 0:
    /// any number is allowed.
    void expectFields(qsizetype count) { m_expected = count; }

    [[nodiscard]] const TextInput& text() const { return *m_input; }

private:
    static void onField(void* text, size_t size, void* reader);
    static void onRecord(int character, void* reader);

    Result<bool> fill();
    void clearRecord();
    void feed(const char* text, size_t size);
    Result<bool> endLine(char last);
    void judge();
    void finishFile();
    [[nodiscard]] size_t lineSize() const;

    std::unique_ptr<TextInput> m_input;
    LineEnds m_lineEnds;
    csv_parser m_parser{};
    csv_parser m_strict{};  ///< only checks that the record's quotes are valid
    QByteArrayView m_piece;
    qsizetype m_at = 0;
    std::string m_text;  ///< the record's fields, one after another
    std::vector<size_t> m_ends;
    qsizetype m_expected = 0;
    qint64 m_line = 0;
    qint64 m_lastLine = 0;
    size_t m_bytes = 0;
    Fault m_fault = Fault::None;
    End m_end = End::File;
    bool m_complete = false;
    bool m_isStrict = true;
};

}  // namespace countertop
