// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/WorkerLoop.h"

#include "app/cli/CliValues.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// Ten years: a longer limit is as good as none.
constexpr qint64 kLongestRunSeconds = 10LL * 365 * 24 * 3600;

}  // namespace

CliOption runTimeOption() { return {u"for"_s, u"SECONDS"_s, u"at most this long"_s}; }

CliResult<qint64> runTimeOf(const CliArguments& arguments) {
    if (!arguments.has(u"for"_s)) return 0;
    const auto seconds = wholeNumberFrom(arguments.value(u"for"_s), u"--for"_s, 1);
    if (!seconds) return tl::unexpected(seconds.error());
    return qMin<qint64>(*seconds, kLongestRunSeconds) * 1000;
}

void carryOut(CliRun& run, ForegroundRun& work, const CancelSignal& cancel) {
    QEventLoop loop;
    QObject::connect(&work, &ForegroundRun::finished, &loop, &QEventLoop::quit);
    QObject::connect(&work, &ForegroundRun::resumed, &loop,
                     [&] { run.output.message(u"The shop is back"_s); });
    runUntilQuit(loop, work, cancel);
}

}  // namespace countertop::cli
