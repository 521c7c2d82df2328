// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CancelSignal.h"
#include "app/cli/CliOutput.h"
#include "app/cli/CliShop.h"
#include "app/cli/CliValues.h"
#include "models/core/CountedText.h"
#include "models/store/verify/Verifier.h"

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
        const QString state = check.problemCount > 0       ? u"WRONG"_s
                              : check.notChecked.isEmpty() ? u"ok   "_s
                                                           : u"-    "_s;
        lines.append(u"%1 %2  %3 looked at, %4 wrong"_s.arg(state, check.name)
                         .arg(check.count)
                         .arg(check.problemCount));
        if (!check.notChecked.isEmpty())
            lines.append(u"        not checked: "_s + check.notChecked);
        for (const QString& problem : check.problems) lines.append(u"        "_s + problem);
    }
    return lines.join(u'\n');
}

/// Parses POSITION:HASH as printed by `events seal`.
CliResult<std::optional<NotedSeal>> notedSeal(const CliArguments& arguments) {
    if (!arguments.has(u"seal"_s)) return std::optional<NotedSeal>();
    const QString text = arguments.value(u"seal"_s);
    const auto position = wholeNumberFrom(text.section(u':', 0, 0), u"--seal"_s, 1);
    if (!position) return tl::unexpected(position.error());
    const QString hash = text.section(u':', 1).toLower();
    if (hash.isEmpty()) return wrongUsage(u"--seal takes POSITION:HASH as 'events seal' told"_s);
    return std::optional<NotedSeal>(NotedSeal{*position, hash});
}

CliResult<> verify(CliRun& run) {
    const auto noted = notedSeal(run.arguments);
    if (!noted) return tl::unexpected(noted.error());
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    const CancelSignal cancel;
    VerifyOptions options;
    options.notedSeal = *noted;
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
    return refused(makeError(ErrorCode::Damaged,
                             u"The shop is not clean: %1"_s.arg(counted(problems, u"problem"))));
}

}  // namespace

QList<CliCommand> verifyCommands() {
    return {{u"verify"_s,
             {},
             u"check every invariant of the shop"_s,
             {{u"seal"_s, u"POSITION:HASH"_s,
               u"that this seal, noted down outside the shop, is still there"_s}},
             &verify}};
}

}  // namespace countertop::cli
