// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/ListReading.h"
#include "models/core/CountedText.h"
#include "models/store/projections/ProjectionControl.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toDocument(const ProjectionStatus& row) {
    return {{u"name"_s, row.name},
            {u"kind"_s, countertop::toText(row.kind)},
            {u"state"_s, countertop::toText(row.state)},
            {u"checkpoint"_s, row.checkpoint},
            {u"lag"_s, row.lag},
            {u"rate"_s, row.eventsPerSecond},
            {u"poison_count"_s, row.poisonEvents},
            {u"attempts"_s, row.attempts},
            {u"error"_s, row.error.isEmpty() ? QJsonValue() : QJsonValue(row.error)}};
}

CliResult<> list(CliRun& run) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto rows = reads->processes.projections();
    if (!rows) return refused(rows.error());
    run.output.beginList({u"NAME"_s, u"KIND"_s, u"STATE"_s, u"CHECKPOINT"_s, u"LAG"_s, u"RATE"_s,
                          u"POISON"_s, u"ERROR"_s});
    for (const ProjectionStatus& row : *rows) {
        run.output.row(
            toDocument(row),
            {row.name, countertop::toText(row.kind), countertop::toText(row.state),
             QString::number(row.checkpoint), QString::number(row.lag),
             QString::number(row.eventsPerSecond), QString::number(row.poisonEvents), row.error});
    }
    run.output.endList(u"No projections"_s);
    return {};
}

QJsonObject toDocument(const PoisonEventRow& row) {
    return {{u"position"_s, row.position},
            {u"event_id"_s, row.eventId},
            {u"event_type"_s, row.type},
            {u"stream_id"_s, row.streamId},
            {u"order_id"_s, row.orderId().isEmpty() ? QJsonValue() : row.orderId().text()},
            {u"order_number"_s, row.orderNumber.isEmpty() ? QJsonValue() : row.orderNumber},
            {u"reason"_s, row.reason},
            {u"detail"_s, row.detail},
            {u"found_at"_s, toIsoText(row.foundAt)}};
}

QString statusText(const ProjectionStatus& row) {
    return u"%1 is %2 at position %3, %4 behind"_s.arg(row.name)
        .arg(countertop::toText(row.state))
        .arg(row.checkpoint)
        .arg(row.lag);
}

/// Prints the projection's current state, with the first events it left out.
CliResult<> show(CliRun& run) {
    const auto info = ProjectionControl::find(run.arguments.words[0]);
    if (!info) return refused(info.error());
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto rows = reads->processes.projections();
    if (!rows) return refused(rows.error());
    QJsonArray poison;
    QStringList lines;
    for (qint64 left = *limit; left > 0;) {
        const int piece = static_cast<int>(qMin<qint64>(kRowsPerQuery, left));
        const auto events = reads->processes.poisonEvents(info->name, poison.size(), piece);
        if (!events) return refused(events.error());
        for (const PoisonEventRow& event : *events) {
            poison.append(toDocument(event));
            lines.append(u"  position %1, %2 of %3: %4"_s.arg(event.position)
                             .arg(event.type,
                                  event.orderNumber.isEmpty() ? event.streamId : event.orderNumber,
                                  event.detail));
        }
        left -= events->size();
        if (events->size() < piece) break;
    }
    for (const ProjectionStatus& row : *rows) {
        if (row.name != info->name) continue;
        QJsonObject document = toDocument(row);
        document.insert(u"poison_events"_s, poison);
        lines.prepend(
            u"%1; %2 left out"_s.arg(statusText(row), counted(row.poisonEvents, u"event")));
        run.output.document(document, lines.join(u'\n'));
    }
    return {};
}

/// Prints the projection's current row.
CliResult<> showNow(CliRun& run, const QString& name) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto rows = reads->processes.projections();
    if (!rows) return refused(rows.error());
    for (const ProjectionStatus& row : *rows) {
        if (row.name != name) continue;
        run.output.document(toDocument(row), statusText(row));
    }
    return {};
}

using Request = Result<void> (ProjectionControl::*)(const QString&);

CliResult<ProjectionControl> ask(CliRun& run, Request request) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    ProjectionControl control((*session)->database(), run.shop.clock());
    if (const auto done = (control.*request)(run.arguments.words[0]); !done) {
        return refused(done.error());
    }
    return control;
}

CliResult<> pause(CliRun& run) {
    const auto asked = ask(run, &ProjectionControl::pause);
    if (!asked) return tl::unexpected(asked.error());
    return showNow(run, run.arguments.words[0]);
}

CliResult<> resume(CliRun& run) {
    const auto asked = ask(run, &ProjectionControl::resume);
    if (!asked) return tl::unexpected(asked.error());
    return showNow(run, run.arguments.words[0]);
}

