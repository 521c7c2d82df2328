// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The program that is killed: carries the sagas of a shop on with practice gateways until none is
/// open. Around every save of a saga, every command and every effect it counts, and at the n-th
/// count it kills itself with SIGKILL. Only the test program has such a thing.
class SagaKillChild {
public:
    struct Options {
        QString databaseUrl;
        QString practiceLog;
        QString practiceRules;
        int killAt = 0;  ///< 0: never
    };

    /// On the application's event loop; the exit code.
    static int run(const Options& options);
};

}  // namespace countertop
