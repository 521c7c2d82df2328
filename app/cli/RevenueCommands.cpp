// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<RevenueBasis> basisOf(const CliArguments& arguments) {
    const QString text = arguments.value(u"basis"_s);
    if (!arguments.has(u"basis"_s) || text == u"ordered") return RevenueBasis::Ordered;
    if (text == u"paid") return RevenueBasis::Paid;
    return unknownWord(text, u"--basis"_s, {u"ordered"_s, u"paid"_s});
}

CliResult<RevenuePeriod> periodOf(const QString& text) {
    if (text == u"day") return RevenuePeriod::Day;
    if (text == u"week") return RevenuePeriod::Week;
    if (text == u"month") return RevenuePeriod::Month;
    return unknownWord(text, u"--by"_s, {u"day"_s, u"week"_s, u"month"_s});
}

/// Parses "month:desc": the field is the period of the rows; "day" is accepted for every period.
CliResult<bool> newestFirst(const CliArguments& arguments, const QString& period) {
    if (!arguments.has(u"sort"_s)) return false;
    const QString text = arguments.value(u"sort"_s);
    const QString field = text.section(u':', 0, 0);
    const QString direction = text.contains(u':') ? text.section(u':', 1) : u"asc"_s;
    const bool isField = field == period || field == u"day";
    if (isField && direction == u"asc") return false;
    if (isField && direction == u"desc") return true;
    return wrongUsage(u"--sort expects %1:asc or %1:desc, not '%2'"_s.arg(period, text));
}

CliResult<RevenueQuery> queryOf(const CliArguments& arguments, const QString& period) {
    const auto basis = basisOf(arguments);
    if (!basis) return tl::unexpected(basis.error());
    const auto by = periodOf(period);
    if (!by) return tl::unexpected(by.error());
    const auto from = day(arguments.value(u"from"_s), u"--from"_s);
    if (!from) return tl::unexpected(from.error());
    const auto to = day(arguments.value(u"to"_s), u"--to"_s);
    if (!to) return tl::unexpected(to.error());
    const auto newest = newestFirst(arguments, period);
    if (!newest) return tl::unexpected(newest.error());
    const auto limit = limitOf(arguments);
    if (!limit) return tl::unexpected(limit.error());
    const bool all = *limit > std::numeric_limits<int>::max();
    return RevenueQuery{*basis, *by, *from, *to, *newest, all ? 0 : static_cast<int>(*limit)};
}

CliResult<> revenue(CliRun& run) {
    const QString period = run.arguments.has(u"by"_s) ? run.arguments.value(u"by"_s) : u"day"_s;
    const auto query = queryOf(run.arguments, period);
    if (!query) return tl::unexpected(query.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto rows = reads->revenue.rows(*query);
    if (!rows) return refused(rows.error());
    run.output.beginList({period.toUpper(), u"ORDERS"_s, u"ITEMS"_s, u"TOTAL"_s});
    for (const RevenueRow& row : *rows) {
        run.output.row(toDocument(row, period),
                       {row.period, QString::number(row.orders), QString::number(row.items),
                        moneyText(row.totalMinor, row.currency)});
    }
    run.output.endList(u"No revenue in this time"_s);
    return {};
}

}  // namespace

QList<CliCommand> revenueCommands() {
    return {{u"revenue"_s,
             {},
             u"revenue by day, week or month"_s,
             {{u"basis"_s, u"ordered|paid"_s, u"by day of order (default) or of payment"_s},
              {u"by"_s, u"day|week|month"_s, u"length of a period (default: day)"_s},
              {u"from"_s, u"DAY"_s, u"first day, 2026-11-21"_s},
              {u"to"_s, u"DAY"_s, u"last day"_s},
              {u"sort"_s, u"PERIOD:asc|desc"_s,
               u"day, or what --by names; oldest (default) or newest first"_s},
              limitOption()},
             &revenue}};
}

}  // namespace countertop::cli
