// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace countertop {

/// The states of the orders that a reader of the feed meets: those it met lately from memory, the
/// others folded from their streams again. Events that cannot be read are left out, and so are
/// those the reader says it left out. Lives on the store's thread.
class OrderStates {
public:
    /// Positions of a stream's events that the reader left out.
    using LeftOut = std::function<Result<QSet<qint64>>(const QString& streamId)>;

    explicit OrderStates(EventStore& events, LeftOut leftOut = {})
        : m_events(events), m_leftOut(std::move(leftOut)) {}

    /// The state that the event of this version meets, if it is known without reading.
    [[nodiscard]] std::optional<Order> find(const QString& streamId, qint64 version) const;
    /// The state that the event of this version meets.
    [[nodiscard]] Result<Order> before(const QString& streamId, qint64 version);
    /// The state after the event of this version.
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
    QHash<QString, Known> m_old;  ///< those of which none was met since m_young was begun
};

}  // namespace countertop
