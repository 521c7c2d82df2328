// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema/RoutineText.h"

#include "models/projections/ShopTables.h"
#include "models/store/write/TableSql.h"

namespace countertop {

namespace {

/// An array of a commit's document and the table that its rows go to.
struct DocumentRows {
    const char* name;
    const ProjectedTable& table;
};

void putIn(QString& text, const DocumentRows& rows, const char* part, const QString& content) {
    text.replace(
        QStringLiteral("{{%1.%2}}").arg(QLatin1StringView(rows.name), QLatin1StringView(part)),
        content);
}

}  // namespace

QString routineText(QString text) {
    const DocumentRows arrays[]{{"products", tableOf<ProductRow>()},
                                {"barcodes", tableOf<BarcodeRow>()},
                                {"orders", tableOf<OrderRow>()},
                                {"lines", tableOf<OrderLineRow>()},
                                {"movements", tableOf<StockChange>()},
                                {"payments", tableOf<PaymentRow>()},
                                {"customers", tableOf<CustomerRow>()},
                                {"order_days", tableOf<OrderDayChange>()},
                                {"payment_days", tableOf<PaymentDayChange>()}};
    for (const DocumentRows& rows : arrays) {
        putIn(text, rows, "columns", tablesql::columnNames(rows.table));
        putIn(text, rows, "types", tablesql::recordTypes(rows.table));
        putIn(text, rows, "values", tablesql::recordValues(rows.table));
        putIn(text, rows, "conflict", tablesql::onConflict(rows.table, Dialect::Postgresql));
    }
    return text;
}

}  // namespace countertop
