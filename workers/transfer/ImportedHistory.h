// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "workers/transfer/HistoryPlanner.h"

#include <optional>

namespace countertop {

/// What of a history the shop has already, read from its event streams: these last for ever, unlike
/// idempotency keys. Lives on the event store's thread.
class ImportedHistory {
public:
    explicit ImportedHistory(EventStore& events) : m_events(events) {}

    /// The total of an order or credit note, or nothing when it is not there.
    [[nodiscard]] Result<std::optional<qint64>> totalOf(const OrderId& orderId);
    /// Corrections are told apart by their reason, which names the invoice.
    [[nodiscard]] Result<bool> has(const CorrectStock& correction);
    /// Opening stock is told apart by the import it belongs to: the correlation of its event.
    [[nodiscard]] Result<bool> hasOpeningStock(const QString& sku, const QString& importId);

private:
    EventStore& m_events;
};

/// The note of opening stock.
[[nodiscard]] QString openingStockNote();

}  // namespace countertop
