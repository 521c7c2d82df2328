// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SearchFold.h"

#include "models/core/TextForm.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

namespace countertop {

namespace {

using Instance = const UNormalizer2* (*)(UErrorCode*);

QString normalized(const QString& text, Instance instance) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = instance(&status);
    if (U_FAILURE(status)) return text;
    QString result(std::max<qsizetype>(16, text.size() * 2), Qt::Uninitialized);
    for (;;) {
        status = U_ZERO_ERROR;
        const int32_t size = unorm2_normalize(
            normalizer, reinterpret_cast<const UChar*>(text.utf16()),
            static_cast<int32_t>(text.size()), reinterpret_cast<UChar*>(result.data()),
            static_cast<int32_t>(result.size()), &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            result.resize(size);
            continue;
        }
        if (U_FAILURE(status)) return text;
        result.resize(size);
        return result;
    }
}

/// Letters that have no decomposition, as people without such a keyboard write them. Lower case
/// only, because the case fold comes first.
constexpr std::array<std::pair<char32_t, QStringView>, 24> kLetters{{
    {0x00E6, u"ae"}, {0x00F0, u"d"}, {0x00F8, u"o"}, {0x00FE, u"th"}, {0x0111, u"d"},
    {0x0127, u"h"},  {0x0131, u"i"}, {0x0138, u"k"}, {0x0142, u"l"},  {0x014B, u"n"},
    {0x0153, u"oe"}, {0x0167, u"t"}, {0x0180, u"b"}, {0x0188, u"c"},  {0x0199, u"k"},
    {0x01A5, u"p"},  {0x01B6, u"z"}, {0x01E5, u"g"}, {0x0237, u"j"},  {0x0247, u"e"},
    {0x0249, u"j"},  {0x0253, u"b"}, {0x0256, u"d"}, {0x0268, u"i"},
}};

bool losesMarks(char32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(letter), &status)) {
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
            return true;
        default:
            return false;
    }
}

bool isSpaceOrControl(char32_t c) {
    return QChar::isSpace(c) || QChar::category(c) == QChar::Other_Control;
}

/// Maps look-alike signs to the only one that keyboards have.
char32_t plainSign(char32_t c) {
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x02BC:
        case 0x02B9:
        case 0x00B4:
        case 0x2032:
            return U'\'';
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
            return U'"';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2212:
            return U'-';
        default:
            return c;
    }
}

void append(QString& target, char32_t c) {
    const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) {
        target.append(QChar(u'0' + digit));
        return;
    }
    const auto known = std::find_if(kLetters.begin(), kLetters.end(),
                                    [c](const auto& letter) { return letter.first == c; });
    if (known != kLetters.end()) {
        target.append(known->second);
    } else {
        target.append(QChar::fromUcs4(plainSign(c)));
    }
}

QString withoutMarks(const QString& decomposed) {
    constexpr char32_t kTatweel = 0x0640;  // stretches an Arabic word and is not a letter
    QString text;
    text.reserve(decomposed.size());
    bool markGoes = false;
    for (const char32_t c : decomposed.toStdU32String()) {
        if (c == kTatweel || c == 0) continue;
        const bool isMark = QChar::category(c) == QChar::Mark_NonSpacing ||
                            QChar::category(c) == QChar::Mark_Enclosing;
        if (isMark && markGoes) continue;
        if (!isMark) markGoes = losesMarks(c);
        append(text, isSpaceOrControl(c) ? U' ' : c);
    }
    return text;
}

}  // namespace

QString searchFold(const QString& text) {
    // The fast path for nearly every code and most names.
    if (isPrintableAscii(text)) return text.toLower().simplified();
    // Replace lone surrogates, which a database cannot store.
    const QString whole = QString::fromStdU32String(text.toStdU32String());
    const QString folded = normalized(whole, unorm2_getNFKCCasefoldInstance);
    const QString plain = withoutMarks(normalized(folded, unorm2_getNFDInstance));
    // Fold once more: removing a mark can leave a letter that folds further.
    return normalized(plain, unorm2_getNFKCCasefoldInstance).simplified();
}

QString digitsOf(const QString& text) {
    QString digits;
    for (const char32_t c : text.toStdU32String()) {
        const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit >= 0) digits.append(QChar(u'0' + digit));
    }
    return digits;
}

bool looksLikePhone(const QString& text) {
    const auto characters = text.toStdU32String();
    const bool isOnlyThat = std::all_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return QChar::isSpace(c) || u_charDigitValue(static_cast<UChar32>(c)) >= 0 ||
               QStringView(u"()+-./\u2010\u2011\u2012\u2013").contains(QChar::fromUcs4(c));
    });
    return isOnlyThat && digitsOf(text).size() >= 3;
}

}  // namespace countertop
