// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/WriteExecutor.h"

namespace countertop {

QString orderNumber(const QString& till, qint64 count) {
    return QStringLiteral("%1-%2").arg(till, QString::number(count).rightJustified(6, u'0'));
}

Error outOfStock(const Write& write, const QString& sku, const QString& name, qint64 available) {
    const QString left = available > 0
                             ? QStringLiteral("Only %1 of '%2' left").arg(available).arg(name)
                             : QStringLiteral("'%1' is sold out, 0 left").arg(name);
    const QString outcome = write.orders.isEmpty() ? QStringLiteral("nothing was changed")
                                                   : QStringLiteral("the order was not placed");
    return makeError(ErrorCode::OutOfStock, left + QStringLiteral("; ") + outcome,
                     QStringLiteral("out_of_stock"),
                     {{QStringLiteral("sku"), sku},
                      {QStringLiteral("product"), name},
                      {QStringLiteral("available"), available},
                      {QStringLiteral("is_order"), !write.orders.isEmpty()}});
}

Error unknownProduct(const QString& sku) { return productNotFound(sku); }

Error barcodeTaken(const QString& barcode, const QString& sku, const QString& name) {
    const QJsonObject facts{{QStringLiteral("barcode"), barcode},
                            {QStringLiteral("sku"), sku},
                            {QStringLiteral("product"), name}};
    return invalidInput(
        QStringLiteral("barcode"),
        QStringLiteral("The barcode %1 already belongs to '%2' (SKU %3)").arg(barcode, name, sku),
        QStringLiteral("barcode_taken"), facts);
}

Error stockMoved(const QString& sku, qint64 expected, qint64 actual) {
    return makeError(ErrorCode::VersionConflict,
                     QStringLiteral("The count was taken of %1 on hand, but now it is %2; nothing "
                                    "was changed")
                         .arg(expected)
                         .arg(actual),
                     QStringLiteral("stock_moved"),
                     {{QStringLiteral("sku"), sku},
                      {QStringLiteral("expected_on_hand"), expected},
                      {QStringLiteral("actual_on_hand"), actual}});
}

Error productsChanged() {
    return makeError(
        ErrorCode::VersionConflict,
        QStringLiteral("A product was changed in the meantime; please look at the order again"),
        QStringLiteral("products_changed"));
}

Error settingsChanged() {
    return makeError(ErrorCode::VersionConflict,
                     QStringLiteral("The shop's settings were changed in the meantime"),
                     QStringLiteral("settings_changed"));
}

}  // namespace countertop
