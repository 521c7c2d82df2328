// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/TextEncoding.h"

#include "models/core/Filled.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

namespace countertop {

namespace {

/// The five bytes that Windows-1252 leaves undefined.
bool isUndefined(uint8_t byte) {
    return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
}

/// Dashes and the euro sign of Windows; in other encodings letters or control characters.
bool isWindowsMark(uint8_t byte) { return byte == 0x80 || byte == 0x96 || byte == 0x97; }

/// Bytes next to a dash or an amount, but not within a word.
bool standsApart(uint8_t byte) { return byte <= ' ' || (byte >= '0' && byte <= '9'); }

Error encodingUnclear(const QString& sentence, const QString& path, qint64 line) {
    return fileRefusal(path, filled(sentence, path, line), QStringLiteral("encoding_unclear"),
                       {{QStringLiteral("line"), line}});
}

}  // namespace

void EncodingFinder::add(QByteArrayView bytes) {
    if (m_first.size() < 4) {
        m_first.append(bytes.first(qMin<qsizetype>(4 - m_first.size(), bytes.size())));
    }
    const QByteArray joined = m_rest.isEmpty() ? QByteArray() : m_rest + bytes.toByteArray();
    const QByteArrayView all = m_rest.isEmpty() ? bytes : QByteArrayView(joined);
    m_rest.clear();
    addUtf8(reinterpret_cast<const uint8_t*>(all.data()), static_cast<int32_t>(all.size()), false);
}

void EncodingFinder::finish() {
    const QByteArray rest = std::exchange(m_rest, {});
    addUtf8(reinterpret_cast<const uint8_t*>(rest.constData()), static_cast<int32_t>(rest.size()),
            true);
}

void EncodingFinder::noteByte(uint8_t byte) {
    if (m_isMarkOpen && standsApart(byte)) m_showsWindows = true;
    m_isMarkOpen = isWindowsMark(byte) && standsApart(m_before);
    m_hasReturns |= byte == '\r';
    m_hasFeeds |= byte == '\n';
    m_before = byte;
}

void EncodingFinder::addUtf8(const uint8_t* bytes, int32_t size, bool isLast) {
    for (int32_t at = 0; at < size;) {
        const uint8_t byte = bytes[at];
        if (byte < 0x80) {
            if (byte == '\n' ? !m_wasReturn : byte == '\r') ++m_line;
            m_wasReturn = byte == '\r';
            noteByte(byte);
            ++at;
            continue;
        }
        const int32_t start = at;
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        if (character < 0 && !isLast && size - start < U8_MAX_LENGTH && at == size) {
            // The next bytes may complete it.
            m_rest = QByteArray(reinterpret_cast<const char*>(bytes) + start, size - start);
            return;
        }
        m_wasReturn = false;
        qint64& first = character < 0 ? m_invalidLine : m_characterLine;
        if (first == 0) first = m_line;
        for (int32_t one = start; one < at; ++one) {
            noteByte(bytes[one]);
            if (m_undefinedLine == 0 && isUndefined(bytes[one])) m_undefinedLine = m_line;
        }
    }
}

Result<QByteArray> EncodingFinder::encoding(const QString& path) const {
    if (m_first.startsWith("\xEF\xBB\xBF")) return QByteArray("UTF-8");
    if (m_first.startsWith(QByteArrayView("\xFF\xFE\0\0", 4))) return QByteArray("UTF-32LE");
    if (m_first.startsWith("\xFF\xFE")) return QByteArray("UTF-16LE");
    if (m_first.startsWith("\xFE\xFF")) return QByteArray("UTF-16BE");
    if (m_first.size() >= 2) {
        if (m_first[0] != '\0' && m_first[1] == '\0') return QByteArray("UTF-16LE");
        if (m_first[0] == '\0' && m_first[1] != '\0') return QByteArray("UTF-16BE");
    }
    if (m_invalidLine == 0) return QByteArray("UTF-8");
    if (m_characterLine > 0) {
        return fail(fileRefusal(
            path,
            filled(QStringLiteral(
                       "'%1' is UTF-8 in line %2 and is not in line %3; say what it is with "
                       "--encoding, for example utf-8 or windows-1252"),
                   path, m_characterLine, m_invalidLine),
            QStringLiteral("encoding_unclear"), {{QStringLiteral("line"), m_invalidLine}}));
    }
    if (m_undefinedLine > 0) {
        return fail(encodingUnclear(
            QStringLiteral("'%1' is neither UTF-8 nor Windows-1252 (line %2); say what it is with "
                           "--encoding"),
            path, m_undefinedLine));
    }
    if (m_hasReturns && !m_hasFeeds) {
        return fail(encodingUnclear(
            QStringLiteral("The lines of '%1' end as on an old Macintosh and it is not UTF-8 (line "
                           "%2); say what it is with --encoding, for example macintosh or "
                           "windows-1252"),
            path, m_invalidLine));
    }
    return QByteArray("windows-1252");
}

std::optional<QByteArray> knownEncoding(const QString& name) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.trimmed().toLatin1().constData(), &code);
    if (U_FAILURE(code) || name.trimmed().isEmpty()) {
        ucnv_close(converter);
        return std::nullopt;
    }
    const QByteArray known = ucnv_getName(converter, &code);
    ucnv_close(converter);
    return known;
}

Error fileRefusal(const QString& path, const QString& sentence, const QString& reason,
                  QJsonObject facts) {
    facts.insert(QStringLiteral("path"), path);
    Error error = invalidInput(QStringLiteral("file"), sentence, reason, facts);
    error.reason = reason;
    error.facts = facts;
    return error;
}

}  // namespace countertop
