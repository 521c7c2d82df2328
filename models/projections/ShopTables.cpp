// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/ShopTables.h"

namespace countertop {

namespace {

/// Collects the columns of a row's description.
class ColumnCollector {
public:
    QList<ProjectedColumn> columns;
    QStringList readable;

    template <class Value>
    void operator()(Role role, const char* name, const Value&) {
        add<Value>(role, name);
        readable.append(QLatin1StringView(name));
    }
    template <class Value>
    void orNull(Role role, const char* name, const Value& value) {
        (*this)(role, name, value);
        columns.last().emptyIsNull = true;
    }
    template <class Value>
    void shared(Role role, const char* name, const Value& value) {
        (*this)(role, name, value);
        columns.last().isShared = true;
    }
    template <class Make>
    void derived(Role role, const char* name, const Make& make) {
        add<decltype(make())>(role, name);
    }
    template <class Value>
    void kept(const char* name, const Value&) {
        readable.append(QLatin1StringView(name));
    }

private:
    template <class Value>
    void add(Role role, const char* name) {
        columns.append({QLatin1StringView(name), role, kIsStoredText<Value>});
    }
};

template <class Row>
ProjectedTable described(const char* name, const Row& row) {
    ColumnCollector collector;
    describe(collector, row);
    return {QLatin1StringView(name), collector.columns};
}

template <class Row>
QString readable() {
    ColumnCollector collector;
    const Row row;
    describe(collector, row);
    return collector.readable.join(QStringLiteral(", "));
}

}  // namespace

template <>
const ProjectedTable& tableOf<OrderRow>() {
    static const ProjectedTable kTable = described("orders", OrderRow());
    return kTable;
}

template <>
const ProjectedTable& tableOf<OrderLineRow>() {
    static const ProjectedTable kTable =
        described("order_lines", OrderLineRow{OrderId(), OrderLine()});
    return kTable;
}

template <>
const ProjectedTable& tableOf<OrderLine>() {
    static const ProjectedTable kTable = described("order_lines", OrderLine());
    return kTable;
}

template <>
const ProjectedTable& tableOf<PaymentRow>() {
    static const ProjectedTable kTable = described("payments", PaymentRow());
    return kTable;
}

template <>
const ProjectedTable& tableOf<OrderDayChange>() {
    static const ProjectedTable kTable = described("order_days", OrderDayChange());
    return kTable;
}

template <>
const ProjectedTable& tableOf<PaymentDayChange>() {
    static const ProjectedTable kTable = described("payment_days", PaymentDayChange());
    return kTable;
}

template <>
const ProjectedTable& tableOf<CustomerRow>() {
    static const ProjectedTable kTable = described("customers", CustomerRow());
    return kTable;
}

template <>
const ProjectedTable& tableOf<ProductRow>() {
    static const ProjectedTable kTable = described("products", ProductRow());
    return kTable;
}

template <>
const ProjectedTable& tableOf<BarcodeRow>() {
    static const ProjectedTable kTable =
        described("product_barcodes", BarcodeRow{QString(), QString()});
    return kTable;
}

template <>
const ProjectedTable& tableOf<StockChange>() {
    static const ProjectedTable kTable = described("stock_movements", StockChange());
    return kTable;
}

template <>
const ProjectedTable& tableOf<MovementRow>() {
    static const ProjectedTable kTable =
        described("stock_movements", MovementRow{StockChange(), EventMetadata()});
    return kTable;
}

template <>
const ProjectedTable& tableOf<StockLevelRow>() {
    static const ProjectedTable kTable = [] {
        ProjectedTable table = described("products", StockLevelRow{StockChange()});
        table.updatesOnly = true;
        return table;
    }();
    return kTable;
}

template <>
QString readColumns<OrderRow>() {
    return readable<OrderRow>();
}

template <>
QString readColumns<OrderLine>() {
    return readable<OrderLine>();
}

template <>
QString readColumns<PaymentRow>() {
    return readable<PaymentRow>();
}

template <>
QString readColumns<ProductRow>() {
    return readable<ProductRow>();
}

template <>
QString readColumns<CustomerRow>() {
    return readable<CustomerRow>();
}

}  // namespace countertop
