// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/InputFile.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <csv.h>

#include <deque>
#include <string>
#include <vector>

namespace countertop {

/// Comma-separated records of a file, one after another, in constant memory: quoted fields with
/// line breaks, CRLF or LF, a byte order mark. A quote that never closes costs its own line only:
/// reading goes on with the line after it.
class CsvReader {
public:
    enum class Fault { None, UnclosedQuote, TooLong, StrayReturn };

    explicit CsvReader(std::unique_ptr<InputFile> file);
    ~CsvReader();
    Q_DISABLE_COPY_MOVE(CsvReader)

    /// The next record; false at the end. Errors as InputFile's.
    Result<bool> next();

    [[nodiscard]] Fault fault() const { return m_fault; }
    [[nodiscard]] qsizetype fieldCount() const { return static_cast<qsizetype>(m_ends.size()); }
    /// Valid until the next record is read.
    [[nodiscard]] QByteArrayView field(qsizetype index) const;
    /// The record's first line in the file, from 1.
    [[nodiscard]] qint64 line() const { return m_line; }

    /// Records over several lines that do not have this many fields are taken for an unclosed
    /// quote; 0: any number is fine.
    void expectFields(qsizetype count) { m_expected = count; }

    [[nodiscard]] const InputFile& file() const { return *m_file; }
    /// SHA-1 of all bytes read, in hexadecimal.
    [[nodiscard]] QByteArray digest() const { return m_digest.result().toHex(); }

private:
    /// One physical line with its line feed; of a line beyond the limit nothing is kept.
    struct Line {
        std::string text;
        bool tooLong = false;
    };

    static void onField(void* text, size_t size, void* reader);
    static void onRecord(int character, void* reader);

    Result<bool> fill();
    Result<bool> readLine(Line& line);
    void clearRecord();
    bool giveUp(std::vector<Line> lines, Fault fault);
    [[nodiscard]] bool hasSwallowed(const std::vector<Line>& lines) const;

    std::unique_ptr<InputFile> m_file;
    csv_parser m_parser{};
    QCryptographicHash m_digest{QCryptographicHash::Sha1};
    std::vector<char> m_buffer;
    size_t m_at = 0;
    size_t m_filled = 0;
    std::deque<Line> m_again;  ///< lines to be read once more
    std::string m_text;        ///< the record's fields, one after another
    std::vector<size_t> m_ends;
    qsizetype m_expected = 0;
    qint64 m_line = 0;
    qint64 m_lastLine = 0;
    Fault m_fault = Fault::None;
    bool m_complete = false;
};

}  // namespace countertop
