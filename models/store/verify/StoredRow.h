// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/store/connection/Query.h"

#include <QStringList>

namespace countertop {

/// A row as it is stored or as it should be: the values of named columns as text, NULL as empty.
/// Compared as text, so that a word no enumeration knows is seen too.
struct StoredRow {
    QStringList columns;
    QStringList values;

    [[nodiscard]] QString text(const char* column) const;
    [[nodiscard]] qint64 integer(const char* column) const { return text(column).toLongLong(); }

    /// "total_minor is 5 but its events say 7"; empty when both are alike.
    [[nodiscard]] QString differenceFrom(const StoredRow& expected) const;

    [[nodiscard]] static StoredRow from(Query& query, const QStringList& columns);
};

/// "a, b, c" as a list.
[[nodiscard]] QStringList columnList(const char* columns);

/// The rows as events say they must be stored.
[[nodiscard]] StoredRow expectedRow(const OrderRow& row);
[[nodiscard]] StoredRow expectedRow(const OrderLine& line);
[[nodiscard]] StoredRow expectedRow(const PaymentRow& row);
[[nodiscard]] StoredRow expectedRow(const ProductRow& row);
[[nodiscard]] StoredRow expectedRow(const CustomerRow& row);

/// What lists show and the text they search.
inline constexpr char kOrderFields[] =
    "order_id, number, version, kind, lifecycle, payment_status, fulfilment_status, status, "
    "customer_id, customer_name, customer_folded, till, tracking, day, placed_at, updated_at, "
    "item_count, total_minor, tax_minor, captured_minor, refunded_minor, credited_minor, currency";
/// Without stock, which is compared with its movements.
inline constexpr char kProductFields[] =
    "sku, name, barcodes, search_text, currency, price_minor, tax_rate, reorder_level, archived, "
    "version";
inline constexpr char kCustomerFields[] =
    "customer_id, name, email, phone, address, note, search_text, version";

}  // namespace countertop
