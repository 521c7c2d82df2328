// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SagaCommands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "app/cli/Commands.h"
#include "app/cli/Documents.h"
#include "app/cli/ListReading.h"
#include "app/session/SagaSession.h"

#include <limits>

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

QString stepText(const SagaRow& row) {
    const auto step = row.currentStep();
    return step ? countertop::toText(*step) : QString();
}

QString linesOf(const SagaRow& row) {
    QStringList lines{u"%1  %2  order %3  %4"_s.arg(
        row.sagaId, countertop::toText(row.status),
        row.orderNumber.isEmpty() ? row.orderId.text() : row.orderNumber,
        moneyText(row.amountMinor, row.currency))};
    if (!row.failureReason.isEmpty()) lines.append(u"failed because "_s + row.failureReason);
    for (const SagaStep& step : row.steps) {
        QString line = u"  %1 %2 %3 attempts %4"_s.arg(step.round)
                           .arg(countertop::toText(step.action).leftJustified(16),
                                countertop::toText(step.state).leftJustified(8))
                           .arg(step.attempts);
        if (!step.reference.isEmpty()) line += u"  "_s + step.reference;
        if (!step.reason.isEmpty()) line += u"  ("_s + step.reason + u')';
        lines.append(line);
    }
    return lines.join(u'\n');
}

CliResult<SagaFilter> filterOf(CliRun& run) {
    SagaFilter filter;
    if (run.arguments.has(u"status"_s)) {
        const QString text = run.arguments.value(u"status"_s);
        filter.status = sagaStatusFromText(text);
        if (!filter.status) {
            return unknownWord(text, u"--status"_s,
                               {u"running"_s, u"completed"_s, u"compensating"_s, u"compensated"_s,
                                u"compensation_failed"_s, u"given_up"_s});
        }
    }
    filter.correlationId = run.arguments.value(u"correlation"_s);
    if (run.arguments.has(u"order"_s)) {
        const auto order = run.shop.orderId(run.arguments.value(u"order"_s));
        if (!order) return tl::unexpected(order.error());
        filter.orderId = *order;
    }
    return filter;
}

CliResult<> list(CliRun& run) {
    const auto limit = limitOf(run.arguments);
    if (!limit) return tl::unexpected(limit.error());
    const auto filter = filterOf(run);
    if (!filter) return tl::unexpected(filter.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    run.output.beginList({u"ID"_s, u"STATUS"_s, u"ORDER"_s, u"STEP"_s, u"ROUND"_s, u"REASON"_s});
    const auto read = readOnwards<SagaRow>(
        *limit,
        [&](const SagaRow* last, int count) {
            return reads->processes.sagasAfter(*filter, last, count);
        },
        [&](const SagaRow& row) {
            QJsonObject document = toDocument(row);
            document.remove(u"steps"_s);
            run.output.row(document,
                           {row.sagaId, countertop::toText(row.status), row.orderNumber,
                            stepText(row), QString::number(row.round), row.failureReason});
        });
    if (!read) return read;
    run.output.endList(u"No sagas found"_s);
    return {};
}

/// The saga with this id, or that of the order with this id or number.
CliResult<QString> sagaIdOf(CliRun& run) {
    const QString word = plainId(run.arguments.words[0]);
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    if (reads->processes.saga(word.toLower())) return word.toLower();
    const auto orderId = run.shop.orderId(word);
    if (!orderId) return tl::unexpected(orderId.error());
    const auto sagas = reads->processes.sagasAt({{}, *orderId, {}}, 0, 1);
    if (!sagas) return refused(sagas.error());
    return sagas->isEmpty() ? word : sagas->first().sagaId;
}

/// The service that every saga is waiting for, if any.
QString missingService(CliRun& run) {
    const auto session = run.shop.session();
    const auto url = run.shop.url();
    if (!session || !url) return {};
    return GatewayChoice::of(*url, (*session)->settings()).missing();
}

CliResult<> show(CliRun& run) {
    const auto id = sagaIdOf(run);
    if (!id) return tl::unexpected(id.error());
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto row = reads->processes.saga(*id);
    if (!row) return refused(row.error());
    QJsonObject document = toDocument(*row);
    QString text = linesOf(*row);
    const QString missing = missingService(run);
    const bool isOpen =
        row->status == SagaStatus::Running || row->status == SagaStatus::Compensating;
    if (isOpen && !missing.isEmpty()) {
        document.insert(u"waiting_for"_s, missing);
        text += u'\n' + noServiceFor(missing).detail;
    }
    run.output.document(document, text);
    return {};
}

template <class Work>
CliResult<> withSagas(CliRun& run, const Work& work) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    SqlSagaStore sagas((*session)->database(), run.shop.clock());
    ProcessManager manager(sagas, (*session)->events(), run.shop.clock());
    return work(sagas, manager);
}

/// Stores the user's request; a window or `sagas run` carries it out.
CliResult<> change(CliRun& run,
                   const std::function<Result<SagaRow>(ProcessManager&, const QString&)>& request) {
    const auto id = sagaIdOf(run);
    if (!id) return tl::unexpected(id.error());
    return withSagas(run, [&](SqlSagaStore&, ProcessManager& manager) -> CliResult<> {
        const auto row = request(manager, *id);
        if (!row) return refused(row.error());
        run.output.document(toDocument(*row), linesOf(*row));
        return {};
    });
}

