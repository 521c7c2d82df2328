// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"
#include "app/cli/OrderFilters.h"
#include "models/core/CountedText.h"
#include "models/projections/OrderDocument.h"
#include "models/projections/OrderHistory.h"
#include "models/projections/OrderListReader.h"
#include "workers/transfer/CsvFile.h"
#include "workers/transfer/OrderExport.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

void printRow(CliOutput& output, const OrderRow& row) {
    output.row(orderDocument(row),
               {row.number.isEmpty() ? row.orderId.text() : row.number,
                countertop::toText(row.status), row.day, row.customerName,
                QString::number(row.itemCount), moneyText(row.totalMinor, row.currency)});
}

CliResult<> list(CliRun& run) {
    const auto filter = orderFilterOf(run.arguments);
    if (!filter) return tl::unexpected(filter.error());
    const auto sort = orderSortOf(run.arguments);
    if (!sort) return tl::unexpected(sort.error());
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    run.output.beginList(
        {u"ORDER"_s, u"STATUS"_s, u"DAY"_s, u"CUSTOMER"_s, u"ITEMS"_s, u"TOTAL"_s});
    OrderListReader reader(reads->orders, *filter, *sort, run.arguments.value(u"after"_s), *limit);
    while (!reader.isAtEnd()) {
        const auto rows = reader.next();
        if (!rows) return refused(rows.error());
        for (const OrderRow& row : *rows) printRow(run.output, row);
    }
    run.output.endList(u"No orders found"_s);
    if (!reader.cursor().isEmpty()) run.output.message(u"next: "_s + reader.cursor());
    return {};
}

CliResult<OrderDetails> detailsOf(CliRun& run) {
    const CliArguments& arguments = run.arguments;
    if (arguments.has(u"at-version"_s) && arguments.has(u"at-time"_s)) {
        return wrongUsage(u"give --at-version or --at-time, not both"_s);
    }
    ReplayOptions moment;
    if (arguments.has(u"skip-unknown"_s)) moment.unknown = UnknownEvents::Skip;
    if (arguments.has(u"at-version"_s)) {
        const auto version =
            wholeNumberFrom(arguments.value(u"at-version"_s), u"--at-version"_s, 1);
        if (!version) return tl::unexpected(version.error());
        moment.toVersion = *version;
    }
    if (arguments.has(u"at-time"_s)) {
        const auto time = instant(arguments.value(u"at-time"_s), u"--at-time"_s);
        if (!time) return tl::unexpected(time.error());
        moment.toTime = *time;
    }
    if (moment.toVersion || moment.toTime || arguments.has(u"skip-unknown"_s)) {
        const auto order = run.shop.orderId(arguments.words[0]);
        if (!order) return tl::unexpected(order.error());
        const auto session = run.shop.session();
        if (!session) return tl::unexpected(session.error());
        const auto past = orderAt((*session)->events(), *order, moment);
        if (!past) return refused(past.error());
        for (const QString& warning : past->warnings) run.output.message(u"warning: "_s + warning);
        return past->details;
    }
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto details = reads->orders.order(arguments.words[0]);
    if (!details) return refused(details.error());
    return *details;
}

CliResult<> show(CliRun& run) {
    const auto details = detailsOf(run);
    if (!details) return tl::unexpected(details.error());
    run.output.document(toDocument(*details), toText(*details));
    return {};
}

CliResult<OrderExport::Request> exportRequest(const CliArguments& arguments) {
    const QString word = arguments.has(u"preset"_s) ? arguments.value(u"preset"_s) : u"rfc4180"_s;
    const auto preset = csvPresetFromText(word);
    if (!preset) return unknownWord(word, u"--preset"_s, {u"excel"_s, u"rfc4180"_s});
    const auto filter = orderFilterOf(arguments);
    if (!filter) return tl::unexpected(filter.error());
    const auto sort = orderSortOf(arguments);
    if (!sort) return tl::unexpected(sort.error());
    return OrderExport::Request{arguments.value(u"csv"_s), CsvDialect::of(*preset, QLocale()),
                                *filter, *sort};
}

CliResult<> exportOrders(CliRun& run) {
    const bool isStandard = isStandardOutput(run.arguments.value(u"csv"_s));
    if (isStandard && run.output.isJson()) {
        return wrongUsage(u"--csv - and --json both write to the standard output"_s);
    }
    const auto request = exportRequest(run.arguments);
    if (!request) return tl::unexpected(request.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const CancelSignal cancel;
    ExportWatch watch;
    watch.cancel = &cancel.flag();
    watch.progress = [&run](qint64 done, qint64 total) {
        run.output.progress(u"export: %1 of %2"_s.arg(done).arg(counted(total, u"order")));
    };
    const auto rows = OrderExport(reads->orders, watch).run(*request);
    run.output.endProgress();
    if (!rows) return refused(rows.error());
    if (isStandard) {
        run.output.message(
            u"%1 %2 written"_s.arg(counted(*rows, u"order"), *rows == 1 ? u"was"_s : u"were"_s));
        return {};
    }
    run.output.document({{u"file"_s, request->path}, {u"orders"_s, *rows}},
                        u"%1 %2 in %3"_s.arg(counted(*rows, u"order"),
                                             *rows == 1 ? u"is"_s : u"are"_s, request->path));
    return {};
}

}  // namespace

QList<CliCommand> orderListCommands() {
    return {
        {u"orders list"_s,
         {},
         u"list orders, newest first"_s,
         orderFilterOptions() +
             QList<CliOption>{limitOption(),
                              {u"after"_s, u"CURSOR"_s, u"go on where a list of --limit ended"_s}},
         &list},
        {u"orders show"_s,
         u"ID|NUMBER"_s,
         u"show an order with its lines and its history"_s,
         {{u"at-version"_s, u"N"_s, u"as it was at this version"_s},
          {u"at-time"_s, u"T"_s, u"as it was at this time"_s},
          {u"skip-unknown"_s, {}, u"from its events, without those of unknown types"_s}},
         &show},
        {u"orders export"_s,
         {},
         u"write orders to a CSV file"_s,
         QList<CliOption>{
             {u"csv"_s, u"FILE|-"_s, u"the file to write; - is the standard output"_s, false, true},
             {u"preset"_s, u"excel|rfc4180"_s, u"how to write (default: rfc4180)"_s}} +
             orderFilterOptions(),
         &exportOrders},
    };
}

}  // namespace countertop::cli
