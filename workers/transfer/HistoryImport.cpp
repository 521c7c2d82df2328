// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistoryImport.h"

#include "models/commands/Validation.h"
#include "models/core/StableId.h"

#include <QThread>

#include <algorithm>

namespace countertop {

namespace {

constexpr int kAttempts = 3;
constexpr unsigned long kDelayMs = 500;

/// Whether the invoice's own content was refused, so that the others can continue.
bool concernsOneInvoice(const Error& error) {
    switch (error.code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::NotFound:
        case ErrorCode::OutOfStock:
        case ErrorCode::InvalidTransition:
        case ErrorCode::IdempotencyKeyReused:
            return true;
        case ErrorCode::Storage: {
            // A violated UNIQUE constraint: one of the shop's own orders has this number.
            const QString code = error.facts[QLatin1StringView("native_code")].toString();
            return code == u"23505" || code == u"2067" || code == u"1555" || code == u"19";
        }
        case ErrorCode::VersionConflict:
        case ErrorCode::CommandInProgress:
        case ErrorCode::NotAllowed:
        case ErrorCode::QueueFull:
        case ErrorCode::ShuttingDown:
        case ErrorCode::Timeout:
        case ErrorCode::Cancelled:
        case ErrorCode::Network:
        case ErrorCode::Damaged:
        case ErrorCode::NewerDatabase:
            return false;
    }
    return false;
}

bool mayTryAgain(const Error& error) {
    return error.transient || error.outcomeUnknown || error.code == ErrorCode::VersionConflict ||
           error.code == ErrorCode::CommandInProgress;
}

void add(ImportReport& report, const InvoicePlan& plan, const InvoiceOutcome& outcome) {
    report.take(plan);
    report.orders += outcome.orders;
    report.creditNotes += outcome.creditNotes;
    report.adjustments += outcome.adjustments;
    report.corrections += outcome.corrections;
    report.productsCreated += outcome.productsCreated;
    report.customersCreated += outcome.customersCreated;
    report.stockOpened += outcome.stockOpened;
    report.stockAdded += outcome.stockAdded;
    report.alreadyImported += outcome.alreadyImported;
    report.different += outcome.different;
    report.replaced += outcome.replaced;
}

void addPlanned(ImportReport& report, DocumentPart part) {
    switch (part) {
        case DocumentPart::Sale:
            report.orders += 1;
            break;
        case DocumentPart::Credit:
            report.creditNotes += 1;
            break;
        case DocumentPart::Adjustment:
            report.adjustments += 1;
            break;
    }
}

/// Checks the rules that do not need the shop, so that violations are known before anything is
/// stored.
Result<void> planCanBeStored(const InvoicePlan& plan) {
    for (const PlannedDocument& document : plan.documents) {
        QList<FieldProblem> problems = validate(document.command);
        if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
        if (auto good = totalsOf(document.command.lines); !good) return fail(good.error());
    }
    for (const CorrectStock& correction : plan.corrections) {
        QList<FieldProblem> problems = validate(correction);
        if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    }
    return {};
}

Error cancelledError() {
    return makeError(ErrorCode::Cancelled, QStringLiteral("The import was cancelled"),
                     QStringLiteral("cancelled"));
}

}  // namespace

HistoryImport::HistoryImport(const HistoryWriter::Shop& shop, WriteBatch& batch,
                             const ShopSettings& settings, Options options)
    : m_shop(shop),
      m_batch(batch),
      m_options(std::move(options)),
      m_currency(settings.currency),
      m_calendar(settings.timeZone, settings.dayStartsMinute),
      m_planner(QStringView(OnlineRetailFormat::kName).toString(), settings.currency, m_calendar) {}

Result<ImportReport> HistoryImport::preview(const QString& path) {
    return survey(path).map([this](Survey&& done) {
        const bool isRefused = m_options.strict && done.report.leavesOut();
        return isRefused ? done.report.refusal() : std::move(done.report);
    });
}

Result<ImportReport> HistoryImport::run(const QString& path) {
    const auto surveyed = survey(path);
    if (!surveyed) return fail(surveyed.error());
    if (m_options.strict && surveyed->report.leavesOut()) return surveyed->report.refusal();
    ImportReport report;
    report.currency = m_currency;
    report.form = surveyed->file.form;
    if (auto written = writeAll(*surveyed, report); !written) {
        report.stoppedBy = written.error();
    }
    report.leftOutInvoices = surveyed->file.leftOut.count() + report.refusedInvoices;
    std::stable_sort(report.warnings.begin(), report.warnings.end(),
                     [](const ImportWarning& left, const ImportWarning& right) {
                         return left.line < right.line;
                     });
    return report;
}

Result<void> HistoryImport::checkCurrency() const {
    if (m_currency == OnlineRetailFormat::kCurrency) return {};
    return fail(invalidInput(
        QStringLiteral("currency"),
        QStringLiteral("This history is in %1 but the shop sells in %2")
            .arg(QStringView(OnlineRetailFormat::kCurrency), m_currency),
        QStringLiteral("other_currency"),
        {{QStringLiteral("theirs"), QStringView(OnlineRetailFormat::kCurrency).toString()},
         {QStringLiteral("ours"), m_currency}}));
}

Result<HistoryImport::Survey> HistoryImport::survey(const QString& path) {
    auto file =
        examineHistory(path, m_options.formOptions, m_calendar.timeZone(), m_options.cancel);
    if (!file) return fail(file.error());
    if (auto same = checkCurrency(); !same) return fail(same.error());
    Survey survey{*std::move(file), {}, StockForecast(m_currency), {}};
    ImportReport& report = survey.report;
    report.currency = m_currency;
    report.form = survey.file.form;
    // The last pass reports the warnings; here they are only counted for the preview.
    auto source =
        HistorySource::open(survey.file, [&report](const ImportWarning& odd) { report.note(odd); });
    if (!source) return fail(source.error());
    QList<InvoicePlan> waiting;
    for (bool more = true; more;) {
        if (isCancelled()) return fail(cancelledError());
        const auto invoice = (*source)->next();
        if (!invoice) return fail(invoice.error());
        more = invoice->has_value();
        if (more) {
            InvoicePlan plan = m_planner.plan(**invoice);
            if (auto good = planCanBeStored(plan); !good) {
                report.leaveOut(plan, good.error());
                continue;
            }
            survey.forecast.observe(**invoice);
            waiting.append(std::move(plan));
            if (waiting.size() < m_options.invoicesPerCommit) continue;
        }
        if (auto done = forecast(survey, waiting); !done) return fail(done.error());
        waiting.clear();
        reportProgress(ImportProgress::Phase::Reading, **source);
    }
    report.linesRead = (*source)->linesRead();
    report.leftOutInvoices = survey.file.leftOut.count() + report.refusedInvoices;
    survey.importId = stableId(m_planner.source() + QStringLiteral("/file/") + (*source)->digest());
    return survey;
}

Result<void> HistoryImport::forecast(Survey& survey, const QList<InvoicePlan>& plans) {
    ImportedHistory imported(m_shop.events);
    if (auto known = imported.lookUp(plans); !known) return known;
    for (const InvoicePlan& plan : plans) {
        if (auto done = forecast(survey, imported, plan); !done) return done;
    }
    return {};
}

Result<void> HistoryImport::forecast(Survey& survey, ImportedHistory& imported,
                                     const InvoicePlan& plan) {
    ImportReport& report = survey.report;
    const auto work = workOf(plan, imported, m_options.replaces);
    if (!work) return fail(work.error());
    report.take(plan);
    for (const ImportWarning& odd : plan.warnings + work->warnings) report.note(odd);
    report.alreadyImported += work->alreadyImported;
    report.different += work->different;
    report.replaced += work->replaced;
    report.corrections += work->corrections.size() + work->supplements.size();
    for (const PlannedDocument& document : work->documents) {
        addPlanned(report, document.part);
        // A replacement uses the goods of its predecessor; only new documents need opening stock.
        if (!document.replaces) survey.forecast.apply(document.command);
    }
    for (const CorrectStock& correction : work->corrections) survey.forecast.apply(correction);
    return {};
}

Result<void> HistoryImport::writeAll(const Survey& survey, ImportReport& report) {
    HistoryWriter writer(
        m_shop, survey.forecast,
        {m_planner.source(), survey.importId, m_options.origin, m_options.replaces});
    auto source = HistorySource::open(survey.file, listener(report));
    if (!source) return fail(source.error());
    QList<InvoicePlan> waiting;
    qint64 waitingLines = 0;
    for (bool more = true; more;) {
        report.cancelled = isCancelled();
        if (report.cancelled) break;
        const auto invoice = (*source)->next();
        if (!invoice) return fail(invoice.error());
        more = invoice->has_value();
        if (more) {
            waiting.append(m_planner.plan(**invoice));
            waitingLines += waiting.last().lines;
        }
        const bool full = waiting.size() >= m_options.invoicesPerCommit ||
                          waitingLines >= m_options.linesPerCommit;
        if (more && !full) continue;
        if (auto done = flush(writer, waiting, report); !done) return done;
        waitingLines = 0;
        report.linesRead = (*source)->linesRead();
        reportProgress(ImportProgress::Phase::Writing, **source);
    }
    return {};
}

/// Commits the waiting invoices together; retries all of them after a conflict or a lost server.
Result<void> HistoryImport::flush(HistoryWriter& writer, QList<InvoicePlan>& waiting,
                                  ImportReport& report) {
    Result<QList<Result<InvoiceOutcome>>> outcomes = writeBatch(writer, waiting);
    for (int attempt = 2; !outcomes && attempt <= kAttempts; ++attempt) {
        if (!mayTryAgain(outcomes.error())) break;
        QThread::msleep(kDelayMs);
        outcomes = writeBatch(writer, waiting);
    }
    if (!outcomes) return fail(outcomes.error());
    const ImportWarningListener note = listener(report);
    for (qsizetype at = 0; at < waiting.size(); ++at) {
        const InvoicePlan& plan = waiting[at];
        for (const ImportWarning& odd : plan.warnings) note(odd);
        const Result<InvoiceOutcome>& outcome = outcomes->at(at);
        if (outcome) {
            add(report, plan, *outcome);
            for (const ImportWarning& odd : outcome->warnings) note(odd);
            continue;
        }
        const ImportWarning refused = report.leaveOut(plan, outcome.error());
        if (m_options.warnings) m_options.warnings(refused);
    }
    waiting.clear();
    return {};
}

Result<QList<Result<InvoiceOutcome>>> HistoryImport::writeBatch(HistoryWriter& writer,
                                                                const QList<InvoicePlan>& plans) {
    QList<Result<InvoiceOutcome>> outcomes;
    if (plans.isEmpty()) return outcomes;
    if (auto known = writer.lookUp(plans); !known) return fail(known.error());
    if (auto begun = m_batch.begin(); !begun) return fail(begun.error());
    for (const InvoicePlan& plan : plans) {
        auto outcome = writeInvoice(writer, plan);
        if (!outcome) {
            m_batch.rollback();
            writer.forget();
            return fail(outcome.error());
        }
        outcomes.append(*std::move(outcome));
    }
    if (auto done = m_batch.commit(); !done) {
        writer.forget();
        return fail(done.error());
    }
    return outcomes;
}

/// The inner result belongs to the invoice: it was imported completely, or refused completely.
Result<Result<InvoiceOutcome>> HistoryImport::writeInvoice(HistoryWriter& writer,
                                                           const InvoicePlan& plan) {
    if (auto begun = m_batch.begin(); !begun) return fail(begun.error());
    Result<InvoiceOutcome> outcome = writer.write(plan);
    if (!outcome) {
        m_batch.rollback();
        writer.forget();
        if (!concernsOneInvoice(outcome.error())) return fail(outcome.error());
        return outcome;
    }
    if (auto done = m_batch.commit(); !done) return fail(done.error());
    return outcome;
}

ImportWarningListener HistoryImport::listener(ImportReport& report) const {
    return [this, &report](const ImportWarning& odd) {
        report.note(odd);
        if (m_options.warnings) m_options.warnings(odd);
    };
}

void HistoryImport::reportProgress(ImportProgress::Phase phase, const HistorySource& source) const {
    if (!m_options.progress) return;
    m_options.progress({phase, source.bytesRead(), source.bytesTotal(), source.linesRead()});
}

bool HistoryImport::isCancelled() const { return m_options.cancel && m_options.cancel->load(); }

}  // namespace countertop
