// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/NumberRuns.h"

#include <QString>

namespace countertop {

void NumberRuns::consume(qint64 number) {
    QList<NumberRun>& runs = m_byDigits[QString::number(number).size()];
    if (!runs.isEmpty() && number <= runs.last().to) return;
    if (!runs.isEmpty() && number == runs.last().to + 1) {
        runs.last().to = number;
    } else {
        runs.append({number, number});
    }
}

QList<NumberRun> NumberRuns::runs() const {
    QList<NumberRun> all;
    for (const auto& [digits, runs] : m_byDigits) {
        for (const NumberRun& run : runs) {
            if (!all.isEmpty() && run.from == all.last().to + 1) {
                all.last().to = run.to;
            } else {
                all.append(run);
            }
        }
    }
    return all;
}

QList<NumberRun> NumberRuns::gaps(qint64 first, qint64 end) const {
    QList<NumberRun> gaps;
    qint64 next = first;
    for (const NumberRun& run : runs()) {
        if (run.from >= end) break;
        if (run.from > next) gaps.append({next, run.from - 1});
        if (run.to >= end - 1) return gaps;
        next = run.to + 1;
    }
    if (next < end) gaps.append({next, end - 1});
    return gaps;
}

}  // namespace countertop
