// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"
#include "workers/transfer/HistoryPlanner.h"

#include <optional>

namespace countertop {

/// What of a history the shop has already, read from its event streams: these last for ever, unlike
/// idempotency keys. Lives on the event store's thread.
class ImportedHistory {
public:
    explicit ImportedHistory(EventStore& events) : m_events(events) {}

    /// What became of a document: the newest of its revisions.
    struct Known {
        OrderId orderId;
        Order order;
        int revision = 0;         ///< 0: it was never imported
        bool isReversed = false;  ///< and nothing was recorded in its place
    };

    /// Finds out with one read which streams of these invoices the shop has: what it has nothing of
    /// is not read one by one. For invoices that are asked for next, each once.
    Result<void> lookUp(const QList<InvoicePlan>& plans);

    [[nodiscard]] Result<Known> find(const OrderId& first);
    /// By how much the shop corrected the stock for the invoice, or nothing. Corrections are told
    /// apart by their reason, which names the invoice.
    [[nodiscard]] Result<std::optional<qint64>> changeOf(const CorrectStock& correction);
    /// Opening stock is told apart by the import it belongs to: the correlation of its event.
    [[nodiscard]] Result<bool> hasOpeningStock(const QString& sku, const QString& importId);

private:
    Result<Order> orderOf(const OrderId& orderId);
    Result<QList<RecordedEvent>> eventsOf(const QString& stream);

    EventStore& m_events;
    QSet<QString> m_missing;  ///< streams that had no events at the last look
};

/// Whether an order has the contents that a file gives it.
[[nodiscard]] bool hasContents(const Order& order, const RecordHistoricOrder& document);

/// True while nothing but its import has happened to an order.
[[nodiscard]] bool isAsImported(const Order& order);

/// The document as the next revision of what is known of it: another id and number.
[[nodiscard]] RecordHistoricOrder revised(RecordHistoricOrder document,
                                          const ImportedHistory::Known& known);

/// What takes a document back on its own day: a credit note for a sale, a sale for a credit note.
[[nodiscard]] RecordHistoricOrder reversalOf(const ImportedHistory::Known& known);

/// The note of opening stock.
[[nodiscard]] QString openingStockNote();

}  // namespace countertop
