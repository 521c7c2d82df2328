// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/DeliveryPrograms.h"
#include "tests/soak/FlakyReceiver.h"
#include "tests/soak/SoakReport.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace countertop {

/// Goal: several programs deliver the messages of one shop to a receiver that fails, and none is
/// lost, none overtakes an earlier one of its order, and none is sent while another program's claim
/// on it lives. Method: real orders fill the outbox; two `outbox run` processes, and the window,
/// drain it to a FlakyReceiver, which examines every request.
class DeliveryLoop {
public:
    struct Options {
        int messages = 0;
        bool withWindow = false;
        /// The first `outbox run` has a clock that is ten minutes ahead (faketime).
        bool hasClockAhead = false;
        int kills = 0;  ///< both `outbox run` are killed so often and started again
        int killEveryMs = 1'000;
        /// Frees the messages of killed programs instead of waiting until their leases expire. Only
        /// without the window.
        bool expiresLeases = false;
        FlakyReceiver::Options receiver;
        qint64 timeoutMs = 1'800'000;
    };

    DeliveryLoop(const TestShop& shop, const Options& options);

    SoakReport run();

private:
    void startRuns();
    void kill();
    void look();
    [[nodiscard]] qint64 countOf(const QString& condition);
    void check();
    [[nodiscard]] QString figures();

    const TestShop& m_shop;
    Options m_options;
    std::unique_ptr<ShopSession> m_session;
    FlakyReceiver m_receiver;
    DeliveryPrograms m_programs;
    std::optional<QProcessEnvironment> m_clockAhead;
    bool m_hasRuns = false;
    int m_requestsAtStart = 0;
    QEventLoop m_untilDrained;
    QTimer m_killing;
    QTimer m_looking;
    QElapsedTimer m_elapsed;
    SoakReport m_report;
};

}  // namespace countertop
