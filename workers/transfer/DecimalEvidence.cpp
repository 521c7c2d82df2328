// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/DecimalEvidence.h"

#include "models/core/Filled.h"
#include "models/core/NumberText.h"
#include "workers/transfer/TextEncoding.h"

#include <algorithm>

namespace countertop {

namespace {

/// More than any price has; dumped binary numbers have many.
constexpr int kMaximumDecimals = DecimalAmount::kDecimals;

NumberForm formOf(DecimalSign sign) {
    const bool isPoint = sign == DecimalSign::Point;
    NumberSigns signs;
    signs.decimal = isPoint ? u'.' : u',';
    signs.groups = isPoint ? QStringLiteral(", '") : QStringLiteral(". '");
    return {signs, kMaximumDecimals, {}};
}

}  // namespace

QByteArray plainSigns(QByteArrayView text) {
    QByteArray plain = text.toByteArray();
    const auto isAscii = [](char character) { return static_cast<uchar>(character) < 0x80; };
    if (std::all_of(plain.cbegin(), plain.cend(), isAscii)) return plain.trimmed();
    for (const char* space : {"\u00A0", "\u202F", "\u2009", "\u2007"}) plain.replace(space, " ");
    return plain.replace("\u2019", "'").replace("\u2212", "-").trimmed();
}

std::optional<DecimalAmount> numberFrom(QByteArrayView text, DecimalSign sign) {
    static const NumberForm kPoint = formOf(DecimalSign::Point);
    static const NumberForm kComma = formOf(DecimalSign::Comma);
    const auto number = decimalFromText(QString::fromUtf8(plainSigns(text)),
                                        sign == DecimalSign::Point ? kPoint : kComma);
    return number ? std::optional(*number) : std::nullopt;
}

void DecimalEvidence::add(QByteArrayView text, qint64 line) {
    if (text.indexOf('.') < 0 && text.indexOf(',') < 0) return;
    const auto point = numberFrom(text, DecimalSign::Point);
    const auto comma = numberFrom(text, DecimalSign::Comma);
    if (point && comma) {
        (text.indexOf(',') < 0 ? m_unclearPoint : m_unclearComma).note(text, line);
    } else if (point) {
        m_point.note(text, line);
    } else if (comma) {
        m_comma.note(text, line);
    }
}

Result<DecimalSign> DecimalEvidence::sign(const QString& path, char separator) const {
    if (m_point.line > 0 && m_comma.line > 0) {
        const Contradiction signs{m_point, m_comma};
        return fail(
            fileRefusal(path,
                        signs.sentence(path, QStringLiteral("writes decimals in two ways"),
                                       QStringLiteral("--decimal point or --decimal comma")),
                        QStringLiteral("decimal_sign_mixed"), signs.facts()));
    }
    if (m_comma.line > 0) return DecimalSign::Comma;
    if (m_point.line > 0) return DecimalSign::Point;
    const bool isPointUnclear = m_unclearPoint.line > 0 && separator != ',';
    if (!isPointUnclear && m_unclearComma.line == 0) return DecimalSign::Point;
    const LineProof& unclear = m_unclearComma.line > 0 ? m_unclearComma : m_unclearPoint;
    return fail(fileRefusal(
        path,
        filled(QStringLiteral(
                   "Nothing in '%1' shows whether '%2' (line %3) is a thousand or a decimal; "
                   "say it with --decimal point or --decimal comma"),
               path, QString::fromUtf8(unclear.text), unclear.line),
        QStringLiteral("decimal_sign_unclear"), {{QStringLiteral("line"), unclear.line}}));
}

}  // namespace countertop
