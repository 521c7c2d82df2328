// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The form in which barcodes are compared. All GTIN forms of one number are equal: 8 (EAN-8),
/// 12 (UPC-A), 13 (EAN-13) or 14 digits with a valid check digit are padded to 14 digits with
/// leading zeros. Anything else, including a number with a wrong check digit, is its
/// canonicalText(): "0017" and "17" differ. Eight digits of a UPC-E are read as EAN-8 when valid,
/// because the two cannot be told apart; scanners send UPC-E expanded to UPC-A. Pure.
[[nodiscard]] QString comparedCode(const QString& code);

/// True for 8, 12, 13 or 14 digits with a valid check digit. Pure.
[[nodiscard]] bool isGtin(const QString& code);

}  // namespace countertop
