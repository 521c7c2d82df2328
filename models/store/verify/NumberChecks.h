// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QBitArray>

namespace countertop {

/// Order numbers: what each till's counter has given out is there, each number once, and nothing
/// beyond. Imported orders keep the numbers they came with. Memory: one bit for each number.
class NumberChecks {
public:
    explicit NumberChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Till {
        QString name;
        qint64 next = 1;
    };

    Result<void> checkTill(const Till& till);
    void take(const Till& till, const QString& number, QBitArray& given);
    void reportGaps(const Till& till, const QBitArray& given);

    CheckBook& m_book;
};

}  // namespace countertop
