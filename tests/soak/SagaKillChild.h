// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The program that is killed: runs a shop's sagas with practice gateways until none is open. It
/// counts points around every save of a saga, every command and every effect, and kills itself with
/// SIGKILL at the n-th point. Only the test program contains this.
class SagaKillChild {
public:
    struct Options {
        QString databaseUrl;
        QString practiceLog;
        QString practiceRules;
        int killAt = 0;  ///< 0: never
    };

    /// Runs on the application's event loop; returns the exit code.
    static int run(const Options& options);
};

}  // namespace countertop
