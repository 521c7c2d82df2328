// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/NumberText.h"

#include "models/core/Currency.h"
#include "models/core/Money.h"

#include <algorithm>
#include <optional>

namespace countertop {

namespace {

constexpr qsizetype kShownText = 40;
constexpr int kRateDecimals = 3;
constexpr int kHighestRate = 100'000;

enum class Fault { NotANumber, TooManyDecimals, TooLarge };

/// Bidirectional marks, which some languages put beside a minus or a currency sign.
bool isMark(QChar character) {
    return character == QChar(0x200E) || character == QChar(0x200F) || character == QChar(0x061C);
}

bool isBlankSign(QChar character) {
    return character == u' ' || character == QChar::Nbsp || character == QChar(0x202F) ||
           character == QChar(0x2009);
}

bool isApostrophe(QChar character) { return character == u'\'' || character == QChar(0x2019); }

template <class Predicate>
QStringView stripped(QStringView text, const Predicate& isAround) {
    while (!text.isEmpty() && isAround(text.front())) text = text.sliced(1);
    while (!text.isEmpty() && isAround(text.back())) text.chop(1);
    return text;
}

QStringView withoutBlanks(QStringView text) {
    return stripped(text, [](QChar character) { return character.isSpace() || isMark(character); });
}

QStringView withoutMarks(QStringView text) { return stripped(text, isMark); }

/// Strips one of the signs from one end.
QStringView withoutSign(QStringView text, const QStringList& affixes) {
    for (const QString& affix : affixes) {
        const QStringView sign = withoutBlanks(affix);
        if (sign.isEmpty()) continue;
        if (text.startsWith(sign, Qt::CaseInsensitive))
            return withoutBlanks(text.sliced(sign.size()));
        if (text.endsWith(sign, Qt::CaseInsensitive))
            return withoutBlanks(text.chopped(sign.size()));
    }
    return text;
}

/// Reads the digits of one number. All of them must be of one script: 0 to 9, or the signs' own.
class DigitReader {
public:
    DigitReader(const NumberSigns& signs, int maximumDecimals)
        : m_signs(signs), m_maximumDecimals(maximumDecimals) {}

    std::optional<Fault> read(QStringView text) {
        for (const char32_t character : text.toUcs4()) {
            if (!take(character)) return Fault::NotANumber;
        }
        // A number ends in a digit, and its last group is complete.
        if (m_digits.isEmpty() || m_decimals == 0 || !areGroups()) return Fault::NotANumber;
        if (m_decimals > m_maximumDecimals) return Fault::TooManyDecimals;
        return {};
    }

    [[nodiscard]] const QByteArray& digits() const { return m_digits; }
    [[nodiscard]] int decimals() const { return qMax(m_decimals, 0); }

private:
    bool take(char32_t character) {
        if (const auto digit = digitOf(character)) {
            m_digits.append(static_cast<char>('0' + *digit));
            if (m_decimals >= 0) {
                ++m_decimals;
            } else {
                ++m_group;
            }
            return true;
        }
        if (character > 0xFFFF || m_decimals >= 0 || m_group == 0) return false;
        const QChar sign(static_cast<char16_t>(character));
        if (isDecimal(sign)) {
            m_decimals = 0;
            return true;
        }
        if (!m_signs.groups.contains(sign)) return false;
        if (!m_groupSign.isNull() && m_groupSign != sign && !isBlankSign(sign)) return false;
        m_groupSign = sign;
        m_groups.append(m_group);
        m_group = 0;
        return true;
    }

    std::optional<int> digitOf(char32_t character) {
        const bool isOwn = character >= m_signs.zero && character <= m_signs.zero + 9;
        const bool isPlain = character >= U'0' && character <= U'9';
        if (!isOwn && !isPlain) return {};
        const char32_t zero = isOwn ? m_signs.zero : U'0';
        if (m_zero == 0) m_zero = zero;
        if (m_zero != zero) return {};
        return static_cast<int>(character - zero);
    }

    /// On a keyboard with the digits 0 to 9 the decimal key is a point, even where the language has
    /// its own decimal sign for its own digits.
    [[nodiscard]] bool isDecimal(QChar sign) const {
        if (sign == m_signs.decimal) return true;
        return sign == u'.' && m_zero == U'0' && m_signs.zero != U'0' && m_signs.decimal != u',' &&
               !m_signs.groups.contains(u'.');
    }

