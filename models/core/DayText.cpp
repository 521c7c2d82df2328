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
constexpr int kLongestFigures = 8;

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
    bool goesOn = false;
    for (const QChar sign : text) {
        const bool isFigure = sign.digitValue() >= 0;
        if (!isFigure && !sign.isLetter()) {
            goesOn = false;
            if (sign.isSpace() || sign.isMark()) continue;
            if (!separators.contains(sign) || parts.isEmpty() || !separator.isNull()) return {};
            separator = sign;
            continue;
        }
        if (!goesOn || parts.last().isName == isFigure) parts.append(Part{{}, !isFigure});
        // Digits of every script are accepted.
        parts.last().text.append(isFigure ? QChar(u'0' + sign.digitValue()) : sign);
        separator = {};
        goesOn = true;
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
int yearOf(const QString& figures) {
    if (figures.size() == 2) return kCentury + figures.toInt();
    const int year = figures.size() == 4 ? figures.toInt() : 0;
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

bool isShort(const QString& figures) { return figures.size() <= 2; }

/// Two or three groups of digits.
std::optional<QDate> fromFigures(const QStringList& figures, DayOrder order, const QDate& today) {
    const bool monthFirst = order != DayOrder::DayFirst;
    if (figures.size() == 2) {
        if (!isShort(figures[0]) || !isShort(figures[1])) return {};
        return dayOfSomeYear(figures[monthFirst ? 0 : 1].toInt(),
                             figures[monthFirst ? 1 : 0].toInt(), today);
    }
    const bool yearIsFirst =
        figures[0].size() == 4 || (order == DayOrder::YearFirst && figures[2].size() != 4);
    const QString& year = figures[yearIsFirst ? 0 : 2];
    const QString& month = figures[yearIsFirst || !monthFirst ? 1 : 0];
    const QString& day = figures[yearIsFirst ? 2 : monthFirst ? 1 : 0];
    if (!isShort(month) || !isShort(day)) return {};
    return dayOf(yearOf(year), month.toInt(), day.toInt());
}

/// Digits without separators: 3110, 311026, 31102026, and 20261031 in any order.
std::optional<QDate> fromOneGroup(const QString& figures, DayOrder order, const QDate& today) {
    const qsizetype size = figures.size();
    if (size != 4 && size != 6 && size != kLongestFigures) return {};
    if (size == 4) return fromFigures({figures.first(2), figures.last(2)}, order, today);
    const qsizetype yearSize = size - 4;
    const QStringList yearLast{figures.first(2), figures.mid(2, 2), figures.last(yearSize)};
    const QStringList yearFirst{figures.first(yearSize), figures.mid(yearSize, 2), figures.last(2)};
    if (order == DayOrder::YearFirst) return fromFigures(yearFirst, order, today);
    if (const auto day = fromFigures(yearLast, order, today)) return day;
    return size == kLongestFigures ? fromFigures(yearFirst, order, today) : std::nullopt;
}

/// "31 Oct", "Oct 31 2026", "31. Oktober 26".
std::optional<QDate> withName(const QString& name, const QStringList& figures,
                              const QLocale& locale, const QDate& today) {
    const int month = monthNamed(name, locale);
    if (month == 0 || figures.isEmpty() || figures.size() > 2) return {};
    const bool yearIsFirst = figures.size() == 2 && figures[0].size() == 4;
    const QString& day = figures[yearIsFirst ? 1 : 0];
    if (!isShort(day)) return {};
    if (figures.size() == 1) return dayOfSomeYear(month, day.toInt(), today);
    return dayOf(yearOf(figures[yearIsFirst ? 0 : 1]), month, day.toInt());
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
    QStringList figures;
    QStringList names;
    for (const Part& part : *parts) (part.isName ? names : figures).append(part.text);
    if (names.size() == 1) return withName(names[0], figures, locale, today);
    if (!names.isEmpty()) return {};
    const DayOrder order = dayOrderOf(locale);
    if (figures.size() == 1) return fromOneGroup(figures[0], order, today);
    if (figures.size() < 2 || figures.size() > 3) return {};
    return fromFigures(figures, order, today);
}

QString dayToText(const QDate& day, const QLocale& locale) {
    return locale.toString(day, typedFormat(locale));
}

}  // namespace countertop
