// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <map>

namespace countertop {

/// Consecutive whole numbers; both ends are included.
struct NumberRun {
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const NumberRun&) const = default;
};

/// A set of numbers, stored as runs: memory grows with the gaps between them, however large the
/// numbers are.
class NumberRuns {
public:
    /// Adds a number. Numbers with the same count of digits must come in ascending order, as from
    /// an index of texts.
    void consume(qint64 number);
    /// All runs in ascending order.
    [[nodiscard]] QList<NumberRun> runs() const;
    /// The missing numbers from `first` up to, but excluding, `end`.
    [[nodiscard]] QList<NumberRun> gaps(qint64 first, qint64 end) const;

private:
    std::map<qsizetype, QList<NumberRun>> m_byDigits;
};

}  // namespace countertop
