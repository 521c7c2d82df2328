// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The form in which barcodes are compared. The GTIN forms of one number are one code: 8 (EAN-8),
/// 12 (UPC-A), 13 (EAN-13) or 14 digits with a right check digit become 14 digits with zeros in
/// front. Anything else, a number with a wrong check digit too, is its canonicalText() as written:
/// "0017" and "17" are two codes. The eight digits of a UPC-E are taken as EAN-8 when they fit
/// that, for nothing tells the two apart; scanners send UPC-E expanded to UPC-A. Pure.
[[nodiscard]] QString comparedCode(const QString& code);

/// True for 8, 12, 13 or 14 digits whose last is the check digit of the others. Pure.
[[nodiscard]] bool isGtin(const QString& code);

}  // namespace countertop
