// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/SearchableText.h"

#include "models/core/Json.h"
#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace countertop {

namespace {

QString nameText(const QString& name) { return u' ' + searchFold(name) + QStringLiteral(" \n"); }

}  // namespace

QString searchText(const QStringList& parts) { return searchFold(parts.join(u' ')); }

QString productSearchText(const ProductRow& product) {
    QString text = nameText(product.name) + searchFold(product.sku) + u'\n';
    for (const QString& barcode : product.barcodes) {
        text += searchFold(comparedCode(barcode)) + u'\n';
    }
    return text;
}

QString customerSearchText(const CustomerRow& customer) {
    QString text = nameText(customer.name);
    if (!customer.email.isEmpty()) text += searchFold(customer.email) + u'\n';
    QStringList others = searchFold(customer.phone).split(u' ', Qt::SkipEmptyParts);
    const QString digits = digitsOf(customer.phone);
    if (!digits.isEmpty() && others != QStringList{digits}) others.append(digits);
    others += searchFold(customer.address).split(u' ', Qt::SkipEmptyParts);
    return others.isEmpty() ? text : text + u'\t' + others.join(u'\t') + u'\t';
}

QString barcodesColumn(const QStringList& barcodes) {
    if (barcodes.isEmpty()) return QStringLiteral("[]");
    return QString::fromUtf8(toJsonText(QJsonArray::fromStringList(barcodes)));
}

QStringList barcodesFromColumn(const QString& column) {
    if (column.size() <= 2) return {};
    QStringList barcodes;
    for (const auto& barcode : QJsonDocument::fromJson(column.toUtf8()).array()) {
        barcodes.append(barcode.toString());
    }
    return barcodes;
}

}  // namespace countertop
