// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

#include <QList>

/// Decides whether a product matches a typed or scanned text. All pure; rows come best match first.
namespace countertop::match {

[[nodiscard]] bool hasBarcode(const ProductRow& product, const QString& text);
/// True when the text is the product's SKU or one of its barcodes.
[[nodiscard]] bool isExactly(const ProductRow& product, const QString& text);
/// False when the text is a number as long as a barcode but not one of this product's: a name that
/// merely contains it does not count.
[[nodiscard]] bool isPlausibleMatch(const ProductRow& product, const QString& text);
/// True when the text is the barcode of one product and the SKU of another.
[[nodiscard]] bool isAmbiguous(const QList<ProductRow>& rows, const QString& text);
/// True when Enter must not choose a product by itself: the text is ambiguous, or a single digit,
/// which occurs in half of all barcodes.
[[nodiscard]] bool needsChoice(const QList<ProductRow>& rows, const QString& text);
/// True when a text in the search field may have come from a scanner: it contains a digit, or is a
/// SKU in different case. A code selects only the product that has it.
[[nodiscard]] bool mayBeCode(const ProductRow& product, const QString& text);
/// True when only the first row can be meant: its code or unique name equals the text, or it is the
/// only match. For products added without Enter.
[[nodiscard]] bool isOnlyMatch(const QList<ProductRow>& rows, const QString& text);

}  // namespace countertop::match
