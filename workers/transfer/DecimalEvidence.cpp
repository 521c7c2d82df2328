// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/DecimalEvidence.h"

#include "models/core/NumberText.h"
#include "workers/transfer/TextEncoding.h"

#include <algorithm>

namespace countertop {

namespace {

/// More than any price has; binary numbers that were dumped have many.
constexpr int kMostDecimals = DecimalAmount::kDecimals;

NumberForm formOf(DecimalSign sign) {
    const bool isPoint = sign == DecimalSign::Point;
    NumberSigns signs;
    signs.decimal = isPoint ? u'.' : u',';
    signs.groups = isPoint ? QStringLiteral(", '") : QStringLiteral(". '");
    return {signs, kMostDecimals, {}};
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

void DecimalEvidence::note(Proof& proof, QByteArrayView text, qint64 line) {
    if (proof.line > 0) return;
    proof = {line, text.trimmed().toByteArray()};
}

void DecimalEvidence::add(QByteArrayView text, qint64 line) {
    if (text.indexOf('.') < 0 && text.indexOf(',') < 0) return;
    const auto point = numberFrom(text, DecimalSign::Point);
    const auto comma = numberFrom(text, DecimalSign::Comma);
    if (point && comma) {
        note(text.indexOf(',') < 0 ? m_unclearPoint : m_unclearComma, text, line);
    } else if (point) {
        note(m_point, text, line);
    } else if (comma) {
        note(m_comma, text, line);
    }
}

Result<DecimalSign> DecimalEvidence::sign(const QString& path, char separator) const {
    if (m_point.line > 0 && m_comma.line > 0) {
        return fail(fileRefusal(
            path,
            QStringLiteral("'%1' writes decimals in two ways: '%2' in line %3 and '%4' in line %5; "
                           "say which is right with --decimal point or --decimal comma")
                .arg(path, QString::fromUtf8(m_point.text))
                .arg(m_point.line)
                .arg(QString::fromUtf8(m_comma.text))
                .arg(m_comma.line),
            QStringLiteral("decimal_sign_mixed"),
            {{QStringLiteral("line"), m_point.line}, {QStringLiteral("other"), m_comma.line}}));
    }
    if (m_comma.line > 0) return DecimalSign::Comma;
    if (m_point.line > 0) return DecimalSign::Point;
    const bool isPointUnclear = m_unclearPoint.line > 0 && separator != ',';
    if (!isPointUnclear && m_unclearComma.line == 0) return DecimalSign::Point;
    const Proof& unclear = m_unclearComma.line > 0 ? m_unclearComma : m_unclearPoint;
    return fail(fileRefusal(
        path,
        QStringLiteral("Nothing in '%1' shows whether '%2' (line %3) is a thousand or a decimal; "
                       "say it with --decimal point or --decimal comma")
            .arg(path, QString::fromUtf8(unclear.text))
            .arg(unclear.line),
        QStringLiteral("decimal_sign_unclear"), {{QStringLiteral("line"), unclear.line}}));
}

}  // namespace countertop
