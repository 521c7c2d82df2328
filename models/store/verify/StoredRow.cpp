// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/StoredRow.h"

#include "models/core/SearchFold.h"
#include "models/projections/SearchableText.h"
#include "models/store/queries/OrderRows.h"
#include "models/store/write/WriteRows.h"

namespace countertop {

namespace {

QString number(qint64 value) { return QString::number(value); }

}  // namespace

QString StoredRow::text(const char* column) const {
    return values.value(columns.indexOf(QLatin1StringView(column)));
}

QString StoredRow::differenceFrom(const StoredRow& expected) const {
    QStringList differences;
    for (qsizetype at = 0; at < columns.size(); ++at) {
        if (values.value(at) == expected.values.value(at)) continue;
        differences.append(QStringLiteral("%1 is '%2' but its events say '%3'")
                               .arg(columns[at], values.value(at), expected.values.value(at)));
    }
    return differences.join(QStringLiteral(", "));
}

StoredRow StoredRow::from(Query& query, const QStringList& columns) {
    StoredRow stored{columns, {}};
    stored.values.reserve(columns.size());
    for (const QString& column : columns) {
        stored.values.append(query.text(column.toLatin1().constData()));
    }
    return stored;
}

QStringList columnList(const char* columns) {
    return QString::fromLatin1(columns).split(QStringLiteral(", "));
}

StoredRow expectedRow(const OrderRow& order) {
    static const QStringList kColumns = columnList(kOrderFields);
    return {kColumns,
            {order.orderId.text(),
             order.number,
             number(order.version),
             toText(order.kind),
             toText(order.lifecycle),
             toText(order.paymentStatus),
             toText(order.fulfilmentStatus),
             toText(order.status),
             order.customerId.text(),
             order.customerName,
             searchFold(order.customerName),
             order.till,
             order.tracking,
             order.day,
             number(order.placedAt),
             number(order.updatedAt),
             number(order.itemCount),
             number(order.totalMinor),
             number(order.taxMinor),
             number(order.capturedMinor),
             number(order.refundedMinor),
             number(order.creditedMinor),
             order.currency}};
}

StoredRow expectedRow(const OrderLine& line) {
    static const QStringList kColumns = columnList(kLineColumns);
    return {kColumns,
            {number(line.lineNumber), line.sku, line.name, number(line.quantity),
             number(line.unitPriceMinor), number(line.discountMinor), number(line.taxRateMilli),
             number(line.taxMinor), number(line.totalMinor), number(line.shipped),
             number(line.returned), line.exactUnitPrice}};
}

StoredRow expectedRow(const PaymentRow& payment) {
    static const QStringList kColumns = columnList(kPaymentColumns);
    return {
        kColumns,
        {payment.paymentId.text(), payment.orderId.text(), toText(payment.method),
         number(payment.amountMinor), number(payment.tenderedMinor), number(payment.changeMinor),
         payment.currency, payment.day, payment.till, payment.reason, number(payment.at)}};
}

StoredRow expectedRow(const ProductRow& product) {
    static const QStringList kColumns = columnList(kProductFields);
    return {
        kColumns,
        {product.sku, product.name, barcodesColumn(product.barcodes), productSearchText(product),
         product.currency, number(product.priceMinor), number(product.taxRateMilli),
         number(product.reorderLevel), number(product.archived ? 1 : 0), number(product.version)}};
}

StoredRow expectedRow(const CustomerRow& customer) {
    static const QStringList kColumns = columnList(kCustomerFields);
    return {
        kColumns,
        {customer.customerId.text(), customer.name, customer.email, customer.phone,
         customer.address, customer.note, customerSearchText(customer), number(customer.version)}};
}

}  // namespace countertop
