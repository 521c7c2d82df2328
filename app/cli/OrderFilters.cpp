// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/OrderFilters.h"

#include "app/cli/CliValues.h"

#include <utility>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

const QList<std::pair<QString, OrderSortField>>& sortFields() {
    static const QList<std::pair<QString, OrderSortField>> kFields{
        {u"placed_at"_s, OrderSortField::PlacedAt}, {u"number"_s, OrderSortField::Number},
        {u"customer"_s, OrderSortField::Customer},  {u"items"_s, OrderSortField::Items},
        {u"status"_s, OrderSortField::Status},      {u"total"_s, OrderSortField::Total}};
    return kFields;
}

CliResult<StatusWord> statusOf(const QString& text) {
    if (const auto status = statusWordFromText(text)) return *status;
    return unknownWord(text, u"--status"_s,
                       {u"draft"_s, u"pending"_s, u"paid"_s, u"shipped"_s, u"cancelled"_s});
}

}  // namespace

QList<CliOption> orderFilterOptions() {
    return {
        {u"status"_s, u"WORD"_s, u"draft, pending, paid, shipped or cancelled"_s},
        {u"from"_s, u"DAY"_s, u"first day, 2026-11-21"_s},
        {u"to"_s, u"DAY"_s, u"last day"_s},
        {u"customer"_s, u"ID"_s, u"only this customer's"_s},
        {u"search"_s, u"TEXT"_s, u"number, customer or SKU"_s},
        {u"sort"_s, u"FIELD:asc|desc"_s, u"placed_at, number, customer, items, status or total"_s}};
}

CliResult<OrderFilter> orderFilterOf(const CliArguments& arguments) {
    OrderFilter filter;
    if (arguments.has(u"status"_s)) {
        const auto status = statusOf(arguments.value(u"status"_s));
        if (!status) return tl::unexpected(status.error());
        filter.status = *status;
    }
    const auto from = day(arguments.value(u"from"_s), u"--from"_s);
    if (!from) return tl::unexpected(from.error());
    const auto to = day(arguments.value(u"to"_s), u"--to"_s);
    if (!to) return tl::unexpected(to.error());
    filter.fromDay = *from;
    filter.toDay = *to;
    const auto customer = customerOption(arguments);
    if (!customer) return tl::unexpected(customer.error());
    filter.customerId = *customer;
    filter.search = arguments.value(u"search"_s);
    return filter;
}

CliResult<OrderSort> orderSortOf(const CliArguments& arguments) {
    if (!arguments.has(u"sort"_s)) return OrderSort{};
    const QString text = arguments.value(u"sort"_s);
    const QString name = text.section(u':', 0, 0);
    const QString direction = text.contains(u':') ? text.section(u':', 1) : u"asc"_s;
    QStringList known;
    for (const auto& [field, value] : sortFields()) {
        known.append(field);
        if (field != name) continue;
        if (direction == u"asc" || direction == u"desc") {
            return OrderSort{value, direction == u"desc"};
        }
        return wrongUsage(u"--sort expects FIELD:asc or FIELD:desc, not '%1'"_s.arg(text));
    }
    return unknownWord(name, u"--sort"_s, known);
}

}  // namespace countertop::cli
