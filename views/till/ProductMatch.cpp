// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ProductMatch.h"

#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/core/TextForm.h"

#include <QRegularExpression>

#include <algorithm>

namespace countertop::match {

bool hasBarcode(const ProductRow& product, const QString& text) {
    const QString code = comparedCode(text);
    return std::any_of(product.barcodes.cbegin(), product.barcodes.cend(),
                       [&](const QString& barcode) { return comparedCode(barcode) == code; });
}

bool isExactly(const ProductRow& product, const QString& text) {
    return product.sku == canonicalText(TextKind::Code, text) || hasBarcode(product, text);
}

bool isPlausibleMatch(const ProductRow& product, const QString& text) {
    static const QRegularExpression kNumber(QStringLiteral("^\\d{8,14}$"));
    return !kNumber.match(text).hasMatch() || isExactly(product, text);
}

bool isAmbiguous(const QList<ProductRow>& rows, const QString& text) {
    return rows.size() >= 2 && rows[0].sku != text && hasBarcode(rows[0], text) &&
           rows[1].sku == text;
}

bool needsChoice(const QList<ProductRow>& rows, const QString& text) {
    if (rows.isEmpty()) return false;
    const bool isOneFigure = text.size() == 1 && text.at(0).isDigit();
    return isAmbiguous(rows, text) || (isOneFigure && !isExactly(rows.first(), text));
}

bool mayBeCode(const ProductRow& product, const QString& text) {
    static const QRegularExpression kFigure(QStringLiteral("\\p{N}"));
    return kFigure.match(text).hasMatch() || searchFold(product.sku) == searchFold(text);
}

bool isOnlyMatch(const QList<ProductRow>& rows, const QString& text) {
    if (rows.isEmpty() || needsChoice(rows, text) || !isPlausibleMatch(rows.first(), text))
        return false;
    if (rows.size() == 1 || isExactly(rows.first(), text)) return true;
    const QString folded = searchFold(text);
    const auto isNamedSo = [&](const ProductRow& row) { return searchFold(row.name) == folded; };
    return std::count_if(rows.cbegin(), rows.cend(), isNamedSo) == 1 && isNamedSo(rows.first());
}

}  // namespace countertop::match
