// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/HistoryCommands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "models/store/TransactionBatch.h"
#include "workers/transfer/HistoryImport.h"

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
    return u"%1: %2 % (%3 lines)"_s.arg(reading ? u"checking"_s : u"importing"_s)
        .arg(percent)
        .arg(progress.lines);
}

Result<ImportReport> runImport(CliRun& run, ShopSession& session, const CancelSignal& cancel) {
    HistoryImport::Options options;
    options.origin = run.shop.origin();
    options.cancel = &cancel.flag();
    options.progress = [&run](const ImportProgress& progress) {
        run.output.progress(progressText(progress));
    };
    TransactionBatch batch(session.database());
    HistoryImport import({session.bus(), session.events(), session.catalogue()}, batch,
                         session.settings(), options);
    const QString path = run.arguments.words[0];
    return run.arguments.has(u"preview"_s) ? import.preview(path) : import.run(path);
}

CliResult<> importHistory(CliRun& run) {
    if (auto good = checkFormat(run.arguments.value(u"format"_s)); !good) return good;
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    const auto report = runImport(run, **session, cancel);
    run.output.endProgress();
    if (!report) return refused(report.error());
    // An import that ended early has stored what it reports: say so, then say why it ended.
    run.output.document(toJson(*report), countertop::toText(*report));
    if (report->stoppedBy) return refused(*report->stoppedBy);
    if (!report->cancelled) return {};
    return refused(makeError(
        ErrorCode::Cancelled,
        u"The import was cancelled; what it had done is kept, and running it again goes on"_s));
}

}  // namespace

QList<CliCommand> historyCommands() {
    return {{u"history import"_s,
             u"FILE"_s,
             u"import the orders of an earlier program (.csv or .csv.gz)"_s,
             {{u"format"_s, u"online-retail"_s, u"what wrote the file"_s, false, true},
              {u"preview"_s, {}, u"only report what an import would do"_s}},
             &importHistory}};
}

}  // namespace countertop::cli
