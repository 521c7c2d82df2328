// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/CsvWriter.h"

#include "models/core/Money.h"

#include <csv.h>

#include <algorithm>

namespace countertop {

namespace {

constexpr qsizetype kBufferBytes = qsizetype{64} * 1024;

bool looksLikeFormula(const QString& text) {
    const auto first = std::find_if(text.cbegin(), text.cend(),
                                    [](QChar character) { return character != u'\''; });
    return first != text.cend() && QStringView(u"=+-@\t\r").contains(*first);
}

bool needsQuotes(const QByteArray& field, char separator) {
    if (field.isEmpty()) return false;
    const auto isSpecial = [separator](char character) {
        return character == separator || character == '"' || character == '\r' || character == '\n';
    };
    return field.front() == ' ' || field.back() == ' ' || field.front() == '\t' ||
           field.back() == '\t' || std::any_of(field.cbegin(), field.cend(), isSpecial);
}

}  // namespace

std::optional<CsvPreset> csvPresetFromText(QStringView text) {
    if (text == u"rfc4180") return CsvPreset::Rfc4180;
    if (text == u"excel") return CsvPreset::Excel;
    return std::nullopt;
}

CsvDialect CsvDialect::of(CsvPreset preset, const QLocale& locale) {
    if (preset == CsvPreset::Rfc4180) return {};
    const bool hasComma = locale.decimalPoint() == u",";
    return {hasComma ? ';' : ',', hasComma ? u',' : u'.', true};
}

CsvWriter::CsvWriter(QIODevice& device, const CsvDialect& dialect)
    : m_device(device), m_dialect(dialect) {
    if (dialect.byteOrderMark) m_buffer = "\xEF\xBB\xBF";
}

CsvWriter& CsvWriter::text(const QString& text) {
    append((looksLikeFormula(text) ? u'\'' + text : text).toUtf8(), true);
    return *this;
}

CsvWriter& CsvWriter::number(qint64 number) {
    append(QByteArray::number(number), false);
    return *this;
}

CsvWriter& CsvWriter::money(qint64 minor, QStringView currency) {
    QString decimal = toDecimalText(minor, currency);
    decimal.replace(u'.', QChar(m_dialect.decimalPoint));
    append(decimal.toLatin1(), false);
    return *this;
}

void CsvWriter::append(const QByteArray& field, bool mayBeQuoted) {
    if (!m_atStart) m_buffer += m_dialect.separator;
    m_atStart = false;
    if (!mayBeQuoted || !needsQuotes(field, m_dialect.separator)) {
        m_buffer += field;
        return;
    }
    const auto size = static_cast<size_t>(field.size());
    const size_t quoted = csv_write(nullptr, 0, field.constData(), size);
    const qsizetype end = m_buffer.size();
    m_buffer.resize(end + static_cast<qsizetype>(quoted));
    csv_write(m_buffer.data() + end, quoted, field.constData(), size);
}

void CsvWriter::endRecord() {
    m_buffer += "\r\n";
    m_atStart = true;
    if (m_buffer.size() >= kBufferBytes) m_failed = !flush();
}

void CsvWriter::record(const QStringList& texts) {
    for (const QString& field : texts) text(field);
    endRecord();
}

bool CsvWriter::flush() {
    if (!m_failed && m_device.write(m_buffer) != m_buffer.size()) m_failed = true;
    m_buffer.clear();
    return !m_failed;
}

}  // namespace countertop