CliResult<> retryEach(CliRun& run, SqlSagaStore& sagas, ProcessManager& manager) {
    const auto ids = sagas.withStatus(SagaStatus::Compensated, std::numeric_limits<int>::max());
    if (!ids) return refused(ids.error());
    const SagaRetryReport report = manager.retryAll(*ids);
    run.output.document(
        {{u"succeeded"_s, report.succeeded},
         {u"failed"_s, report.failed},
         {u"conflicted"_s, report.conflicted},
         {u"skipped"_s, report.skipped}},
        u"%1 begin again, %2 failed, %3 conflicted, %4 skipped"_s.arg(report.succeeded)
            .arg(report.failed)
            .arg(report.conflicted)
            .arg(report.skipped));
    return {};
}

CliResult<> retry(CliRun& run) {
    const bool all = run.arguments.has(u"all"_s);
    if (all != run.arguments.words.isEmpty()) {
        return wrongUsage(u"'sagas retry' needs either an ID or --all"_s);
    }
    if (all) {
        return withSagas(run, [&](SqlSagaStore& sagas, ProcessManager& manager) {
            return retryEach(run, sagas, manager);
        });
    }
    return change(run,
                  [](ProcessManager& manager, const QString& id) { return manager.retry(id); });
}

CliResult<> resume(CliRun& run) {
    return change(run,
                  [](ProcessManager& manager, const QString& id) { return manager.resume(id); });
}

CliResult<> compensate(CliRun& run) {
    const QString given = run.arguments.value(u"reason"_s);
    const QString reason =
        given.isEmpty() ? u"Undone by %1"_s.arg(run.shop.globals().staff) : given;
    return change(run, [&](ProcessManager& manager, const QString& id) {
        return manager.compensate(id, reason);
    });
}

/// The saga with this id, or the failed refund of that order.
CliResult<QString> failedRefundOf(CliRun& run) {
    const QString word = run.arguments.words[0];
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    if (reads->processes.saga(word.toLower())) return word.toLower();
    const auto orderId = run.shop.orderId(word);
    if (!orderId) return tl::unexpected(orderId.error());
    const auto sagas =
        reads->processes.sagasAt({SagaStatus::CompensationFailed, *orderId, {}}, 0, 1);
    if (!sagas) return refused(sagas.error());
    return sagas->isEmpty() ? word : sagas->first().sagaId;
}

CliResult<> giveUp(CliRun& run) {
    const auto id = failedRefundOf(run);
    if (!id) return tl::unexpected(id.error());
    const QString reason = run.arguments.value(u"reason"_s).trimmed();
    if (reason.isEmpty()) return wrongUsage(u"--reason: say why"_s);
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    return withSagas(run, [&](SqlSagaStore&, ProcessManager& manager) -> CliResult<> {
        const auto row = manager.giveUp(*id, reason, (*session)->bus(), run.shop.origin());
        if (!row) return refused(row.error());
        run.output.document(toDocument(*row), linesOf(*row));
        return {};
    });
}

}  // namespace

CliResult<> printSagaCounts(CliRun& run) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto counts = reads->processes.sagaCounts();
    if (!counts) return refused(counts.error());
    QJsonObject document;
    QStringList lines;
    for (const SagaCount& count : *counts) {
        const QString status = countertop::toText(count.status);
        document.insert(status, count.sagas);
        lines.append(u"%1 %2"_s.arg(status.leftJustified(20)).arg(count.sagas));
    }
    run.output.document(document, lines.join(u'\n'));
    return {};
}

QList<CliCommand> sagaCommands() {
    return {
        {u"sagas list"_s,
         {},
         u"list the sagas that fulfil orders"_s,
         {{u"status"_s, u"WORD"_s,
           u"running, completed, compensating, compensated, compensation_failed or given_up"_s},
          {u"order"_s, u"ID"_s, u"of this order, by id or number"_s},
          {u"correlation"_s, u"ID"_s, u"of this flow"_s},
          limitOption()},
         &list},
        {u"sagas counts"_s, {}, u"count the sagas by status"_s, {}, &printSagaCounts},
        {u"sagas show"_s,
         u"ID"_s,
         u"show a saga, or that of an order, with its steps"_s,
         {},
         &show},
        {u"sagas retry"_s,
         u"[ID]"_s,
         u"begin an undone saga again"_s,
         {{u"all"_s, {}, u"all that are undone, but for what a person gave up"_s}},
         &retry},
        {u"sagas resume"_s, u"ID"_s, u"go on with an open saga at once"_s, {}, &resume},
        {u"sagas compensate"_s,
         u"ID"_s,
         u"undo a running saga, or try again what could not be undone"_s,
         {{u"reason"_s, u"T"_s, u"why"_s}},
         &compensate},
        {u"sagas give-up"_s,
         u"ID"_s,
         u"give up a refund that failed, so that the money can go back in another way"_s,
         {{u"reason"_s, u"T"_s, u"why"_s, false, true}},
         &giveUp},
        sagaRunCommand(),
    };
}

}  // namespace countertop::cli
