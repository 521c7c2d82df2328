// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace countertop {

/// A new UUID version 7 (RFC 9562 §5.7) as lower-case text: 48 bits of Unix milliseconds, then a
/// 12-bit counter within the millisecond, then 62 random bits. Sorts by creation time within a
/// process. Thread-safe.
[[nodiscard]] QString newUuidV7();

/// True for the canonical 36-character lower-case UUID text.
[[nodiscard]] bool isUuidText(QStringView text);

/// A typed identifier: ids of different kinds cannot be mixed up.
template <class Tag>
class Identifier {
public:
    Identifier() = default;
    explicit Identifier(QString text) : m_text(std::move(text)) {}

    [[nodiscard]] static Identifier create() { return Identifier(newUuidV7()); }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Identifier&, const Identifier&) = default;
    friend bool operator<(const Identifier& left, const Identifier& right) {
        return left.m_text < right.m_text;
    }
    friend size_t qHash(const Identifier& identifier, size_t seed = 0) {
        return qHash(identifier.m_text, seed);
    }

private:
    QString m_text;
};

using OrderId = Identifier<struct OrderIdTag>;
using CustomerId = Identifier<struct CustomerIdTag>;
using PaymentId = Identifier<struct PaymentIdTag>;
using EventId = Identifier<struct EventIdTag>;
using CommandId = Identifier<struct CommandIdTag>;

}  // namespace countertop
