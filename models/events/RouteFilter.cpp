// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RouteFilter.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace countertop {

namespace {

constexpr qsizetype kLongestFilter = 1000;
constexpr std::array<const char*, 9> kOperators{"eq",  "neq", "gt",      "gte",     "lt",
                                                "lte", "in",  "between", "contains"};

QString operatorList() {
    QStringList words;
    for (const char* word : kOperators) words.append(QLatin1StringView(word));
    return words.join(QStringLiteral(", "));
}

tl::unexpected<Error> badFilter(const QString& sentence, const char* reason,
                                const QString& text = {}) {
    QJsonObject facts;
    if (!text.isEmpty()) facts.insert(QStringLiteral("text"), text);
    return fail(invalidInput(QStringLiteral("filter"), sentence, QLatin1StringView(reason), facts));
}

/// Splits at commas outside of quotes. Nothing when a quote is not closed, is not JSON, or has text
/// beside it.
std::optional<QStringList> splitValues(const QString& text, bool several) {
    static const QRegularExpression kQuoted(QStringLiteral(R"(\A\s*("(?:[^"\\]|\\.)*")\s*(,|\z))"));
    static const QRegularExpression kPlain(QStringLiteral(R"(\A\s*([^",]*?)\s*(,|\z))"));
    if (!several && !text.startsWith(u'"')) {
        return text.contains(u'"') ? std::nullopt : std::optional(QStringList{text});
    }
    QStringList values;
    QString rest = text;
    for (;;) {
        auto match = kQuoted.match(rest);
        const bool isQuoted = match.hasMatch();
        if (!isQuoted) match = kPlain.match(rest);
        if (!match.hasMatch()) return std::nullopt;
        QString value = match.captured(1);
        if (isQuoted) {
            const auto json = strictJsonObject("{\"v\":" + value.toUtf8() + '}');
            if (!json) return std::nullopt;
            value = json->inner.first().text;
        }
        values.append(value);
        rest = rest.mid(match.capturedLength());
        if (match.captured(2).isEmpty()) return values;
    }
}

/// A decimal number's sign and its digits without leading and trailing zeros.
struct Decimal {
    bool isNegative = false;
    QString whole;
    QString fraction;
};

std::optional<Decimal> decimalFrom(const QString& text) {
    static const QRegularExpression kNumber(QStringLiteral(R"(\A(-?)0*([0-9]+)(?:\.([0-9]+))?\z)"));
    const auto match = kNumber.match(text);
    if (!match.hasMatch()) return std::nullopt;
    Decimal decimal{!match.captured(1).isEmpty(), match.captured(2), match.captured(3)};
    while (decimal.whole.startsWith(u'0')) decimal.whole.remove(0, 1);
    while (decimal.fraction.endsWith(u'0')) decimal.fraction.chop(1);
    if (decimal.whole.isEmpty() && decimal.fraction.isEmpty()) decimal.isNegative = false;
    return decimal;
}

int sizeOrder(const Decimal& left, const Decimal& right) {
    if (left.whole.size() != right.whole.size()) {
        return left.whole.size() < right.whole.size() ? -1 : 1;
    }
    const int whole = left.whole.compare(right.whole);
    return whole != 0 ? whole : left.fraction.compare(right.fraction);
}

/// The order of a value of an event and a filter's value; nothing for unlike ones.
std::optional<int> orderOf(const StrictValue& value, const QString& wanted) {
    switch (value.kind) {
        case StrictValue::Kind::Number:
            return compareDecimals(value.text, wanted);
        case StrictValue::Kind::Text:
            return value.text.compare(wanted);
        case StrictValue::Kind::Boolean:
            return value.text == wanted ? std::optional(0) : std::nullopt;
        case StrictValue::Kind::Null:
        case StrictValue::Kind::Array:
        case StrictValue::Kind::Object:
            return std::nullopt;
    }
    Q_UNREACHABLE();
}

}  // namespace

std::optional<int> compareDecimals(const QString& left, const QString& right) {
    const auto a = decimalFrom(left);
    const auto b = decimalFrom(right);
    if (!a || !b) return std::nullopt;
    if (a->isNegative != b->isNegative) return a->isNegative ? -1 : 1;
    return a->isNegative ? sizeOrder(*b, *a) : sizeOrder(*a, *b);
}

std::optional<RouteFilter::Operator> RouteFilter::operatorFrom(const QString& word) {
    const auto found = std::find_if(kOperators.cbegin(), kOperators.cend(), [&](const char* known) {
        return word == QLatin1StringView(known);
    });
    if (found == kOperators.cend()) return std::nullopt;
    return static_cast<Operator>(found - kOperators.cbegin());
}

Result<RouteFilter> RouteFilter::parse(const QString& text) {
    const QString plain = text.trimmed();
    if (plain.isEmpty()) return RouteFilter();
    if (plain.size() > kLongestFilter) {
        return badFilter(
            QStringLiteral("The filter is longer than %1 characters").arg(kLongestFilter),
            "filter_too_long");
    }
    static const QRegularExpression kForm(QStringLiteral(R"(\A(\S+)\s+(\S+)\s+(.+)\z)"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const auto match = kForm.match(plain);
    if (!match.hasMatch()) {
        return badFilter(QStringLiteral("'%1' is not a filter; write FIELD OPERATOR VALUE, such as "
                                        "'total_minor gte 5000'")
                             .arg(plain),
                         "not_a_filter", plain);
    }
    const auto field = MessagePath::parse(match.captured(1));
    static const QStringList kKnownOwn{{}, QStringLiteral("type"), QStringLiteral("order_id")};
    if (!field || !kKnownOwn.contains(field->ownField())) {
        return badFilter(
            QStringLiteral("'%1' is not a field that a filter can use").arg(match.captured(1)),
            "not_a_filter_field", match.captured(1));
    }
    const auto comparison = operatorFrom(match.captured(2));
    if (!comparison) {
        return badFilter(QStringLiteral("'%1' is not an operator; use %2")
                             .arg(match.captured(2), operatorList()),
                         "not_a_filter_operator", match.captured(2));
    }
    RouteFilter filter;
    filter.m_text = plain;
    filter.m_field = *field;
    filter.m_operator = *comparison;
    if (auto read = filter.readValues(match.captured(3)); !read) return fail(read.error());
    if (auto good = filter.checkValues(); !good) return fail(good.error());
    return filter;
}

Result<void> RouteFilter::readValues(const QString& text) {
    const bool several = m_operator == Operator::In || m_operator == Operator::Between;
    const auto values = splitValues(text, several);
    if (!values || (!several && values->size() != 1)) {
        return badFilter(
            QStringLiteral("'%1' is not a value; put a text with quotes or commas into "
                           "double quotes")
                .arg(text),
            "not_a_filter_value", text);
    }
    m_values = *values;
    if (m_operator == Operator::Between && m_values.size() != 2) {
        return badFilter(QStringLiteral("'between' needs two values separated by a comma"),
                         "filter_needs_two_values");
    }
    return {};
}

Result<void> RouteFilter::checkValues() const {
    // The commit takes the order's number after the messages are made.
    if (m_field.text() == u"number" || m_field.text() == u"data.number") {
        return badFilter(
            QStringLiteral("A filter cannot use the order's number, which is not known "
                           "yet when a message is made"),
            "filter_on_number");
    }
    if (m_field.text().endsWith(QLatin1StringView("_minor"))) {
        static const QRegularExpression kWhole(QStringLiteral(R"(\A-?[0-9]{1,18}\z)"));
        for (const QString& value : m_values) {
            if (m_operator != Operator::Contains && kWhole.match(value).hasMatch()) continue;
            return badFilter(QStringLiteral("Amounts are whole numbers of minor units (1250 for "
                                            "12.50), and '%1' is not one")
                                 .arg(value),
                             "filter_needs_minor_units", value);
        }
    }
    if (m_operator == Operator::Between) {
        const auto order = compareDecimals(m_values[0], m_values[1]);
        if (order.value_or(m_values[0].compare(m_values[1])) > 0) {
            return badFilter(
                QStringLiteral("No value lies between '%1' and '%2'; write the smaller "
                               "one first")
                    .arg(m_values[0], m_values[1]),
                "filter_range_reversed");
        }
    }
    return {};
}

bool RouteFilter::isMetBy(const StrictValue& value) const {
    if (m_operator == Operator::Contains) {
        return value.kind == StrictValue::Kind::Text && value.text.contains(m_values.first());
    }
    if (m_operator == Operator::In) {
        return std::any_of(m_values.cbegin(), m_values.cend(),
                           [&](const QString& wanted) { return orderOf(value, wanted) == 0; });
    }
    const auto order = orderOf(value, m_values.first());
    if (!order) return false;
    switch (m_operator) {
        case Operator::Eq:
        case Operator::Neq:  // accepts() turns it round, over all elements of a list
            return *order == 0;
        case Operator::Gt:
            return *order > 0;
        case Operator::Gte:
            return *order >= 0;
        case Operator::Lt:
            return *order < 0;
        case Operator::Lte:
            return *order <= 0;
        case Operator::Between:
            return *order >= 0 && orderOf(value, m_values.last()).value_or(1) <= 0;
        case Operator::In:
        case Operator::Contains:
            break;
    }
    Q_UNREACHABLE();
}

bool RouteFilter::accepts(const QString& eventType, const QString& orderId,
                          const QByteArray& payload) const {
    if (m_text.isEmpty()) return true;
    bool isMet = false;
    if (const QString own = m_field.ownField(); !own.isEmpty()) {
        isMet = isMetBy({StrictValue::Kind::Text, {}, own == u"type" ? eventType : orderId});
    } else {
        const auto data = strictJsonAnswer(payload);
        if (!data) return true;
        const auto values = m_field.findAllIn(*data);
        isMet = std::any_of(values.cbegin(), values.cend(),
                            [this](const StrictValue* value) { return isMetBy(*value); });
    }
    return isMet != (m_operator == Operator::Neq);
}

}  // namespace countertop