    [[nodiscard]] bool areGroups() const {
        if (m_groups.isEmpty()) return true;
        if (m_group != 3 || m_digits.startsWith('0')) return false;
        const auto areOf = [this](int size) {
            return m_groups.first() <= size &&
                   std::all_of(m_groups.begin() + 1, m_groups.end(),
                               [size](int group) { return group == size; });
        };
        return areOf(3) || areOf(m_signs.higherGroup);
    }

    const NumberSigns& m_signs;
    int m_maximumDecimals;
    QByteArray m_digits;
    QList<int> m_groups;  ///< sizes of the groups before the one being read
    int m_group = 0;
    int m_decimals = -1;  ///< negative before the decimal sign
    char32_t m_zero = 0;
    QChar m_groupSign;
};

tl::expected<DecimalAmount, Fault> read(QStringView text, const NumberForm& form) {
    QStringView rest = withoutBlanks(text);
    const bool negative =
        !rest.isEmpty() && (rest.front() == u'-' || rest.front() == QChar(0x2212));
    if (negative) rest = withoutMarks(rest.sliced(1));
    DigitReader reader(form.signs, form.maximumDecimals);
    if (const auto fault = reader.read(withoutSign(rest, form.affixes))) {
        return tl::unexpected(*fault);
    }
    const auto value = DecimalAmount::fromDigits(reader.digits(), reader.decimals());
    if (!value) return tl::unexpected(Fault::TooLarge);
    return negative ? -*value : *value;
}

QJsonObject textFacts(QStringView text) {
    return {{QStringLiteral("text"), text.left(kShownText).toString()}};
}

tl::unexpected<Error> tooLarge(QStringView text) {
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("The number '%1' is too large to handle").arg(text.left(kShownText)),
                QStringLiteral("amount_too_large"), textFacts(text));
}

/// `what` names what was expected; `fewer` is the same with the limit of decimals.
tl::unexpected<Error> refusal(Fault fault, QStringView text, const QString& what,
                              const QString& fewer, int maximumDecimals) {
    if (fault == Fault::TooLarge) return tooLarge(text);
    const bool isNumber = fault == Fault::TooManyDecimals;
    QJsonObject facts = textFacts(text);
    if (isNumber) facts.insert(QStringLiteral("most"), maximumDecimals);
    return fail(
        ErrorCode::InvalidInput,
        QStringLiteral("'%1' is not %2").arg(text.left(kShownText), isNumber ? fewer : what),
        isNumber ? QStringLiteral("too_many_decimals") : QStringLiteral("not_an_amount"), facts);
}

QString amountIn(QStringView currency, int decimals) {
    return decimals == 0 ? QStringLiteral("an amount in %1, which has no decimals").arg(currency)
                         : QStringLiteral("an amount in %1, which has %2 decimals")
                               .arg(currency)
                               .arg(decimals);
}

QString ownDigits(QStringView digits, const QString& zero) {
    if (zero.size() != 1) return digits.toString();
    QString text;
    for (const QChar digit : digits) text += QChar(zero.front().unicode() + digit.digitValue());
    return text;
}

/// The integer digits in the language's groups. Qt's own text leaves the first group of some
/// languages too long ("9223,372" in Ewe).
QString grouped(QStringView digits, const QLocale& locale) {
    const QString group = locale.groupSeparator();
    const bool isShort = digits.size() == 4 && !locale.toString(1234).contains(group);
    const bool isGrouped = !(locale.numberOptions() & QLocale::OmitGroupSeparator) &&
                           !group.isEmpty() && !isShort && digits.size() > 3;
    if (!isGrouped) return ownDigits(digits, locale.zeroDigit());
    const int higher = NumberSigns::of(locale).higherGroup;
    QString text = ownDigits(digits.last(3), locale.zeroDigit());
    for (digits.chop(3); !digits.isEmpty(); digits.chop(qMin<qsizetype>(higher, digits.size()))) {
        const QStringView next = digits.last(qMin<qsizetype>(higher, digits.size()));
        text.prepend(ownDigits(next, locale.zeroDigit()) + group);
    }
    return text;
}

/// Converts "1234.50" to the language's digits, groups and decimal sign, without using a double.
QString localized(const QString& plain, const QLocale& locale) {
    const qsizetype point = plain.indexOf(u'.');
    if (point < 0) return grouped(plain, locale);
    const QStringView text(plain);
    return grouped(text.first(point), locale) + locale.decimalPoint() +
           ownDigits(text.sliced(point + 1), locale.zeroDigit());
}

}  // namespace

