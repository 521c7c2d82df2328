// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QIODevice>
#include <QLocale>
#include <QStringList>

#include <optional>

namespace countertop {

enum class CsvPreset { Rfc4180, Excel };

/// "rfc4180" or "excel".
[[nodiscard]] std::optional<CsvPreset> csvPresetFromText(QStringView text);

/// How CSV is written. Rfc4180: comma, decimal point, no byte order mark. Excel: a byte order mark
/// (without it Excel assumes Latin-1), and semicolon and decimal comma where the locale uses a
/// decimal comma. Both: UTF-8, CRLF.
struct CsvDialect {
    char separator = ',';
    char16_t decimalPoint = u'.';
    bool byteOrderMark = false;

    [[nodiscard]] static CsvDialect of(CsvPreset preset, const QLocale& locale);
};

/// Writes records. Text that a spreadsheet would treat as a formula (it begins with = + - @, a tab
/// or a carriage return) gets an apostrophe in front; so does text that begins with apostrophes
/// followed by such a character, so that removing one apostrophe always restores the text. Numbers
/// are written unchanged. flush() reports write errors.
class CsvWriter {
public:
    CsvWriter(QIODevice& device, const CsvDialect& dialect);

    CsvWriter& text(const QString& text);
    CsvWriter& number(qint64 number);
    /// Decimal text in the dialect: 1250 GBP as 12.50 or 12,50.
    CsvWriter& money(qint64 minor, QStringView currency);
    /// Ends the record.
    void endRecord();
    void record(const QStringList& texts);

    /// Writes buffered text; false when any write has failed so far.
    [[nodiscard]] bool flush();

private:
    void append(const QByteArray& field, bool mayBeQuoted);

    QIODevice& m_device;
    CsvDialect m_dialect;
    QByteArray m_buffer;
    bool m_atStart = true;
    bool m_failed = false;
};

}  // namespace countertop
