// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

#include <QList>

/// Whether a product is what a clerk typed or scanned. All pure; rows come best match first.
namespace countertop::match {

[[nodiscard]] bool hasBarcode(const ProductRow& product, const QString& text);
/// The text is the product's SKU or one of its barcodes.
[[nodiscard]] bool isExactly(const ProductRow& product, const QString& text);
/// A number as long as a barcode must be that product's own; a name that happens to contain it is
/// not meant.
[[nodiscard]] bool isMeant(const ProductRow& product, const QString& text);
/// The barcode of one product and the SKU of another.
[[nodiscard]] bool isAmbiguous(const QList<ProductRow>& rows, const QString& text);
/// Enter takes no product before one was chosen: the text is ambiguous, or one figure, which
/// stands in half of all barcodes.
[[nodiscard]] bool needsChoice(const QList<ProductRow>& rows, const QString& text);
/// What a scanner in the search field may have sent, and no quick typist a name: with a figure, or
/// a SKU in other capitals. Only the very product of a code is taken unasked.
[[nodiscard]] bool mayBeCode(const ProductRow& product, const QString& text);
/// The first row is the only product that can be meant: the very code, the very name, or the one
/// match there is. For what is taken without having been entered.
[[nodiscard]] bool isUnmistakable(const QList<ProductRow>& rows, const QString& text);

}  // namespace countertop::match
