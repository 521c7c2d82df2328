// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"
#include "app/cli/RouteReading.h"
#include "app/cli/WorkerLoop.h"
#include "app/session/CustomerMessageSession.h"
#include "app/session/DeliveryMeans.h"
#include "models/core/Filled.h"
#include "models/core/MaskedAddress.h"
#include "workers/outbox/OutboxReport.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<std::optional<DeliveryStatus>> statusOf(const CliArguments& arguments) {
    if (!arguments.has(u"status"_s)) return std::optional<DeliveryStatus>();
    const QString text = arguments.value(u"status"_s);
    if (const auto status = deliveryStatusFromText(text)) return status;
    return unknownWord(
        text, u"--status"_s,
        {u"pending"_s, u"processing"_s, u"delivered"_s, u"failed"_s, u"dead"_s, u"discarded"_s});
}

QString shownStatus(const DeliveryRow& row) {
    return row.isHeld ? u"held"_s : countertop::toText(row.status);
}

CliResult<DeliveryRow> delivery(CliRun& run, qint64 id) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    auto row = reads->deliveries.delivery(id);
    if (!row) return refused(row.error());
    return *std::move(row);
}

/// The one whose id is the command's argument.
CliResult<DeliveryRow> namedDelivery(CliRun& run) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    return delivery(run, *id);
}

void printRow(CliOutput& output, const DeliveryRow& row) {
    QJsonObject document = toDocument(row);
    document.remove(u"payload"_s);
    output.row(document, {QString::number(row.id), shownStatus(row), row.eventType,
                          maskedAddress(row.destination), QString::number(row.attempts),
                          maskedAddress(row.lastError)});
}

CliResult<> list(CliRun& run) {
    const auto status = statusOf(run.arguments);
    if (!status) return tl::unexpected(status.error());
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    run.output.beginList({u"ID"_s, u"STATUS"_s, u"EVENT"_s, u"TO"_s, u"ATTEMPTS"_s, u"ERROR"_s});
    const auto ids = reads->deliveries.ids({*status}, *limit);
    if (!ids) return refused(ids.error());
    for (qsizetype first = 0; first < ids->size(); first += kRowsPerQuery) {
        const auto rows = reads->deliveries.rowsOf(ids->mid(first, kRowsPerQuery));
        if (!rows) return refused(rows.error());
        for (const DeliveryRow& row : *rows) printRow(run.output, row);
    }
    run.output.endList(u"No messages found"_s);
    return {};
}

CliResult<> show(CliRun& run) {
    const auto row = namedDelivery(run);
    if (!row) return tl::unexpected(row.error());
    run.output.document(
        toDocument(*row),
        filled(u"%1  %2  %3 to %4\nattempts %5, created %6, delivered %7\n%8\n%9"_s, row->id,
               shownStatus(*row), row->eventType, maskedAddress(row->destination), row->attempts,
               timeText(row->createdAt),
               row->deliveredAt == 0 ? u"not yet"_s : timeText(row->deliveredAt),
               row->lastError.isEmpty() ? u"no error"_s : maskedAddress(row->lastError),
               QString::fromUtf8(row->payload)));
    return {};
}

/// Tells when a message that may be tried again is not, because its receiver is disabled.
CliResult<> noteHeld(CliRun& run, qint64 id) {
    const auto row = delivery(run, id);
    if (!row) return tl::unexpected(row.error());
    const auto disabled = disabledReceivers(run);
    if (!disabled) return tl::unexpected(disabled.error());
    const auto reason = disabled->constFind(row->destination);
    if (reason == disabled->constEnd()) return {};
    run.output.message(
        filled(u"Message %1 is held, because %2 wants no messages any more: %3. "
               "'outbox enable %1' sends all of them again"_s,
               id, maskedAddress(row->destination), maskedAddress(*reason)));
    return {};
}

CliResult<> retry(CliRun& run) {
    const bool allDead = run.arguments.has(u"all-dead"_s);
    if (allDead != run.arguments.words.isEmpty()) {
        return wrongUsage(u"'outbox retry' needs either an ID or --all-dead"_s);
    }
    RetryDelivery command{0, allDead};
    if (!allDead) {
        const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
        if (!id) return tl::unexpected(id.error());
        command.deliveryId = *id;
    }
    const auto result = run.shop.dispatch(command);
    if (!result) return tl::unexpected(result.error());
    if (!allDead) {
        if (auto noted = noteHeld(run, command.deliveryId); !noted) return noted;
    }
    run.output.document({{u"id"_s, allDead ? QJsonValue() : QJsonValue(command.deliveryId)},
                         {u"all_dead"_s, allDead},
                         {u"replayed"_s, result->replayed}},
                        allDead ? u"All dead messages wait for delivery again"_s
                                : u"Message %1 waits for delivery again"_s.arg(command.deliveryId));
    return {};
}

