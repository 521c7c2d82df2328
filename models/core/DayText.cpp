// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/DayText.h"

#include <QStringList>

namespace countertop {

namespace {

constexpr int kCentury = 2000;
constexpr int kFirstYear = 1900;
constexpr int kHalfYearDays = 183;
constexpr int kMonths = 12;
constexpr int kShortestName = 3;
constexpr int kLongestDigits = 8;

/// A token between separators: digits, or the name of a month.
struct Part {
    QString text;
    bool isName = false;
};

QString typedFormat(const QLocale& locale) {
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QStringLiteral("yyyy"))) {
        format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    }
    return format;
}

/// nullopt when a character cannot occur in a date or there are two separators in a row.
std::optional<QList<Part>> partsOf(const QString& text) {
    static const QString separators = QStringLiteral("/.-,");
    QList<Part> parts;
    QChar separator;
    bool continues = false;
    for (const QChar sign : text) {
        const bool isDigit = sign.digitValue() >= 0;
        if (!isDigit && !sign.isLetter()) {
            continues = false;
            if (sign.isSpace() || sign.isMark()) continue;
            if (!separators.contains(sign) || parts.isEmpty() || !separator.isNull()) return {};
            separator = sign;
            continue;
        }
        if (!continues || parts.last().isName == isDigit) parts.append(Part{{}, !isDigit});
        // Digits of every script are accepted.
        parts.last().text.append(isDigit ? QChar(u'0' + sign.digitValue()) : sign);
        separator = {};
        continues = true;
    }
    // German writes a day without its year as "31.10.", so only a dot may end the text.
    if (!separator.isNull() && separator != u'.') return {};
    return parts;
}

int monthNamed(const QString& name, const QLocale& locale) {
    if (name.size() < kShortestName) return 0;
    for (const QLocale& language : {locale, QLocale(QLocale::English)}) {
        for (int month = 1; month <= kMonths; ++month) {
            for (const QString& known : {language.monthName(month, QLocale::LongFormat),
                                         language.standaloneMonthName(month, QLocale::LongFormat),
                                         language.monthName(month, QLocale::ShortFormat)}) {
                if (known.startsWith(name, Qt::CaseInsensitive)) return month;
            }
        }
    }
    return 0;
}

/// The year these digits stand for; 0 when they are not a year.
int yearOf(const QString& digits) {
    if (digits.size() == 2) return kCentury + digits.toInt();
    const int year = digits.size() == 4 ? digits.toInt() : 0;
    return year >= kFirstYear ? year : 0;
}

std::optional<QDate> dayOf(int year, int month, int day) {
    const QDate date(year, month, day);
    return year > 0 && date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QDate> dayOfSomeYear(int month, int day, const QDate& today) {
    const auto thisYear = dayOf(today.year(), month, day);
    if (!thisYear) return {};
    if (today.daysTo(*thisYear) <= kHalfYearDays) return thisYear;
    return dayOf(today.year() - 1, month, day);
}

bool isShort(const QString& digits) { return digits.size() <= 2; }

/// Two or three groups of digits.
std::optional<QDate> fromDigits(const QStringList& digits, DayOrder order, const QDate& today) {
    const bool monthFirst = order != DayOrder::DayFirst;
    if (digits.size() == 2) {
        if (!isShort(digits[0]) || !isShort(digits[1])) return {};
        return dayOfSomeYear(digits[monthFirst ? 0 : 1].toInt(), digits[monthFirst ? 1 : 0].toInt(),
                             today);
    }
    const bool yearIsFirst =
        digits[0].size() == 4 || (order == DayOrder::YearFirst && digits[2].size() != 4);
    const QString& year = digits[yearIsFirst ? 0 : 2];
    const QString& month = digits[yearIsFirst || !monthFirst ? 1 : 0];
    const QString& day = digits[yearIsFirst ? 2 : monthFirst ? 1 : 0];
    if (!isShort(month) || !isShort(day)) return {};
    return dayOf(yearOf(year), month.toInt(), day.toInt());
}

/// Digits without separators: 3110, 311026, 31102026, and 20261031 in any order.
std::optional<QDate> fromOneGroup(const QString& digits, DayOrder order, const QDate& today) {
    const qsizetype size = digits.size();
    if (size != 4 && size != 6 && size != kLongestDigits) return {};
    if (size == 4) return fromDigits({digits.first(2), digits.last(2)}, order, today);
    const qsizetype yearSize = size - 4;
    const QStringList yearLast{digits.first(2), digits.mid(2, 2), digits.last(yearSize)};
    const QStringList yearFirst{digits.first(yearSize), digits.mid(yearSize, 2), digits.last(2)};
    if (order == DayOrder::YearFirst) return fromDigits(yearFirst, order, today);
    if (const auto day = fromDigits(yearLast, order, today)) return day;
    return size == kLongestDigits ? fromDigits(yearFirst, order, today) : std::nullopt;
}

/// "31 Oct", "Oct 31 2026", "31. Oktober 26".
std::optional<QDate> withName(const QString& name, const QStringList& digits, const QLocale& locale,
                              const QDate& today) {
    const int month = monthNamed(name, locale);
    if (month == 0 || digits.isEmpty() || digits.size() > 2) return {};
    const bool yearIsFirst = digits.size() == 2 && digits[0].size() == 4;
    const QString& day = digits[yearIsFirst ? 1 : 0];
    if (!isShort(day)) return {};
    if (digits.size() == 1) return dayOfSomeYear(month, day.toInt(), today);
    return dayOf(yearOf(digits[yearIsFirst ? 0 : 1]), month, day.toInt());
}

}  // namespace

DayOrder dayOrderOf(const QLocale& locale) {
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const qsizetype day = format.indexOf(u'd');
    const qsizetype month = format.indexOf(u'M');
    if (format.indexOf(u'y') < qMin(day, month)) return DayOrder::YearFirst;
    return day < month ? DayOrder::DayFirst : DayOrder::MonthFirst;
}

std::optional<QDate> dayFromText(const QString& text, const QLocale& locale, const QDate& today) {
    const auto parts = partsOf(text.trimmed());
    if (!parts) return {};
    QStringList digits;
    QStringList names;
    for (const Part& part : *parts) (part.isName ? names : digits).append(part.text);
    if (names.size() == 1) return withName(names[0], digits, locale, today);
    if (!names.isEmpty()) return {};
    const DayOrder order = dayOrderOf(locale);
    if (digits.size() == 1) return fromOneGroup(digits[0], order, today);
    if (digits.size() < 2 || digits.size() > 3) return {};
    return fromDigits(digits, order, today);
}

QString dayToText(const QDate& day, const QLocale& locale) {
    return locale.toString(day, typedFormat(locale));
}

}  // namespace countertop
