// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "models/core/CountedText.h"
#include "models/store/write/TransactionBatch.h"
#include "workers/transfer/HistoryImport.h"
#include "workers/transfer/TextEncoding.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

CliResult<> checkFormat(const QString& format) {
    static const QStringList kLater{u"shopify"_s, u"woocommerce"_s, u"mapped"_s};
    if (format == u"online-retail") return {};
    if (kLater.contains(format)) {
        return wrongUsage(
            u"--format %1 is not part of this version; use online-retail"_s.arg(format));
    }
    return unknownWord(format, u"--format"_s, {u"online-retail"_s});
}

QString progressText(const ImportProgress& progress) {
    const qint64 percent =
        progress.bytesTotal > 0 ? 100 * progress.bytesDone / progress.bytesTotal : 0;
    const bool reading = progress.phase == ImportProgress::Phase::Reading;
    return u"%1: %2 % (%3)"_s.arg(reading ? u"checking"_s : u"importing"_s)
        .arg(percent)
        .arg(counted(progress.lines, u"line"));
}

CliResult<FormOptions> formOptionsOf(const CliArguments& arguments) {
    FormOptions formOptions;
    if (arguments.has(u"encoding"_s)) {
        const QString name = arguments.value(u"encoding"_s);
        if (!knownEncoding(name)) {
            return wrongUsage(
                u"there is no encoding '%1'; use utf-8, utf-16, windows-1252 or "
                "another one that ICU knows"_s.arg(name));
        }
        formOptions.encoding = name.trimmed().toLatin1();
    }
    if (arguments.has(u"date-order"_s)) {
        const QString word = arguments.value(u"date-order"_s);
        formOptions.dateOrder = dateOrderFromText(word);
        if (!formOptions.dateOrder) {
            return unknownWord(word, u"--date-order"_s, {u"dmy"_s, u"mdy"_s, u"ymd"_s});
        }
    }
    if (arguments.has(u"decimal"_s)) {
        const QString word = arguments.value(u"decimal"_s);
        if (word != u"point" && word != u"comma") {
            return unknownWord(word, u"--decimal"_s, {u"comma"_s, u"point"_s});
        }
        formOptions.decimal = word == u"comma" ? DecimalSign::Comma : DecimalSign::Point;
    }
    return formOptions;
}

Result<ImportReport> runImport(CliRun& run, ShopSession& session, const FormOptions& formOptions,
                               const CancelSignal& cancel) {
    HistoryImport::Options options;
    options.origin = run.shop.origin();
    options.formOptions = formOptions;
    options.strict = run.arguments.has(u"strict"_s);
    options.replaces = run.arguments.has(u"replace"_s);
    options.cancel = &cancel.flag();
    options.progress = [&run](const ImportProgress& progress) {
        run.output.progress(progressText(progress));
    };
    TransactionBatch batch(session.database());
    HistoryImport import({session.bus(), session.events(), session.catalogue()}, batch,
                         session.settings(), options);
    const QString path = run.arguments.words[0];
    return run.arguments.has(u"dry-run"_s) ? import.preview(path) : import.run(path);
}

/// Failures that a script must detect although a report was printed.
CliResult<> judge(const ImportReport& report, const QString& path, bool replaces) {
    if (report.stoppedBy) return refused(*report.stoppedBy);
    if (report.cancelled) {
        return refused(makeError(
            ErrorCode::Cancelled,
            u"The import was cancelled; what it had done is kept, and running it again goes on"_s));
    }
    if (report.strictlyRefused) {
        return refused(makeError(
            ErrorCode::InvalidInput,
            u"Nothing was stored: %1 of '%2' would be left out and --strict was given"_s.arg(
                counted(report.leftOutLines, u"line"), path),
            u"would_leave_out"_s));
    }
    if (report.different > 0 && replaces) {
        return refused(makeError(ErrorCode::InvalidInput,
                                 u"The shop has %1 of '%2' with other contents that cannot be "
                                 u"corrected and stay as they "
                                 "are: adjustments, or documents that were changed since"_s.arg(
                                     counted(report.different, u"document"), path),
                                 u"cannot_be_corrected"_s));
    }
    if (report.different > 0) {
        return refused(makeError(
            ErrorCode::InvalidInput,
            u"The shop has %1 of '%2' with other contents, which stay as they are; --replace "
            "corrects them"_s.arg(counted(report.different, u"document"), path),
            u"imported_differently"_s));
    }
    if (report.total.invoices == 0) {
        return refused(makeError(ErrorCode::InvalidInput,
                                 u"Nothing of '%1' could be imported"_s.arg(path),
                                 u"nothing_imported"_s));
    }
    return {};
}

CliResult<> importHistory(CliRun& run) {
    if (auto good = checkFormat(run.arguments.value(u"format"_s)); !good) return good;
    const auto formOptions = formOptionsOf(run.arguments);
    if (!formOptions) return tl::unexpected(formOptions.error());
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    const auto report = runImport(run, **session, *formOptions, cancel);
    run.output.endProgress();
    if (!report) return refused(report.error());
    // An import that stopped early has stored what it reports: print the report, then the reason.
    run.output.document(toJson(*report), countertop::toText(*report));
    return judge(*report, run.arguments.words[0], run.arguments.has(u"replace"_s));
}

}  // namespace

QList<CliCommand> historyCommands() {
    return {{u"history import"_s,
             u"FILE"_s,
             u"import the orders of an earlier program (.csv or .csv.gz)"_s,
             {{u"format"_s, u"online-retail"_s, u"what wrote the file"_s, false, true},
              {u"encoding"_s, u"NAME"_s, u"utf-8, windows-1252, … (default: found out)"_s},
              {u"date-order"_s, u"dmy|mdy|ymd"_s, u"order of dates (default: found out)"_s},
              {u"decimal"_s, u"point|comma"_s, u"sign of decimals (default: found out)"_s},
              {u"strict"_s, {}, u"store nothing when anything would be left out"_s},
              {u"replace"_s, {}, u"correct invoices imported before with other contents"_s},
              {u"dry-run"_s, {}, u"only report what an import would do"_s}},
             &importHistory}};
}

}  // namespace countertop::cli
