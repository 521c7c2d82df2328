// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/TextForm.h"

#include <QStringDecoder>
#include <QTextBoundaryFinder>

#include <unicode/uchar.h>

#include <algorithm>

namespace countertop {

namespace {

bool isLineBreak(QChar c) {
    const char16_t unit = c.unicode();
    return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

QString withPlainSpaces(QString text) {
    for (QChar& c : text) {
        if (c.category() == QChar::Separator_Space) c = u' ';
    }
    return text;
}

QString onOneLine(const QString& text) {
    QString line;
    line.reserve(text.size());
    bool inBreak = false;
    for (const QChar c : text) {
        const bool isBreak = isLineBreak(c) || c == u'\t';
        if (!isBreak) {
            line.append(c);
        } else if (!inBreak) {
            line.append(u' ');
        }
        inBreak = isBreak;
    }
    return line.trimmed();
}

bool isNoncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

bool isInvisible(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// Embeddings, overrides and isolates: they reorder the text around them. Plain direction marks
/// (U+200E, U+200F, U+061C) are legitimate in Hebrew and Arabic names.
bool isDirectionControl(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Invisible characters that no script needs: zero-width space, word joiner, byte order mark and
/// the like. Joiners, variation selectors and flag tags are not among them.
bool isMeaningless(char32_t c) {
    return c == 0x200B || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

TextFault brokenCharacter() {
    return {QStringLiteral("broken_character"), QStringLiteral("It contains half a character")};
}

TextFault controlCharacters() {
    return {QStringLiteral("control_characters"),
            QStringLiteral("Control characters are not allowed")};
}

TextFault invisibleCharacters() {
    return {QStringLiteral("invisible_characters"),
            QStringLiteral("Invisible characters are not allowed")};
}

TextFault unknownCharacters() {
    return {QStringLiteral("unknown_characters"),
            QStringLiteral("It contains characters that do not exist")};
}

std::optional<TextFault> faultOf(TextKind kind, char32_t c) {
    const auto category = QChar::category(c);
    const bool isAllowedBreak = kind == TextKind::Note && (c == u'\n' || c == u'\t');
    if (category == QChar::Other_Control && !isAllowedBreak) return controlCharacters();
    if (isNoncharacter(c)) return unknownCharacters();
    if (isDirectionControl(c) || isMeaningless(c)) return invisibleCharacters();
    if (kind != TextKind::Code) return std::nullopt;
    if (category == QChar::Separator_Line || category == QChar::Separator_Paragraph) {
        return controlCharacters();
    }
    if (category == QChar::Other_Format || isInvisible(c)) return invisibleCharacters();
    const bool isAssigned = u_isdefined(static_cast<UChar32>(c)) != 0;
    // U+FFFD replaces a character that could not be read, so two such codes may differ.
    if (!isAssigned || c == QChar::ReplacementCharacter) return unknownCharacters();
    return std::nullopt;
}

}  // namespace

bool isPrintableAscii(const QString& text) {
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

QString canonicalText(TextKind kind, const QString& text) {
    if (isPrintableAscii(text)) return kind == TextKind::Name ? text.trimmed() : text;
    // Normalising would hide a lone surrogate from textFault().
    if (!text.isValidUtf16()) return text;
    QString canonical = text.normalized(QString::NormalizationForm_C);
    switch (kind) {
        case TextKind::Code:
            return withPlainSpaces(std::move(canonical));
        case TextKind::Name:
            return onOneLine(withPlainSpaces(std::move(canonical)));
        case TextKind::Note:
            return canonical.replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
                .replace(u'\r', u'\n');
    }
    return canonical;
}

std::optional<TextFault> textFault(TextKind kind, const QString& text) {
    if (isPrintableAscii(text)) return std::nullopt;
    if (!text.isValidUtf16()) return brokenCharacter();
    for (const char32_t c : canonicalText(kind, text).toStdU32String()) {
        if (const auto fault = faultOf(kind, c)) return fault;
    }
    return std::nullopt;
}

bool isBlank(const QString& text) {
    const auto characters = text.toStdU32String();
    return std::all_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return QChar::isSpace(c) || isInvisible(c) || QChar::category(c) == QChar::Other_Control;
    });
}

QString cutAtCharacter(const QString& text, qsizetype longest) {
    if (text.size() <= longest) return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(longest);
    if (finder.isAtBoundary()) return text.left(longest);
    const qsizetype boundary = finder.toPreviousBoundary();
    if (boundary > 0) return text.left(boundary);
    // One grapheme is longer than the limit, such as a pile of marks: keep surrogate pairs whole.
    return text.left(text.at(longest).isLowSurrogate() ? longest - 1 : longest);
}

QString withoutControls(QString text, QChar instead) {
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPair =
            text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (isPair) {
            ++at;
        } else if (text[at].isSurrogate()) {
            text[at] = QChar::ReplacementCharacter;
        } else if (text[at].category() == QChar::Other_Control) {
            text[at] = instead;
        }
    }
    return text;
}

std::optional<QString> textFromUtf8(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(bytes);
    // The decoder reports no error for a truncated last character, because it waits for more.
    if (decoder.hasError() || text.toUtf8() != bytes) return std::nullopt;
    return text;
}

}  // namespace countertop
