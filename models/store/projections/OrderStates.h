// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace countertop {

/// The order states that a reader of the feed needs: recent ones from memory, others folded from
/// their streams again. Unreadable events are skipped, and so are those the reader reports as left
/// out. Lives on the store's thread.
class OrderStates {
public:
    /// Positions of a stream's events that the reader left out.
    using LeftOut = std::function<Result<QSet<qint64>>(const QString& streamId)>;

    explicit OrderStates(EventStore& events, LeftOut leftOut = {})
        : m_events(events), m_leftOut(std::move(leftOut)) {}

    /// The state before the event of this version, if it is in memory.
    [[nodiscard]] std::optional<Order> find(const QString& streamId, qint64 version) const;
    /// The state before the event of this version.
    [[nodiscard]] Result<Order> before(const QString& streamId, qint64 version);
    /// Stores the state after the event of this version.
    void remember(const QString& streamId, qint64 version, const Order& order);
    void forgetAll();

private:
    struct Known {
        qint64 version = 0;
        Order order;
    };
    Result<Order> load(const QString& streamId, qint64 toVersion);

    EventStore& m_events;
    LeftOut m_leftOut;
    QHash<QString, Known> m_young;
    QHash<QString, Known> m_old;  ///< not updated since m_young was last emptied
};

}  // namespace countertop
