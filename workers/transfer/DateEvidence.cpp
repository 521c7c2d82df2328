// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/DateEvidence.h"

#include "models/core/Clock.h"
#include "workers/transfer/TextEncoding.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <bit>

namespace countertop {

namespace {

constexpr unsigned bitOf(size_t order) { return 1U << order; }
constexpr unsigned kYearFirst = bitOf(static_cast<size_t>(DateOrder::YearMonthDay));

/// Index of each pair of the three orders: first and second, first and third, second and third.
constexpr size_t pairIndex(size_t one, size_t other) { return one + other - 1; }

/// "2010-…" means the same in every order and occurs in most files.
bool hasWholeYearFirst(QByteArrayView text) {
    if (text.size() < 5) return false;
    const auto isDigit = [](char character) { return character >= '0' && character <= '9'; };
    return std::all_of(text.begin(), text.begin() + 4, isDigit) && !isDigit(text[4]);
}

size_t signIndex(QByteArrayView text) {
    for (const char character : text) {
        if (character == '/') return 1;
        if (character == '.') return 2;
        if (character == '-') return 0;
    }
    return 0;
}

/// "dmy, mdy or ymd"
QString optionText(const QStringList& names) {
    if (names.size() < 2) return names.join(QString());
    return names.first(names.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ") +
           names.last();
}

QStringList namesOf(unsigned orders) {
    QStringList names;
    for (const DateOrder order : kDateOrders) {
        if (orders & bitOf(static_cast<size_t>(order))) names.append(toText(order));
    }
    return names;
}

Error contradiction(const QString& path, const LineProof& one, const LineProof& other,
                    unsigned orders) {
    const bool isInOrder = one.line <= other.line;
    const Contradiction lines{isInOrder ? one : other, isInOrder ? other : one};
    QJsonObject facts = lines.facts();
    facts.insert(QStringLiteral("orders"), namesOf(orders).join(u','));
    return fileRefusal(path,
                       lines.sentence(path, QStringLiteral("writes dates in two orders"),
                                      QStringLiteral("--date-order dmy, mdy or ymd")),
                       QStringLiteral("date_order_mixed"), facts);
}

}  // namespace

QDate DateEvidence::lastPossibleDay() {
    return QDateTime::fromMSecsSinceEpoch(SystemClock().now(), QTimeZone::utc()).date().addDays(1);
}

void DateEvidence::Open::note(QByteArrayView text, qint64 line, Orders readable) {
    if (proof.line == 0) orders = readable;
    proof.note(text, line);
}

void DateEvidence::add(QByteArrayView text, qint64 line) {
    if (hasWholeYearFirst(text)) {
        m_hasWholeYears = true;
        return;
    }
    std::array<std::optional<DateTimeText>, kDateOrders.size()> read;
    Orders readable = 0;
    Orders past = 0;
    for (size_t at = 0; at < read.size(); ++at) {
        read[at] = dateTimeFrom(text, kDateOrders[at]);
        if (!read[at]) continue;
        readable |= bitOf(at);
        if (read[at]->date <= m_latest) past |= bitOf(at);
    }
    if (readable == 0) return;
    bool isYearOrNot = false;
    for (size_t one = 0; one < read.size(); ++one) {
        for (size_t other = one + 1; other < read.size(); ++other) {
            if (!read[one] || !read[other] || *read[one] == *read[other]) continue;
            m_differing[pairIndex(one, other)].note(text, line, readable);
            isYearOrNot |= (bitOf(other) & kYearFirst) != 0;
        }
    }
    if (past == 0) {
        m_ahead[readable].note(text, line);
        return;
    }
    m_readable[readable].note(text, line);
    for (size_t at = 0; at < read.size(); ++at) {
        if (readable & ~past & bitOf(at)) m_future[at].note(text, line, readable);
    }
    Sign& sign = m_signs[signIndex(text)];
    sign.orders &= readable;
    if (isYearOrNot) sign.yearOrNot.note(text, line, readable);
}

/// The orders in which every date can be read.
Result<DateEvidence::Orders> DateEvidence::possible(const QString& path) const {
    Orders possible = kAll;
    for (Orders one = 1; one <= kAll; ++one) {
        if (m_readable[one].line == 0) continue;
        possible &= one;
        for (Orders other = one + 1; other <= kAll; ++other) {
            if (m_readable[other].line == 0 || (one & other) != 0) continue;
            return fail(contradiction(path, m_readable[one], m_readable[other], one | other));
        }
    }
    // Future dates prove no order, but rule out one in which they cannot be read.
    for (Orders one = 1; one <= kAll; ++one) {
        for (Orders ahead = 1; ahead <= kAll; ++ahead) {
            const bool areThere = m_readable[one].line > 0 && m_ahead[ahead].line > 0;
            if (!areThere || (one & ahead) != 0) continue;
            return fail(contradiction(path, m_readable[one], m_ahead[ahead], one | ahead));
        }
    }
    return possible;
}

/// A text whose meaning remains unclear, or null.
const DateEvidence::Open* DateEvidence::openText(Orders possible) const {
    for (size_t one = 0; one < kDateOrders.size(); ++one) {
        for (size_t other = one + 1; other < kDateOrders.size(); ++other) {
            const Open& open = m_differing[pairIndex(one, other)];
            const Orders both = bitOf(one) | bitOf(other);
            if (open.proof.line > 0 && (possible & both) == both) return &open;
        }
    }
    // Dates with another separator may use another order, with the year first.
    for (const Sign& sign : m_signs) {
        const bool isOpen = (sign.orders & kYearFirst) != 0 && std::popcount(sign.orders) > 1;
        if (isOpen && sign.yearOrNot.proof.line > 0) return &sign.yearOrNot;
    }
    for (size_t at = 0; at < kDateOrders.size(); ++at) {
        if (possible == bitOf(at) && m_future[at].proof.line > 0) return &m_future[at];
    }
    return nullptr;
}

Error DateEvidence::unclear(const QString& path, const Open& open, Orders possible) {
    const Orders left = open.orders & possible;
    const Orders asked = std::popcount(left) > 1 ? left : open.orders;
    const bool isYearClear = (asked & kYearFirst) == 0;
    const QStringList names = namesOf(asked);
    return fileRefusal(
        path,
        QStringLiteral("%1 cannot be told apart in '%2', for example '%3' in line %4; say their "
                       "order with --date-order %5")
            .arg(isYearClear ? QStringLiteral("Day and month")
                             : QStringLiteral("Day, month and year"),
                 path, QString::fromUtf8(open.proof.text), QString::number(open.proof.line),
                 optionText(names)),
        QStringLiteral("date_order_unclear"),
        {{QStringLiteral("line"), open.proof.line}, {QStringLiteral("orders"), names.join(u',')}});
}

Result<DateOrder> DateEvidence::order(const QString& path) const {
    const auto possible = this->possible(path);
    if (!possible) return fail(possible.error());
    if (const Open* open = openText(*possible)) return fail(unclear(path, *open, *possible));
    if (std::popcount(*possible) > 1) {
        // Only a future date distinguishes the orders.
        for (Orders ahead = 1; ahead <= kAll; ++ahead) {
            const bool tells = (*possible & ~ahead) != 0 && (*possible & ahead) != 0;
            if (m_ahead[ahead].line == 0 || !tells) continue;
            Open open;
            open.note(m_ahead[ahead].text, m_ahead[ahead].line, *possible);
            return fail(unclear(path, open, *possible));
        }
    }
    // Dates like "2010-12-01" read the same in any order, so report their own order.
    if (*possible == kAll && m_hasWholeYears) return DateOrder::YearMonthDay;
    return kDateOrders[static_cast<size_t>(std::countr_zero(*possible))];
}

}  // namespace countertop