NumberSigns NumberSigns::of(const QLocale& locale) {
    NumberSigns signs;
    const QString decimal = locale.decimalPoint();
    const QString group = locale.groupSeparator();
    if (!decimal.isEmpty()) signs.decimal = decimal.front();
    if (!group.isEmpty() && group != decimal) {
        // No keyboard has a narrow space or a curly apostrophe, so accept the ones people can type.
        signs.groups = isBlankSign(group.front())    ? QStringLiteral(" \u00A0\u202F\u2009")
                       : isApostrophe(group.front()) ? QStringLiteral("'\u2019")
                                                     : group.left(1);
    }
    const QList<uint> zero = locale.zeroDigit().toUcs4();
    if (zero.size() == 1) signs.zero = zero.front();
    // Twelve digits have more than three group separators when grouped in lakhs.
    QLocale grouping = locale;
    grouping.setNumberOptions(QLocale::DefaultNumberOptions);
    const QString probe = grouping.toString(Q_INT64_C(111'111'111'111));
    if (!group.isEmpty() && probe.count(group.front()) > 3) signs.higherGroup = 2;
    return signs;
}

Result<DecimalAmount> decimalFromText(QStringView text, const NumberForm& form) {
    const auto value = read(text, form);
    if (value) return *value;
    return refusal(value.error(), text, QStringLiteral("a number"),
                   QStringLiteral("a number with at most %1 decimals").arg(form.maximumDecimals),
                   form.maximumDecimals);
}

Result<qint64> minorFromText(QStringView text, QStringView currency, const NumberSigns& signs,
                             const QStringList& affixes) {
    const int decimals = currencyDecimals(currency);
    const auto value = read(text, {signs, decimals, affixes});
    if (!value) {
        return refusal(value.error(), text, QStringLiteral("an amount of money"),
                       amountIn(currency, decimals), decimals);
    }
    const auto minor = value->toMinor(currency);
    if (!minor) return tooLarge(text);
    return *minor;
}

Result<qint64> wholeNumberFromText(QStringView text, const NumberSigns& signs) {
    const auto value = read(text, {signs, 0, {}});
    if (!value) {
        return refusal(value.error(), text, QStringLiteral("a whole number"),
                       QStringLiteral("a whole number"), 0);
    }
    const auto whole = value->toWhole();
    if (!whole) return tooLarge(text);
    return *whole;
}

Result<int> taxRateFromText(QStringView text, const NumberSigns& signs) {
    const auto value =
        read(text, {signs, kRateDecimals, {QStringLiteral("%"), QStringLiteral("٪")}});
    if (!value && value.error() != Fault::TooLarge) {
        return refusal(value.error(), text, QStringLiteral("a percentage"),
                       QStringLiteral("a percentage with at most three decimals"), kRateDecimals);
    }
    const auto thousandths = value ? value->times(1000).toWhole() : std::nullopt;
    if (!thousandths || *thousandths < 0 || *thousandths > kHighestRate) {
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("'%1' is not a percentage from 0 to 100").arg(text.left(kShownText)),
            QStringLiteral("tax_rate_out_of_range"), textFacts(text));
    }
    return static_cast<int>(*thousandths);
}

QString taxRateText(int thousandths) {
    QString text = QString::number(thousandths / 1000);
    if (thousandths % 1000 == 0) return text;
    text += u'.' + QString::number(thousandths % 1000).rightJustified(kRateDecimals, u'0');
    while (text.endsWith(u'0')) text.chop(1);
    return text;
}

QString taxRateText(int thousandths, const QLocale& locale) {
    return localized(taxRateText(thousandths), locale);
}

QString localMagnitudeText(qint64 minor, QStringView currency, const QLocale& locale) {
    const QString plain = toDecimalText(minor, currency);
    return localized(minor < 0 ? plain.sliced(1) : plain, locale);
}

QString localAmountText(qint64 minor, QStringView currency, const QLocale& locale) {
    const QString number = localMagnitudeText(minor, currency, locale);
    return minor < 0 ? locale.negativeSign() + number : number;
}

}  // namespace countertop