CliResult<> discard(CliRun& run) {
    const auto id = wholeNumber(run.arguments.words[0], u"ID"_s);
    if (!id) return tl::unexpected(id.error());
    const auto result = run.shop.dispatch(DiscardDelivery{*id, run.arguments.value(u"reason"_s)});
    if (!result) return tl::unexpected(result.error());
    run.output.document({{u"id"_s, *id}, {u"replayed"_s, result->replayed}},
                        u"Message %1 is discarded"_s.arg(*id));
    return {};
}

/// Sends again to where a message goes, also when no route leads there any more.
CliResult<> enable(CliRun& run) {
    const auto row = namedDelivery(run);
    if (!row) return tl::unexpected(row.error());
    const auto result = run.shop.dispatch(EnableDestination{row->destination});
    if (!result) return tl::unexpected(result.error());
    const QString shown = maskedAddress(row->destination);
    run.output.document(
        {{u"id"_s, row->id}, {u"destination"_s, shown}, {u"replayed"_s, result->replayed}},
        u"Messages to %1 are sent again"_s.arg(shown));
    return {};
}

CliResult<> runOutbox(CliRun& run) {
    const auto forMs = runTimeOf(run.arguments);
    if (!forMs) return tl::unexpected(forMs.error());
    const auto url = run.shop.url();
    if (!url) return tl::unexpected(url.error());
    if (const auto shop = run.shop.session(); !shop) return tl::unexpected(shop.error());
    const CancelSignal cancel;
    const ReaderPatience patience(run.output, cancel);
    OutboxWorker::Options options;
    options.url = *url;
    const auto means = DeliveryMeans::ofThisComputer();
    OutboxReport report;
    KeysInFlight keys;
    OutboxWorker worker(
        options, run.shop.clock(), [&means] { return means->publishers(); },
        customerMessages(*url, run.shop.clock(), keys));
    report.track(worker);
    QObject::connect(
        &worker, &OutboxWorker::destinationDisabled, &worker,
        [&run](const QString& destination, const QString& reason) {
            run.output.message(u"%1 wants no messages any more; they are held: %2"_s.arg(
                maskedAddress(destination), maskedAddress(reason)));
        });
    QObject::connect(
        &worker, &OutboxWorker::destinationUnserved, &worker,
        [&run](const QString& destination, const QString& reason) {
            const QString shown = maskedAddress(destination);
            run.output.message(
                reason.isEmpty()
                    ? u"Messages to %1 are sent from here again"_s.arg(shown)
                    : u"Messages to %1 are left to other programs: %2"_s.arg(shown, reason));
        });
    ForegroundRun delivery(worker, {run.arguments.has(u"until-empty"_s), *forMs});
    carryOut(run, delivery, cancel);
    if (delivery.error()) return refused(*delivery.error());
    run.output.document(
        {{u"delivered"_s, report.delivered},
         {u"failed_attempts"_s, report.failedAttempts},
         {u"dead"_s, report.dead},
         {u"waiting"_s, report.waiting}},
        u"%1 delivered, %2 failed attempts, %3 dead, %4 waiting"_s.arg(report.delivered)
            .arg(report.failedAttempts)
            .arg(report.dead)
            .arg(report.waiting));
    return {};
}

}  // namespace

QList<CliCommand> outboxCommands() {
    return {
        {u"outbox list"_s,
         {},
         u"list messages to other programs"_s,
         {{u"status"_s, u"WORD"_s, u"pending, processing, delivered, failed, dead or discarded"_s},
          limitOption()},
         &list},
        {u"outbox show"_s, u"ID"_s, u"show a message with its content"_s, {}, &show},
        {u"outbox retry"_s,
         u"[ID]"_s,
         u"try a failed or dead message again at once"_s,
         {{u"all-dead"_s, {}, u"all dead messages"_s}},
         &retry},
        {u"outbox enable"_s,
         u"ID"_s,
         u"send again to where this message goes, after its receiver "
         "said that it was gone"_s,
         {},
         &enable},
        {u"outbox discard"_s,
         u"ID"_s,
         u"give a message up"_s,
         {{u"reason"_s, u"T"_s, u"why"_s, false, true}},
         &discard},
        {u"outbox run"_s,
         {},
         u"deliver waiting messages, until Ctrl-C"_s,
         {{u"until-empty"_s, {}, u"until none is waiting"_s}, runTimeOption()},
         &runOutbox},
    };
}

}  // namespace countertop::cli
