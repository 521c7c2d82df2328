// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <map>

namespace countertop {

/// Whole numbers that follow each other without a gap; both ends belong to it.
struct NumberRun {
    qint64 from = 0;
    qint64 to = 0;
    bool operator==(const NumberRun&) const = default;
};

/// Which numbers there are, as runs: memory grows with the gaps between them, however large the
/// numbers are.
class NumberRuns {
public:
    /// In ascending order among numbers of the same count of digits, as an index of texts gives
    /// them.
    void take(qint64 number);
    /// All runs in ascending order.
    [[nodiscard]] QList<NumberRun> runs() const;
    /// What is missing from `first` up to before `end`.
    [[nodiscard]] QList<NumberRun> gaps(qint64 first, qint64 end) const;

private:
    std::map<qsizetype, QList<NumberRun>> m_byDigits;
};

}  // namespace countertop
