// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxMessages.h"
#include "tests/benchmarks/Race.h"

#include <QStringList>

namespace countertop {

/// The limit on Redis: its own program for measuring, which appends one message again and again
/// with the fields that the publisher sends.
class RedisBenchmark {
public:
    struct Shape {
        int connections = 1;
        int pipeline = 100;  ///< commands on their way at once, on each connection
    };

    /// `server` is "host:port".
    RedisBenchmark(const QString& server, const ClaimedMessage& message, const Shape& shape);

    [[nodiscard]] static bool isInstalled();
    /// The time that the program measured, without its start.
    [[nodiscard]] Race::Seconds append(int count) const;

private:
    QStringList m_connection;
    QStringList m_command;
};

}  // namespace countertop
