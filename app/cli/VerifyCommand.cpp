// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/VerifyCommand.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "models/store/Verifier.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

QString progressText(const QString& check, qint64 done, qint64 total) {
    return total > 0 ? u"%1: %2 of %3"_s.arg(check).arg(done).arg(total)
                     : u"%1: %2"_s.arg(check).arg(done);
}

QString reportText(const VerifyReport& report) {
    QStringList lines;
    for (const VerifyReport::Check& check : report.checks) {
        lines.append(u"%1 %2  %3 looked at, %4 wrong"_s
                         .arg(check.problemCount == 0 ? u"ok   "_s : u"WRONG"_s, check.name)
                         .arg(check.count)
                         .arg(check.problemCount));
        for (const QString& problem : check.problems) lines.append(u"        "_s + problem);
    }
    return lines.join(u'\n');
}

CliResult<> verify(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    VerifyOptions options;
    options.cancelled = &cancel.flag();
    options.progress = [&run](const QString& check, qint64 done, qint64 total) {
        run.output.progress(progressText(check, done, total));
    };
    const auto report = verifyShop((*session)->database(), options);
    run.output.endProgress();
    if (!report) return refused(report.error());
    run.output.document(report->toJson(), reportText(*report));
    if (report->isClean()) return {};
    qint64 problems = 0;
    for (const VerifyReport::Check& check : report->checks) problems += check.problemCount;
    return refused(
        makeError(ErrorCode::Damaged, u"The shop is not clean: %1 problems"_s.arg(problems)));
}

}  // namespace

QList<CliCommand> verifyCommands() {
    return {{u"verify"_s, {}, u"check every invariant of the shop"_s, {}, &verify}};
}

}  // namespace countertop::cli
