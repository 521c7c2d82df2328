// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/NumberRuns.h"

namespace countertop {

/// Order numbers: what each till's counter has given out is there, each number once, and nothing
/// beyond. Imported orders keep the numbers they came with. Gaps are told as ranges: memory grows
/// with them, not with what a counter says.
class NumberChecks {
public:
    explicit NumberChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Till {
        QString name;
        QString next;  ///< as it is stored, which may be no number
    };

    Result<void> checkTill(const Till& till);
    void take(const Till& till, const QString& number, NumberRuns& given);
    void report(const Till& till, const NumberRuns& given);

    CheckBook& m_book;
};

}  // namespace countertop