/// Catches up with all events so far in this process: no window may be running.
CliResult<> follow(CliRun& run, const AsyncProjection& projection) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    ProjectionFollower follower((*session)->database(), projection, run.shop.clock(), {});
    for (bool mayBeMore = true; mayBeMore && !cancel.isRequested();) {
        const auto step = follower.advance();
        if (!step) return refused(step.error());
        run.output.progress(u"%1: position %2"_s.arg(projection.name()).arg(step->position));
        mayBeMore = step->mayBeMore && !step->isOvertaken;
    }
    run.output.endProgress();
    return {};
}

/// Rows written by an older version of the program cannot be updated incrementally.
CliResult<> rebuildIfOutdated(CliRun& run, const AsyncProjection& projection) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    Database& database = (*session)->database();
    const auto record = ProjectionRecords(database).read(projection.name());
    if (!record) return refused(record.error());
    if (!record->isOlderThan(projection.version())) return {};
    const CancelSignal cancel;
    RebuildOptions options;
    options.onlyOutdated = true;
    options.cancelled = &cancel.flag();
    const auto report =
        rebuildProjections(database, {projection.name()}, run.shop.clock(), options);
    if (!report) return refused(report.error());
    return {};
}

CliResult<> restart(CliRun& run) {
    const QString name = run.arguments.words[0];
    const auto asked = ask(run, &ProjectionControl::restart);
    if (!asked) return tl::unexpected(asked.error());
    for (const auto& projection : asyncProjections()) {
        if (projection->name() != name) continue;
        if (auto made = rebuildIfOutdated(run, *projection); !made) return made;
        if (auto followed = follow(run, *projection); !followed) return followed;
    }
    return showNow(run, name);
}

QString progressText(const RebuildProgress& progress) {
    return u"%1: %2 of %3, %4 a second, %5 s left"_s.arg(progress.projection)
        .arg(progress.done)
        .arg(counted(progress.total, u"event"))
        .arg(progress.eventsPerSecond)
        .arg(progress.secondsLeft);
}

CliResult<RebuildOptions> rebuildOptions(CliRun& run) {
    RebuildOptions options;
    options.progress = [&run](const RebuildProgress& progress) {
        run.output.progress(progressText(progress));
    };
    if (run.arguments.has(u"from"_s)) {
        const auto from = wholeNumberFrom(run.arguments.value(u"from"_s), u"--from"_s, 0);
        if (!from) return tl::unexpected(from.error());
        options.fromPosition = *from;
    }
    if (run.arguments.has(u"to"_s)) {
        const auto to = wholeNumberFrom(run.arguments.value(u"to"_s), u"--to"_s, 1);
        if (!to) return tl::unexpected(to.error());
        options.toPosition = *to;
    }
    if (options.toPosition && *options.toPosition <= options.fromPosition) {
        return wrongUsage(u"--to must lie after --from"_s);
    }
    return options;
}

CliResult<> rebuild(CliRun& run) {
    auto options = rebuildOptions(run);
    if (!options) return tl::unexpected(options.error());
    const QString name = run.arguments.words[0];
    const bool isRange = options->fromPosition > 0 || options->toPosition;
    if (name == u"all" && isRange) {
        return wrongUsage(u"--from and --to are for one asynchronous projection"_s);
    }
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    options->cancelled = &cancel.flag();
    const auto report = rebuildProjections((*session)->database(),
                                           name == u"all" ? QStringList() : QStringList{name},
                                           run.shop.clock(), *options);
    run.output.endProgress();
    if (!report) return refused(report.error());
    run.output.document({{u"projections"_s, QJsonArray::fromStringList(report->projections)},
                         {u"events"_s, report->events},
                         {u"poison_events"_s, report->poisonEvents},
                         {u"milliseconds"_s, report->milliseconds},
                         {u"exclusive_milliseconds"_s, report->exclusiveMs}},
                        u"Rebuilt %1 from %2 in %3 ms; sales waited %4 ms at most"_s
                            .arg(report->projections.join(u", "_s))
                            .arg(counted(report->events, u"event"))
                            .arg(report->milliseconds)
                            .arg(report->exclusiveMs));
    return {};
}

}  // namespace

QList<CliCommand> projectionCommands() {
    return {
        {u"projections list"_s,
         {},
         u"list what is made from the events and how it does"_s,
         {},
         &list},
        {u"projections show"_s,
         u"NAME"_s,
         u"show one projection and the events it left out"_s,
         {limitOption()},
         &show},
        {u"projections rebuild"_s,
         u"NAME|all"_s,
         u"make projections anew from the events while selling goes on"_s,
         {{u"from"_s, u"POSITION"_s, u"only events after this position"_s},
          {u"to"_s, u"POSITION"_s, u"only events up to this position; left paused there"_s}},
         &rebuild},
        {u"projections restart"_s,
         u"NAME"_s,
         u"let a faulted projection go on from its checkpoint"_s,
         {},
         &restart},
        {u"projections pause"_s, u"NAME"_s, u"let a projection wait"_s, {}, &pause},
        {u"projections resume"_s, u"NAME"_s, u"let a paused projection go on"_s, {}, &resume},
    };
}

}  // namespace countertop::cli
