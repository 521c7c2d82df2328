// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/OrderStates.h"

#include "models/events/EventSerializer.h"

namespace countertop {

namespace {

/// Size of the younger half; an order with a few lines takes one or two kilobytes.
constexpr qsizetype kMaximumRemembered = 10'000;

}  // namespace

std::optional<Order> OrderStates::find(const QString& streamId, qint64 version) const {
    if (version == 1) return Order();
    const auto known = m_young.constFind(streamId);
    if (known != m_young.cend() && known->version == version - 1) return known->order;
    const auto old = m_old.constFind(streamId);
    if (old != m_old.cend() && old->version == version - 1) return old->order;
    return std::nullopt;
}

Result<Order> OrderStates::before(const QString& streamId, qint64 version) {
    if (auto known = find(streamId, version)) return *std::move(known);
    return load(streamId, version - 1);
}

void OrderStates::remember(const QString& streamId, qint64 version, const Order& order) {
    if (m_young.size() >= kMaximumRemembered) m_old = std::exchange(m_young, {});
    m_young.insert(streamId, {version, order});
}

void OrderStates::forgetAll() {
    m_young.clear();
    m_old.clear();
}

Result<Order> OrderStates::load(const QString& streamId, qint64 toVersion) {
    const auto events = m_events.load(streamId, 1, toVersion);
    if (!events) return fail(events.error());
    QSet<qint64> leftOut;
    if (m_leftOut) {
        auto positions = m_leftOut(streamId);
        if (!positions) return fail(positions.error());
        leftOut = *std::move(positions);
    }
    Order order;
    for (const RecordedEvent& recorded : *events) {
        if (leftOut.contains(recorded.position)) continue;
        if (const auto event = orderEventFrom(recorded)) apply(order, *event);
    }
    return order;
}

}  // namespace countertop
