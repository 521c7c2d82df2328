// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CancelSignal.h"
#include "app/cli/CliCommand.h"
#include "app/cli/CliOutput.h"
#include "workers/ForegroundRun.h"

#include <QEventLoop>
#include <QTimer>

namespace countertop::cli {

/// The option that limits the run time, with its description.
[[nodiscard]] CliOption runTimeOption();
/// Milliseconds; 0 without the option.
[[nodiscard]] CliResult<qint64> runTimeOf(const CliArguments& arguments);

/// While it exists, the reader of the results is waited for so long at most, and not after Ctrl-C.
class ReaderPatience {
public:
    ReaderPatience(CliOutput& output, const CancelSignal& cancel, int milliseconds = -1)
        : m_output(output) {
        m_output.setPatience({milliseconds, &cancel.flag()});
    }
    ~ReaderPatience() { m_output.setPatience({}); }
    Q_DISABLE_COPY_MOVE(ReaderPatience)

private:
    CliOutput& m_output;
};

/// How often a loop looks whether Ctrl-C was pressed.
inline constexpr int kLookForSignalMs = 100;

/// Starts `work`, which has the slots start() and stop(), and runs `loop` until something quits it.
/// Ctrl-C stops `work` once.
template <class Work>
void runUntilQuit(QEventLoop& loop, Work& work, const CancelSignal& cancel) {
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &work, [&] {
        if (!cancel.isRequested()) return;
        watch.stop();
        work.stop();
    });
    watch.start(kLookForSignalMs);
    // Start from the event loop, so that an early end is not missed.
    QTimer::singleShot(0, &work, &Work::start);
    loop.exec();
}

/// Runs `work` on an event loop until it ends by itself or Ctrl-C asks for it.
void carryOut(CliRun& run, ForegroundRun& work, const CancelSignal& cancel);

}  // namespace countertop::cli
