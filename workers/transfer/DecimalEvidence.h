// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/DecimalAmount.h"
#include "models/core/Result.h"
#include "workers/transfer/LineProof.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace countertop {

enum class DecimalSign { Point, Comma };

/// The number of a file that writes decimals with `sign`. Groups of three may be set off by the
/// other sign, a space or an apostrophe; the rest is decimalFromText's. Nothing for anything else,
/// exponents included.
[[nodiscard]] std::optional<DecimalAmount> numberFrom(QByteArrayView text, DecimalSign sign);

/// Finds out over all numbers of a file which sign its decimals have.
class DecimalEvidence {
public:
    void add(QByteArrayView text, qint64 line);

    /// Point when nothing depends on it, and for points alone in a file that separates by commas:
    /// who writes a decimal comma separates by something else. INVALID_INPUT naming two lines that
    /// prove different signs (reason "decimal_sign_mixed"), or one that may be read both ways while
    /// none proves either ("decimal_sign_unclear").
    [[nodiscard]] Result<DecimalSign> sign(const QString& path, char separator) const;

private:
    LineProof m_point;
    LineProof m_comma;
    LineProof m_unclearPoint;  ///< "1.234"
    LineProof m_unclearComma;  ///< "1,234"
};

/// The text without spaces at its ends, and with every kind of space and apostrophe as the plain
/// one.
[[nodiscard]] QByteArray plainSigns(QByteArrayView text);

}  // namespace countertop
