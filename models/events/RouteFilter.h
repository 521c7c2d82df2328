// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/MessagePath.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace countertop {

/// The condition under which a route takes an event: "FIELD OPERATOR VALUE", for example
/// "total_minor gte 5000" or "lines.sku eq MUG". The field is a MessagePath; in a list, any element
/// may fulfil it. Operators: eq neq gt gte lt lte in between contains. Several values (in, between)
/// are separated by commas; a value in double quotes is a JSON string. Numbers are compared as
/// exact decimals, texts by character, and only like with like; a missing field fulfils neq only.
/// Plain value; the default takes every event.
class RouteFilter {
public:
    RouteFilter() = default;

    /// INVALID_INPUT for the field "filter" with the specific reason.
    [[nodiscard]] static Result<RouteFilter> parse(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }
    /// What is compared; without steps when there is no condition.
    [[nodiscard]] const MessagePath& field() const { return m_field; }
    /// `payload` is the event's stored data. An unreadable payload is taken: nothing may be lost.
    [[nodiscard]] bool accepts(const QString& eventType, const QString& orderId,
                               const QByteArray& payload) const;

    bool operator==(const RouteFilter& other) const { return m_text == other.m_text; }

private:
    enum class Operator { Eq, Neq, Gt, Gte, Lt, Lte, In, Between, Contains };
    [[nodiscard]] static std::optional<Operator> operatorFrom(const QString& word);
    [[nodiscard]] Result<void> readValues(const QString& text);
    [[nodiscard]] Result<void> checkValues() const;
    [[nodiscard]] bool isMetBy(const StrictValue& value) const;

    QString m_text;  ///< empty: no condition
    MessagePath m_field;
    Operator m_operator = Operator::Eq;
    QStringList m_values;
};

/// Compares two decimal numbers written as text, exactly: negative, zero or positive, or nothing
/// when one is not a plain decimal number.
[[nodiscard]] std::optional<int> compareDecimals(const QString& left, const QString& right);

}  // namespace countertop
