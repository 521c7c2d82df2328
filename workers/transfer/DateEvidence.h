// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/transfer/DateText.h"
#include "workers/transfer/LineProof.h"

namespace countertop {

/// Finds out over all dates of a file in which order they are written. A date that can be read in
/// several orders proves none, but leaves out those in which it cannot be read; a date in the
/// future proves nothing. Plain data.
class DateEvidence {
public:
    /// `latest`: the last day that is not in the future.
    explicit DateEvidence(const QDate& latest = lastPossibleDay()) : m_latest(latest) {}

    void add(QByteArrayView text, qint64 line);

    /// Any when nothing depends on it. INVALID_INPUT naming two lines that prove different orders
    /// (reason "date_order_mixed"), or one that can be read in several while nothing shows which
    /// ("date_order_unclear"); the fact "orders" lists those that are possible.
    [[nodiscard]] Result<DateOrder> order(const QString& path) const;

    /// Tomorrow in UTC: nowhere is it later.
    [[nodiscard]] static QDate lastPossibleDay();

private:
    /// A set of orders, a bit for each.
    using Orders = unsigned;
    static constexpr Orders kAll = 7;

    /// The first text that leaves open what it means, and in which orders it can be read.
    struct Open {
        LineProof proof;
        Orders orders = kAll;

        void note(QByteArrayView text, qint64 line, Orders readable);
    };
    /// The dates that are written with one sign: "/", "-" or ".".
    struct Sign {
        Orders orders = kAll;
        Open yearOrNot;  ///< whose year may stand in front or not
    };

    [[nodiscard]] Result<Orders> possible(const QString& path) const;
    [[nodiscard]] const Open* openText(Orders possible) const;
    [[nodiscard]] static Error unclear(const QString& path, const Open& open, Orders possible);

    QDate m_latest;
    bool m_hasWholeYears = false;
    std::array<LineProof, kAll + 1> m_readable;  ///< by the orders that can read the text
    std::array<LineProof, kAll + 1> m_ahead;     ///< the same of dates in the future only
    std::array<Open, 3> m_differing;             ///< two orders read it differently, by the pair
    std::array<Open, 3> m_future;                ///< by the order that alone reads it as future
    std::array<Sign, 3> m_signs;
};

}  // namespace countertop
