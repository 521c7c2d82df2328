// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/TextInput.h"

#include "workers/transfer/TextEncoding.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

namespace countertop {

namespace {

constexpr size_t kPieceBytes = size_t{128} * 1024;

}  // namespace

TextInput::TextInput(QString path, std::unique_ptr<InputFile> file, UConverter* converter)
    : m_path(std::move(path)),
      m_file(std::move(file)),
      m_converter(converter),
      m_bytes(kPieceBytes) {
    // No encoding yields more units than bytes per piece, except for those held back from the last
    // piece.
    m_units.resize(kPieceBytes + 64);
}

TextInput::~TextInput() { ucnv_close(m_converter); }

Result<std::unique_ptr<TextInput>> TextInput::open(const QString& path,
                                                   const QByteArray& encoding) {
    auto file = InputFile::open(path);
    if (!file) return fail(file.error());
    UErrorCode code = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding.constData(), &code);
    if (U_SUCCESS(code)) {
        ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
    }
    if (U_FAILURE(code)) {
        ucnv_close(converter);
        return fail(fileRefusal(
            path, QStringLiteral("There is no encoding '%1'").arg(QString::fromLatin1(encoding)),
            QStringLiteral("encoding_unknown")));
    }
    std::unique_ptr<TextInput> input(new TextInput(path, *std::move(file), converter));
    input->m_encoding = encoding;
    input->m_isWindows1252 = QByteArrayView(ucnv_getName(converter, &code)).startsWith("ibm-5348");
    return input;
}

Result<QByteArrayView> TextInput::read() {
    m_text.clear();
    while (m_text.empty() && !m_atEnd) {
        const auto got = m_file->read(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
        if (!got) return fail(got.error());
        m_filled = static_cast<size_t>(*got);
        m_atEnd = *got == 0;
        m_digest.addData(QByteArrayView(m_bytes.data(), *got));
        if (auto decoded = decode(m_atEnd); !decoded) return fail(decoded.error());
    }
    return QByteArrayView(m_text.data(), static_cast<qsizetype>(m_text.size()));
}

Result<void> TextInput::decode(bool isLast) {
    const char* source = m_bytes.data();
    const char* end = source + m_filled;
    for (;;) {
        char16_t* target = m_units.data();
        UErrorCode code = U_ZERO_ERROR;
        ucnv_toUnicode(m_converter, &target, m_units.data() + m_units.size(), &source, end, nullptr,
                       static_cast<UBool>(isLast), &code);
        const bool isFull = code == U_BUFFER_OVERFLOW_ERROR;
        const bool isWhole = isFull || U_SUCCESS(code);
        const auto units = static_cast<size_t>(target - m_units.data());
        if (auto taken = take(units, isWhole); !taken) return taken;
        if (!isFull) return {};
    }
}

/// Counts the lines of the decoded text and keeps it as UTF-8.
Result<void> TextInput::take(size_t units, bool isWhole) {
    size_t first = 0;
    for (size_t at = 0; at < units; ++at) {
        const char16_t unit = m_units[at];
        // ICU decodes the bytes that Windows-1252 leaves undefined as control characters.
        if (m_isWindows1252 && unit >= 0x80 && unit <= 0x9F) return badBytes();
        if (unit == u'\n' ? !m_wasReturn : unit == u'\r') ++m_line;
        m_wasReturn = unit == u'\r';
    }
    if (!isWhole) return badBytes();
    if (units == 0) return {};
    if (std::exchange(m_atStart, false) && m_units[0] == u'\uFEFF') first = 1;
    const size_t before = m_text.size();
    m_text.resize(before + 3 * (units - first));
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strToUTF8(m_text.data() + before, static_cast<int32_t>(m_text.size() - before), &size,
                m_units.data() + first, static_cast<int32_t>(units - first), &code);
    if (U_FAILURE(code)) return badBytes();
    m_text.resize(before + static_cast<size_t>(size));
    return {};
}

tl::unexpected<Error> TextInput::badBytes() const {
    const QString name = QString::fromLatin1(m_encoding);
    return fail(
        fileRefusal(m_path,
                    QStringLiteral("Line %1 of '%2' is not %3; nothing was read. Say what "
                                   "it is with --encoding")
                        .arg(m_line)
                        .arg(m_path, name),
                    QStringLiteral("bad_bytes"),
                    {{QStringLiteral("line"), m_line}, {QStringLiteral("encoding"), name}}));
}

}  // namespace countertop
