// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"

#include <QObject>
#include <QTimer>

namespace countertop {

/// How much on which page waits for a person.
struct Attention {
    qint64 orders = 0;      ///< whose payment or shipment is stuck
    qint64 deliveries = 0;  ///< given up
    qint64 processes = 0;   ///< that could not be undone

    bool operator==(const Attention&) const = default;
};

/// Counts what waits for a person, whichever page is seen. Every sale may change it, so it is asked
/// for at most once a second. GUI thread only; the queue must outlive it.
class AttentionWatch final : public QObject {
    Q_OBJECT

public:
    explicit AttentionWatch(ReadQueue& queue, QObject* parent = nullptr);

    /// Something may have changed.
    void ask();

signals:
    void changed(const countertop::Attention& attention);

private:
    void read();

    ReadQueue& m_queue;
    QTimer m_pause;
    bool m_isWanted = false;
    Attention m_last;
};

}  // namespace countertop
