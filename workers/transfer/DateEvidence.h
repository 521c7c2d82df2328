// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/transfer/DateText.h"
#include "workers/transfer/LineProof.h"

namespace countertop {

/// Determines the order of day, month and year from all dates of a file. A date that can be read in
/// several orders proves none, but excludes those in which it cannot be read; a future date proves
/// nothing. Plain data.
class DateEvidence {
public:
    /// `latest`: the last day that is not in the future.
    explicit DateEvidence(const QDate& latest = lastPossibleDay()) : m_latest(latest) {}

    void add(QByteArrayView text, qint64 line);

    /// Any order when nothing depends on it. INVALID_INPUT naming two lines that prove different
    /// orders (reason "date_order_mixed"), or one that can be read in several orders while no line
    /// decides ("date_order_unclear"); the fact "orders" lists the possible ones.
    [[nodiscard]] Result<DateOrder> order(const QString& path) const;

    /// Tomorrow in UTC: no time zone is further ahead.
    [[nodiscard]] static QDate lastPossibleDay();

private:
    /// A set of orders, one bit each.
    using Orders = unsigned;
    static constexpr Orders kAll = 7;

    /// The first ambiguous text, and the orders in which it can be read.
    struct Open {
        LineProof proof;
        Orders orders = kAll;

        void note(QByteArrayView text, qint64 line, Orders readable);
    };
    /// The dates written with one separator: "/", "-" or ".".
    struct Sign {
        Orders orders = kAll;
        Open yearOrNot;  ///< may or may not start with the year
    };

    [[nodiscard]] Result<Orders> possible(const QString& path) const;
    [[nodiscard]] const Open* openText(Orders possible) const;
    [[nodiscard]] static Error unclear(const QString& path, const Open& open, Orders possible);

    QDate m_latest;
    bool m_hasWholeYears = false;
    std::array<LineProof, kAll + 1> m_readable;  ///< by the orders that can read the text
    std::array<LineProof, kAll + 1> m_ahead;     ///< the same for future dates only
    std::array<Open, 3> m_differing;             ///< read differently by two orders, by the pair
    std::array<Open, 3> m_future;                ///< by the order that alone reads it as future
    std::array<Sign, 3> m_signs;
};

}  // namespace countertop
