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

/// Parses a number of a file whose decimal sign is `sign`. Groups of three may be separated by the
/// other sign, a space or an apostrophe; otherwise the rules of decimalFromText apply. Nothing for
/// any other text, including exponents.
[[nodiscard]] std::optional<DecimalAmount> numberFrom(QByteArrayView text, DecimalSign sign);

/// Determines the decimal sign from all numbers of a file.
class DecimalEvidence {
public:
    void add(QByteArrayView text, qint64 line);

    /// Point when nothing depends on it, and for a comma-separated file that only uses points,
    /// because files with decimal commas use another separator. INVALID_INPUT naming two lines that
    /// prove different signs (reason "decimal_sign_mixed"), or one that can be read both ways while
    /// none proves either ("decimal_sign_unclear").
    [[nodiscard]] Result<DecimalSign> sign(const QString& path, char separator) const;

private:
    LineProof m_point;
    LineProof m_comma;
    LineProof m_unclearPoint;  ///< "1.234"
    LineProof m_unclearComma;  ///< "1,234"
};

/// The trimmed text, with every kind of space and apostrophe replaced by the plain one.
[[nodiscard]] QByteArray plainSigns(QByteArrayView text);

}  // namespace countertop
