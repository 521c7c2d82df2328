// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/DateText.h"

#include "workers/transfer/DecimalEvidence.h"

namespace countertop {

namespace {

constexpr int kPivotYear = 69;

/// Scans a text from its start.
class Scanner {
public:
    explicit Scanner(QByteArrayView text) : m_text(text) {}

    struct Number {
        int value = 0;
        qsizetype digits = 0;
    };

    std::optional<Number> number(qsizetype most) {
        Number number;
        while (number.digits <= most && !atEnd() && peek() >= '0' && peek() <= '9') {
            number.value = number.value * 10 + (take() - '0');
            ++number.digits;
        }
        if (number.digits == 0 || number.digits > most) return std::nullopt;
        return number;
    }
    bool skip(char wanted) {
        if (atEnd() || peek() != wanted) return false;
        ++m_at;
        return true;
    }
    void skipSpaces() {
        while (skip(' ')) {
        }
    }
    bool skipWord(const char* lower) {
        const QByteArrayView word(lower);
        if (m_text.sliced(m_at)
                .first(qMin(word.size(), m_text.size() - m_at))
                .compare(word, Qt::CaseInsensitive) != 0) {
            return false;
        }
        m_at += word.size();
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char peek() const { return m_text[m_at]; }
    char take() { return m_text[m_at++]; }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

int yearOf(const Scanner::Number& number) {
    if (number.digits == 4) return number.value;
    return number.digits == 2 ? number.value + (number.value < kPivotYear ? 2000 : 1900) : -1;
}

QDate dateOf(int year, const Scanner::Number& month, const Scanner::Number& day) {
    if (year < 1900 || year > 2199 || month.digits > 2 || day.digits > 2) return {};
    return {year, month.value, day.value};
}

QDate readDate(Scanner& scanner, DateOrder order) {
    const auto first = scanner.number(4);
    if (!first || scanner.atEnd()) return {};
    const char sign = scanner.take();
    if (sign != '-' && sign != '/' && sign != '.') return {};
    const auto second = scanner.number(2);
    if (!second || !scanner.skip(sign)) return {};
    const auto third = scanner.number(4);
    if (!third) return {};
    if (first->digits == 4) return dateOf(yearOf(*first), *second, *third);
    switch (order) {
        case DateOrder::YearMonthDay:
            return dateOf(yearOf(*first), *second, *third);
        case DateOrder::DayMonthYear:
            return dateOf(yearOf(*third), *second, *first);
        case DateOrder::MonthDayYear:
            return dateOf(yearOf(*third), *first, *second);
    }
    return {};
}

QTime readTime(Scanner& scanner) {
    const auto hour = scanner.number(2);
    if (!hour || !scanner.skip(':')) return {};
    const auto minute = scanner.number(2);
    if (!minute || minute->digits != 2) return {};
    int seconds = 0;
    if (scanner.skip(':')) {
        const auto second = scanner.number(2);
        if (!second || second->digits != 2) return {};
        seconds = second->value;
        if (scanner.skip('.') && !scanner.number(9)) return {};
    }
    scanner.skipSpaces();
    const bool isMorning = scanner.skipWord("am") || scanner.skipWord("a.m.");
    const bool isEvening = !isMorning && (scanner.skipWord("pm") || scanner.skipWord("p.m."));
    if (!isMorning && !isEvening) return {hour->value, minute->value, seconds};
    if (hour->value < 1 || hour->value > 12) return {};
    return {hour->value % 12 + (isEvening ? 12 : 0), minute->value, seconds};
}

/// False when the rest of the text is not an offset from UTC.
bool readOffset(Scanner& scanner, std::optional<int>& offset) {
    scanner.skipSpaces();
    if (scanner.atEnd()) return true;
    if (scanner.skip('Z') || scanner.skip('z')) {
        offset = 0;
        return scanner.atEnd();
    }
    const char sign = scanner.take();
    if (sign != '+' && sign != '-') return false;
    auto hours = scanner.number(4);
    if (!hours || (hours->digits != 2 && hours->digits != 4)) return false;
    int minutes = hours->digits == 4 ? hours->value % 100 : 0;
    if (hours->digits == 4) hours->value /= 100;
    if (hours->digits == 2 && scanner.skip(':')) {
        const auto given = scanner.number(2);
        if (!given || given->digits != 2) return false;
        minutes = given->value;
    }
    if (hours->value > 14 || minutes > 59) return false;
    offset = (sign == '-' ? -1 : 1) * (hours->value * 3600 + minutes * 60);
    return scanner.atEnd();
}

}  // namespace

std::optional<DateTimeText> dateTimeFrom(QByteArrayView text, DateOrder order) {
    const QByteArray plain = plainSigns(text);
    Scanner scanner(plain);
    DateTimeText result;
    result.date = readDate(scanner, order);
    if (!result.date.isValid() || scanner.atEnd()) return std::nullopt;
    const bool hasComma = scanner.skip(',');
    if (scanner.peek() != ' ' && (hasComma || (scanner.peek() != 'T' && scanner.peek() != 't'))) {
        return std::nullopt;
    }
    scanner.take();
    scanner.skipSpaces();
    result.time = readTime(scanner);
    if (!result.time.isValid() || !readOffset(scanner, result.offsetSeconds)) return std::nullopt;
    return result;
}

QString toText(DateOrder order) {
    switch (order) {
        case DateOrder::DayMonthYear:
            return QStringLiteral("dmy");
        case DateOrder::MonthDayYear:
            return QStringLiteral("mdy");
        case DateOrder::YearMonthDay:
            return QStringLiteral("ymd");
    }
    return {};
}

std::optional<DateOrder> dateOrderFromText(QStringView text) {
    for (const DateOrder order : kDateOrders) {
        if (text == toText(order)) return order;
    }
    return std::nullopt;
}

}  // namespace countertop
