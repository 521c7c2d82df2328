// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/TransactionTables.h"

#include "models/core/SearchFold.h"
#include "models/projections/SearchableText.h"

namespace countertop::rebuild {

using Column = ProjectedColumn;

const ProjectedTable& orders() {
    static const ProjectedTable kTable{
        QStringLiteral("orders"),
        {Column::key("order_id"),           Column::nullableText("number"),
         Column::number("version"),         Column::text("kind"),
         Column::text("lifecycle"),         Column::text("payment_status"),
         Column::text("fulfilment_status"), Column::text("status"),
         Column::text("customer_id"),       Column::text("customer_name"),
         Column::text("customer_folded"),   Column::text("till"),
         Column::text("tracking"),          Column::text("day"),
         Column::number("placed_at"),       Column::number("updated_at"),
         Column::number("item_count"),      Column::number("total_minor"),
         Column::number("tax_minor"),       Column::number("captured_minor"),
         Column::number("refunded_minor"),  Column::number("credited_minor"),
         Column::text("currency")}};
    return kTable;
}

const ProjectedTable& orderLines() {
    static const ProjectedTable kTable{
        QStringLiteral("order_lines"),
        {Column::key("order_id"), Column::numberKey("line_number"), Column::text("sku"),
         Column::text("name"), Column::number("quantity"), Column::number("unit_price_minor"),
         Column::number("discount_minor"), Column::number("tax_rate"), Column::number("tax_minor"),
         Column::number("total_minor"), Column::number("shipped"), Column::number("returned"),
         Column::text("exact_unit_price")}};
    return kTable;
}

const ProjectedTable& payments() {
    static const ProjectedTable kTable{
        QStringLiteral("payments"),
        {Column::key("order_id"), Column::key("payment_id"), Column::text("method"),
         Column::number("amount_minor"), Column::number("tendered_minor"),
         Column::number("change_minor"), Column::text("currency"), Column::text("day"),
         Column::text("till"), Column::text("reason"), Column::number("recorded_at")}};
    return kTable;
}

const ProjectedTable& orderDays() {
    static const ProjectedTable kTable{
        QStringLiteral("order_days"),
        {Column::key("day"), Column::key("status"), Column::key("till"), Column::key("currency"),
         Column::sum("orders"), Column::sum("items"), Column::sum("total_minor"),
         Column::sum("refunded_minor"), Column::sum("credited_minor")}};
    return kTable;
}

const ProjectedTable& paymentDays() {
    static const ProjectedTable kTable{
        QStringLiteral("payment_days"),
        {Column::key("day"), Column::key("method"), Column::key("till"), Column::key("currency"),
         Column::sum("payments"), Column::sum("captured_minor"), Column::sum("refunded_minor")}};
    return kTable;
}

const ProjectedTable& customers() {
    static const ProjectedTable kTable{
        QStringLiteral("customers"),
        {Column::key("customer_id"), Column::text("name"), Column::text("email"),
         Column::text("phone"), Column::text("address"), Column::text("note"),
         Column::text("search_text"), Column::number("version")}};
    return kTable;
}

const ProjectedTable& products() {
    static const ProjectedTable kTable{
        QStringLiteral("products"),
        {Column::key("sku"), Column::text("name"), Column::text("barcodes"),
         Column::text("search_text"), Column::text("currency"), Column::number("price_minor"),
         Column::number("tax_rate"), Column::number("reorder_level"), Column::number("archived"),
         Column::number("version")}};
    return kTable;
}

const ProjectedTable& productBarcodes() {
    static const ProjectedTable kTable{
        QStringLiteral("product_barcodes"),
        {Column::key("code"), Column::firstText("barcode"), Column::firstText("sku")}};
    return kTable;
}

const ProjectedTable& stockMovements() {
    static const ProjectedTable kTable{
        QStringLiteral("stock_movements"),
        {Column::text("sku"), Column::number("on_hand_change"), Column::number("reserved_change"),
         Column::text("reason"), Column::text("order_id"), Column::text("note"),
         Column::text("actor"), Column::number("recorded_at")}};
    return kTable;
}

const ProjectedTable& stockLevels() {
    static const ProjectedTable kTable{
        QStringLiteral("products"),
        {Column::key("sku"), Column::sum("on_hand"), Column::sum("reserved")},
        true};
    return kTable;
}

ProjectedRow rowOf(const OrderRow& row) {
    return {row.orderId.text(),
            row.number,
            row.version,
            toText(row.kind),
            toText(row.lifecycle),
            toText(row.paymentStatus),
            toText(row.fulfilmentStatus),
            toText(row.status),
            row.customerId.text(),
            row.customerName,
            searchFold(row.customerName),
            row.till,
            row.tracking,
            row.day,
            row.placedAt,
            row.updatedAt,
            row.itemCount,
            row.totalMinor,
            row.taxMinor,
            row.capturedMinor,
            row.refundedMinor,
            row.creditedMinor,
            row.currency};
}

ProjectedRow rowOf(const OrderId& orderId, const OrderLine& line) {
    return {
        orderId.text(),     qint64{line.lineNumber}, line.sku,           line.name,
        line.quantity,      line.unitPriceMinor,     line.discountMinor, qint64{line.taxRateMilli},
        line.taxMinor,      line.totalMinor,         line.shipped,       line.returned,
        line.exactUnitPrice};
}

ProjectedRow rowOf(const PaymentRow& row) {
    return {row.orderId.text(),
            row.paymentId.text(),
            toText(row.method),
            row.amountMinor,
            row.tenderedMinor,
            row.changeMinor,
            row.currency,
            row.day,
            row.till,
            row.reason,
            row.at};
}

ProjectedRow rowOf(const OrderDayChange& change) {
    return {change.day,        toText(change.status), change.till,
            change.currency,   change.orders,         change.items,
            change.totalMinor, change.refundedMinor,  change.creditedMinor};
}

ProjectedRow rowOf(const PaymentDayChange& change) {
    return {change.day,      toText(change.method), change.till,         change.currency,
            change.payments, change.capturedMinor,  change.refundedMinor};
}

ProjectedRow rowOf(const CustomerRow& row) {
    return {row.customerId.text(),   row.name,   row.email, row.phone, row.address, row.note,
            customerSearchText(row), row.version};
}

ProjectedRow rowOf(const ProductRow& row) {
    return {row.sku,
            row.name,
            barcodesColumn(row.barcodes),
            productSearchText(row),
            row.currency,
            row.priceMinor,
            qint64{row.taxRateMilli},
            row.reorderLevel,
            qint64{row.archived ? 1 : 0},
            row.version};
}

ProjectedRow rowOf(const StockChange& change, const EventMetadata& metadata) {
    return {change.sku,
            change.onHandChange,
            change.reservedChange,
            toText(change.reason),
            change.orderId.text(),
            change.note,
            metadata.actor,
            metadata.at};
}

ProjectedRow levelOf(const StockChange& change) {
    return {change.sku, change.onHandChange, change.reservedChange};
}

}  // namespace countertop::rebuild
