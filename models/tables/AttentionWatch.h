// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"

#include <QObject>
#include <QTimer>

namespace countertop {

/// How many items on each page need a person.
struct Attention {
    qint64 orders = 0;      ///< with a stuck payment or shipment
    qint64 deliveries = 0;  ///< given up
    qint64 processes = 0;   ///< that could not be undone

    bool operator==(const Attention&) const = default;
};

/// Counts the items that need a person, whichever page is open. Every sale may change the counts,
/// so it reads them at most once a second. GUI thread only; the queue must outlive it.
class AttentionWatch final : public QObject {
    Q_OBJECT

public:
    explicit AttentionWatch(ReadQueue& queue, QObject* parent = nullptr);

    /// Call when something may have changed.
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
