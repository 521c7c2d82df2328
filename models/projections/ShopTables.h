// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ProductCode.h"
#include "models/core/SearchFold.h"
#include "models/events/RecordedEvent.h"
#include "models/projections/ProjectedTable.h"
#include "models/projections/Rows.h"
#include "models/projections/StoredValue.h"

#include <concepts>

/// The tables that commits write, each described once: name, columns, types and keys, and which
/// value of which row a column holds. The statements and the document of a commit, the server's
/// function, rebuilds, reads and `verify` are all derived from these functions, so that a new
/// column is one line here and one in each migration.
///
/// describe(visit, row) passes the columns to `visit` in order:
///   visit(role, name, value)         a value of the row; readers restore it
///   visit.orNull(role, name, value)  a text that is NULL when empty
///   visit.shared(role, name, value)  the same in all rows written by one statement of a commit
///   visit.derived(role, name, make)  computed from the row by make(): written, never read
///   visit.kept(name, value)          in the same table and read with it, but written elsewhere
namespace countertop {

using Role = ProjectedColumn::Role;

template <class Row, class Of>
concept RowOf = std::same_as<std::remove_const_t<Row>, Of>;

/// Rows composed from the data of a write; they must not outlive it.
struct OrderLineRow {
    const OrderId& orderId;
    const OrderLine& line;
};
struct BarcodeRow {
    const QString& barcode;
    const QString& sku;
};
struct MovementRow {
    const StockChange& change;
    const EventMetadata& metadata;
};
/// The effect of a movement on the product's stock.
struct StockLevelRow {
    const StockChange& change;
};

template <class Visit, RowOf<OrderRow> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "order_id", row.orderId);
    visit.orNull(Role::Latest, "number", row.number);
    visit(Role::Latest, "version", row.version);
    visit(Role::First, "kind", row.kind);
    visit(Role::Latest, "lifecycle", row.lifecycle);
    visit(Role::Latest, "payment_status", row.paymentStatus);
    visit(Role::Latest, "fulfilment_status", row.fulfilmentStatus);
    visit(Role::Latest, "status", row.status);
    visit(Role::Latest, "customer_id", row.customerId);
    visit(Role::Latest, "customer_name", row.customerName);
    visit.derived(Role::Latest, "customer_folded", [&] { return searchFold(row.customerName); });
    visit(Role::First, "till", row.till);
    visit(Role::Latest, "tracking", row.tracking);
    visit(Role::Latest, "day", row.day);
    visit(Role::Latest, "placed_at", row.placedAt);
    visit(Role::Latest, "updated_at", row.updatedAt);
    visit(Role::Latest, "item_count", row.itemCount);
    visit(Role::Latest, "total_minor", row.totalMinor);
    visit(Role::Latest, "tax_minor", row.taxMinor);
    visit(Role::Latest, "captured_minor", row.capturedMinor);
    visit(Role::Latest, "refunded_minor", row.refundedMinor);
    visit(Role::Latest, "credited_minor", row.creditedMinor);
    visit(Role::First, "currency", row.currency);
}

/// Without the order it belongs to; see OrderLineRow.
template <class Visit, RowOf<OrderLine> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "line_number", row.lineNumber);
    visit(Role::Latest, "sku", row.sku);
    visit(Role::Latest, "name", row.name);
    visit(Role::Latest, "quantity", row.quantity);
    visit(Role::Latest, "unit_price_minor", row.unitPriceMinor);
    visit(Role::Latest, "discount_minor", row.discountMinor);
    visit(Role::Latest, "tax_rate", row.taxRateMilli);
    visit(Role::Latest, "tax_minor", row.taxMinor);
    visit(Role::Latest, "total_minor", row.totalMinor);
    visit(Role::Latest, "shipped", row.shipped);
    visit(Role::Latest, "returned", row.returned);
    visit(Role::Latest, "exact_unit_price", row.exactUnitPrice);
}

template <class Visit>
void describe(Visit& visit, const OrderLineRow& row) {
    visit.shared(Role::Key, "order_id", row.orderId);
    describe(visit, row.line);
}

template <class Visit, RowOf<PaymentRow> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "payment_id", row.paymentId);
    visit(Role::Key, "order_id", row.orderId);
    visit(Role::Latest, "method", row.method);
    visit(Role::Latest, "amount_minor", row.amountMinor);
    visit(Role::Latest, "tendered_minor", row.tenderedMinor);
    visit(Role::Latest, "change_minor", row.changeMinor);
    visit(Role::Latest, "currency", row.currency);
    visit(Role::Latest, "day", row.day);
    visit(Role::Latest, "till", row.till);
    visit(Role::Latest, "reason", row.reason);
    visit(Role::Latest, "recorded_at", row.at);
}

template <class Visit, RowOf<OrderDayChange> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "day", row.day);
    visit(Role::Key, "status", row.status);
    visit(Role::Key, "till", row.till);
    visit(Role::Key, "currency", row.currency);
    visit(Role::Sum, "orders", row.orders);
    visit(Role::Sum, "items", row.items);
    visit(Role::Sum, "total_minor", row.totalMinor);
    visit(Role::Sum, "refunded_minor", row.refundedMinor);
    visit(Role::Sum, "credited_minor", row.creditedMinor);
}

