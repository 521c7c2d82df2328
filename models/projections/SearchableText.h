// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

#include <QString>
#include <QStringList>

namespace countertop {

/// Folded text that searches compare with: the parts with a space between.
[[nodiscard]] QString searchText(const QStringList& parts);

/// The column search_text, all of it folded: " the name \nSKU\nbarcode\n". The words of the name
/// stand between spaces, so that a pattern can tell the beginning of the name, a whole word of it
/// and everything else; the codes stand between line breaks. A GTIN is there with all 14 digits,
/// which contain its shorter forms.
[[nodiscard]] QString productSearchText(const ProductRow& product);
/// " the name \ne-mail\n\tphone\tdigits\taddress\twords\t": what people look for after name and
/// e-mail stands between tabs. The digits are those of the phone, without what is between them.
[[nodiscard]] QString customerSearchText(const CustomerRow& customer);

/// A product's barcodes as its column holds them: a JSON array, for a barcode may contain anything
/// that could separate them.
[[nodiscard]] QString barcodesColumn(const QStringList& barcodes);
[[nodiscard]] QStringList barcodesFromColumn(const QString& column);

}  // namespace countertop
