// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"
#include "models/core/CountedText.h"
#include "models/events/Streams.h"
#include "models/projections/OrderHistory.h"
#include "models/store/seals/Sealer.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<EventFilter> filterOf(const CliArguments& arguments) {
    EventFilter filter;
    filter.types = arguments.values(u"type"_s);
    filter.category = arguments.value(u"category"_s);
    if (arguments.has(u"from"_s)) {
        const auto position = wholeNumberFrom(arguments.value(u"from"_s), u"--from"_s, 0);
        if (!position) return tl::unexpected(position.error());
        filter.afterPosition = *position;
    }
    return filter;
}

QStringList columns() {
    return {u"POSITION"_s, u"TIME"_s, u"STREAM"_s, u"VERSION"_s, u"TYPE"_s, u"BY"_s};
}

void printRow(CliOutput& output, const EventRow& row) {
    output.row(toDocument(row), {QString::number(row.position), toIsoText(row.at), row.streamId,
                                 QString::number(row.version), row.type, row.actor});
}

CliResult<bool> isStream(EventStore& events, const QString& name) {
    const auto first = events.load(name, 1, 1);
    if (!first) return refused(first.error());
    return !first->isEmpty();
}

/// The stream with this name, or that of the order with this id or number, the product with this
/// SKU or the customer with this id.
CliResult<QString> streamOf(CliRun& run, const QString& name) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    EventStore& events = (*session)->events();
    QStringList candidates{name};
    if (const auto order = run.shop.orderId(name)) {
        candidates.append(orderStream(*order));
    } else if (order.error().exitCode != ExitCode::Refused) {
        return tl::unexpected(order.error());
    }
    candidates.append(productStream(name));
    candidates.append(customerStream(CustomerId(plainId(name))));
    for (const QString& stream : std::as_const(candidates)) {
        const auto known = isStream(events, stream);
        if (!known) return tl::unexpected(known.error());
        if (*known) return stream;
    }
    return refused(makeError(ErrorCode::NotFound, u"There is no stream or order '%1'"_s.arg(name),
                             u"stream_not_found"_s));
}

CliResult<> list(CliRun& run) {
    auto filter = filterOf(run.arguments);
    if (!filter) return tl::unexpected(filter.error());
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    if (run.arguments.has(u"stream"_s)) {
        const auto stream = streamOf(run, run.arguments.value(u"stream"_s));
        if (!stream) return tl::unexpected(stream.error());
        filter->streamId = *stream;
    }
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    run.output.beginList(columns());
    for (qint64 left = *limit; left > 0;) {
        filter->limit = static_cast<int>(qMin<qint64>(kRowsPerQuery, left));
        const auto rows = reads->activity.events(*filter);
        if (!rows) return refused(rows.error());
        for (const EventRow& row : *rows) {
            printRow(run.output, row);
            filter->afterPosition = row.position;
        }
        left -= rows->size();
        if (rows->size() < filter->limit) break;
    }
    run.output.endList(u"No events found"_s);
    return {};
}

/// A range of versions; without an end it extends to the last event.
struct VersionRange {
    qint64 from = 1;
    qint64 to = std::numeric_limits<qint64>::max();
};

CliResult<VersionRange> rangeOf(const CliArguments& arguments) {
    VersionRange range;
    if (arguments.has(u"from"_s)) {
        const auto from = wholeNumberFrom(arguments.value(u"from"_s), u"--from"_s, 1);
        if (!from) return tl::unexpected(from.error());
        range.from = *from;
    }
    if (arguments.has(u"to"_s)) {
        const auto to = wholeNumberFrom(arguments.value(u"to"_s), u"--to"_s, 1);
        if (!to) return tl::unexpected(to.error());
        range.to = *to;
    }
    if (range.from > range.to) {
        return refused(invalidInput(
            u"from"_s,
            u"The first version, %1, is after the last, %2"_s.arg(range.from).arg(range.to),
            u"range_backwards"_s));
    }
    return range;
}

CliResult<> replay(CliRun& run) {
    const auto range = rangeOf(run.arguments);
    if (!range) return tl::unexpected(range.error());
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    EventStore& events = (*session)->events();
    const auto stream = streamOf(run, run.arguments.words[0]);
    if (!stream) return tl::unexpected(stream.error());
    const auto recorded = events.load(*stream, range->from, range->to);
    if (!recorded) return refused(recorded.error());
    run.output.beginList(columns());
    for (const RecordedEvent& event : *recorded) printRow(run.output, eventRow(event));
    run.output.endList(u"No events in this range"_s);
    return {};
}

CliResult<> seal(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    Sealer sealer((*session)->database());
    const auto sealed = sealer.sealAll(run.shop.clock().now());
    if (!sealed) return refused(sealed.error());
    const auto last = sealer.last();
    if (!last) return refused(last.error());
    const Seal seal = last->value_or(Seal());
    run.output.document(
        {{u"sealed_events"_s, *sealed},
         {u"to_position"_s, seal.toPosition},
         {u"hash"_s, QString::fromLatin1(seal.hash)}},
        u"Sealed %1; to prove later that all of them are there, note this down elsewhere: "
        "verify --seal %2:%3"_s.arg(counted(*sealed, u"event"))
            .arg(seal.toPosition)
            .arg(QString::fromLatin1(seal.hash)));
    return {};
}

CliCommand sealCommand() {
    return {u"events seal"_s,
            {},
            u"fix what happened so far, so that verify finds whatever is changed later"_s,
            {},
            &seal};
}

CliCommand replayCommand() {
    return {u"events replay"_s,
            u"ID"_s,
            u"tell again what happened to one order or stream; changes nothing"_s,
            {{u"from"_s, u"V"_s, u"from this version on (default: 1)"_s},
             {u"to"_s, u"V"_s, u"up to this version (default: the last)"_s}},
            &replay};
}

}  // namespace

QList<CliCommand> eventCommands() {
    return {
        {u"events list"_s,
         {},
         u"list what happened, oldest first"_s,
         {{u"stream"_s, u"ID"_s, u"only this stream, order (id or number), product or customer"_s},
          {u"type"_s, u"TYPE"_s, u"only this type; may be repeated"_s, true},
          {u"category"_s, u"NAME"_s, u"order, product, customer or shop"_s},
          {u"from"_s, u"POSITION"_s, u"only after this position"_s},
          limitOption()},
         &list},
        replayCommand(),
        sealCommand()};
}

}  // namespace countertop::cli
