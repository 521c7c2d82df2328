// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QHash>
#include <QMutex>
#include <QObject>
#include <QTimer>

namespace countertop {

/// Counts deliveries across all its instances; each delivery is slow.
class SlowPublisher final : public QObject, public Publisher {
public:
    struct Tally {
        QMutex mutex;
        QHash<QString, int> deliveries;
    };

    explicit SlowPublisher(Tally& tally, int delayMs = 3) : m_tally(tally), m_delayMs(delayMs) {}

    void publish(const ClaimedMessage& message, Done done) override {
        QTimer::singleShot(m_delayMs, this, [this, id = message.messageId, done = std::move(done)] {
            const QMutexLocker lock(&m_tally.mutex);
            ++m_tally.deliveries[id];
            done({});
        });
    }
    [[nodiscard]] int concurrency(const QString&) const override { return 4; }

private:
    Tally& m_tally;
    int m_delayMs;
};

}  // namespace countertop