template <class Visit, RowOf<PaymentDayChange> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "day", row.day);
    visit(Role::Key, "method", row.method);
    visit(Role::Key, "till", row.till);
    visit(Role::Key, "currency", row.currency);
    visit(Role::Sum, "payments", row.payments);
    visit(Role::Sum, "captured_minor", row.capturedMinor);
    visit(Role::Sum, "refunded_minor", row.refundedMinor);
}

template <class Visit, RowOf<CustomerRow> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "customer_id", row.customerId);
    visit(Role::Latest, "name", row.name);
    visit(Role::Latest, "email", row.email);
    visit(Role::Latest, "phone", row.phone);
    visit(Role::Latest, "address", row.address);
    visit(Role::Latest, "note", row.note);
    visit.derived(Role::Latest, "search_text", [&] { return customerSearchText(row); });
    visit(Role::Latest, "version", row.version);
}

template <class Visit, RowOf<ProductRow> Row>
void describe(Visit& visit, Row& row) {
    visit(Role::Key, "sku", row.sku);
    visit(Role::Latest, "name", row.name);
    visit(Role::Latest, "barcodes", row.barcodes);
    visit.derived(Role::Latest, "search_text", [&] { return productSearchText(row); });
    visit(Role::First, "currency", row.currency);
    visit(Role::Latest, "price_minor", row.priceMinor);
    visit(Role::Latest, "tax_rate", row.taxRateMilli);
    visit(Role::Latest, "reorder_level", row.reorderLevel);
    visit(Role::Latest, "archived", row.archived);
    visit(Role::Latest, "version", row.version);
    visit.kept("on_hand", row.onHand);
    visit.kept("reserved", row.reserved);
}

/// The first product with a code keeps it.
template <class Visit>
void describe(Visit& visit, const BarcodeRow& row) {
    visit.derived(Role::Key, "code", [&] { return comparedCode(row.barcode); });
    visit(Role::First, "barcode", row.barcode);
    visit(Role::First, "sku", row.sku);
}

/// Without the metadata of its write; see MovementRow.
template <class Visit>
void describe(Visit& visit, const StockChange& row) {
    visit(Role::Latest, "sku", row.sku);
    visit(Role::Latest, "on_hand_change", row.onHandChange);
    visit(Role::Latest, "reserved_change", row.reservedChange);
    visit(Role::Latest, "reason", row.reason);
    visit(Role::Latest, "order_id", row.orderId);
    visit(Role::Latest, "note", row.note);
}

template <class Visit>
void describe(Visit& visit, const MovementRow& row) {
    describe(visit, row.change);
    visit.shared(Role::Latest, "actor", row.metadata.actor);
    visit.shared(Role::Latest, "recorded_at", row.metadata.at);
}

template <class Visit>
void describe(Visit& visit, const StockLevelRow& row) {
    visit(Role::Key, "sku", row.change.sku);
    visit(Role::Sum, "on_hand", row.change.onHandChange);
    visit(Role::Sum, "reserved", row.change.reservedChange);
}

/// The table for a type of row: its written columns, including derived and excluding kept ones.
template <class Row>
[[nodiscard]] const ProjectedTable& tableOf() = delete;
template <>
const ProjectedTable& tableOf<OrderRow>();
template <>
const ProjectedTable& tableOf<OrderLineRow>();
template <>
const ProjectedTable& tableOf<PaymentRow>();
template <>
const ProjectedTable& tableOf<OrderDayChange>();
template <>
const ProjectedTable& tableOf<PaymentDayChange>();
template <>
const ProjectedTable& tableOf<CustomerRow>();
template <>
const ProjectedTable& tableOf<ProductRow>();
template <>
const ProjectedTable& tableOf<BarcodeRow>();
template <>
const ProjectedTable& tableOf<MovementRow>();
/// The stock of existing products.
template <>
const ProjectedTable& tableOf<StockLevelRow>();

/// Parts of a table.
template <>
const ProjectedTable& tableOf<OrderLine>();
template <>
const ProjectedTable& tableOf<StockChange>();

/// Collects the values of a row; use projected().
class ValueCollector {
public:
    ProjectedRow values;

    template <class Value>
    void operator()(Role, const char*, const Value& value) {
        values.append(stored(value));
    }
    template <class Value>
    void orNull(Role, const char*, const Value& value) {
        values.append(stored(value));
    }
    template <class Value>
    void shared(Role, const char*, const Value& value) {
        values.append(stored(value));
    }
    template <class Make>
    void derived(Role, const char*, const Make& make) {
        values.append(stored(make()));
    }
    template <class Value>
    void kept(const char*, const Value&) {}
};

/// The row as values of its table's columns.
template <class Row>
[[nodiscard]] ProjectedRow projected(const Row& row) {
    ValueCollector collector;
    describe(collector, row);
    return collector.values;
}

/// "order_id, number, …": the columns a query selects to read rows of this type.
template <class Row>
[[nodiscard]] QString readColumns();
template <>
QString readColumns<OrderRow>();
template <>
QString readColumns<OrderLine>();
template <>
QString readColumns<PaymentRow>();
template <>
QString readColumns<ProductRow>();
template <>
QString readColumns<CustomerRow>();

}  // namespace countertop
