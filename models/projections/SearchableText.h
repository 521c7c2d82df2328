// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

#include <QString>
#include <QStringList>

namespace countertop {

/// Folded text for searches: the parts separated by spaces.
[[nodiscard]] QString searchText(const QStringList& parts);

/// The column search_text, folded: " the name \nSKU\nbarcode\n". Spaces enclose the words of the
/// name, so that a pattern can tell the beginning of the name, a whole word of it and everything
/// else; line breaks enclose the codes. A GTIN has all 14 digits, which contain its shorter forms.
[[nodiscard]] QString productSearchText(const ProductRow& product);
/// " the name \ne-mail\n\tphone\tdigits\taddress\twords\t": tabs enclose what people search for
/// besides name and e-mail. The digits are those of the phone number without separators.
[[nodiscard]] QString customerSearchText(const CustomerRow& customer);

/// A product's barcodes as stored in its column: a JSON array, because a barcode may contain any
/// separator.
[[nodiscard]] QString barcodesColumn(const QStringList& barcodes);
[[nodiscard]] QStringList barcodesFromColumn(const QString& column);

}  // namespace countertop
