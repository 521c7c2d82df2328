// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/NumberRuns.h"

namespace countertop {

/// Order numbers: every number issued by a till's counter exists exactly once, and no higher ones
/// exist. Imported orders keep their original numbers. Gaps are reported as ranges: memory grows
/// with the gaps, not with the counter.
class NumberChecks {
public:
    explicit NumberChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Till {
        QString name;
        QString next;  ///< as stored, which may not be a number
    };

    Result<void> checkTill(const Till& till);
    void consume(const Till& till, const QString& number, NumberRuns& given);
    void report(const Till& till, const NumberRuns& given);

    CheckBook& m_book;
};

}  // namespace countertop
