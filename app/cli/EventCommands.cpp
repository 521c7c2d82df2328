// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/EventCommands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<EventFilter> filterOf(const CliArguments& arguments) {
    EventFilter filter;
    filter.streamId = arguments.value(u"stream"_s);
    filter.types = arguments.values(u"type"_s);
    filter.category = arguments.value(u"category"_s);
    if (arguments.has(u"from"_s)) {
        const auto position = wholeNumberFrom(arguments.value(u"from"_s), u"--from"_s, 0);
        if (!position) return tl::unexpected(position.error());
        filter.afterPosition = *position;
    }
    return filter;
}

CliResult<> list(CliRun& run) {
    auto filter = filterOf(run.arguments);
    if (!filter) return tl::unexpected(filter.error());
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto queries = run.shop.queries();
    if (!queries) return tl::unexpected(queries.error());
    run.output.beginList({u"POSITION"_s, u"TIME"_s, u"STREAM"_s, u"VERSION"_s, u"TYPE"_s, u"BY"_s});
    for (qint64 left = *limit; left > 0;) {
        filter->limit = static_cast<int>(qMin<qint64>(kRowsPerQuery, left));
        const auto rows = (*queries)->events(*filter);
        if (!rows) return refused(rows.error());
        for (const EventRow& row : *rows) {
            run.output.row(toDocument(row),
                           {QString::number(row.position), toIsoText(row.at), row.streamId,
                            QString::number(row.version), row.type, row.actor});
            filter->afterPosition = row.position;
        }
        left -= rows->size();
        if (rows->size() < filter->limit) break;
    }
    run.output.endList(u"No events found"_s);
    return {};
}

}  // namespace

QList<CliCommand> eventCommands() {
    return {{u"events list"_s,
             {},
             u"list what happened, oldest first"_s,
             {{u"stream"_s, u"ID"_s, u"only this stream, for example product-MUG"_s},
              {u"type"_s, u"TYPE"_s, u"only this type; may be repeated"_s, true},
              {u"category"_s, u"NAME"_s, u"order, product or customer"_s},
              {u"from"_s, u"POSITION"_s, u"only after this position"_s},
              limitOption()},
             &list}};
}

}  // namespace countertop::cli
