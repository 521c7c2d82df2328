// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"
#include "workers/transfer/HistoryPlanner.h"

#include <optional>

namespace countertop {

/// What the shop already has of a history, read from its event streams, which are kept for ever,
/// unlike idempotency keys. Lives on the event store's thread.
class ImportedHistory {
public:
    explicit ImportedHistory(EventStore& events) : m_events(events) {}

    /// The state of a document: its newest revision.
    struct Known {
        OrderId orderId;
        Order order;
        int revision = 0;         ///< 0: it was never imported
        bool isReversed = false;  ///< and nothing was recorded in its place
    };

    /// Finds out with one query which streams of these invoices exist, so that missing ones are not
    /// read one by one. Call it for the invoices that are processed next, each once.
    Result<void> lookUp(const QList<InvoicePlan>& plans);

    [[nodiscard]] Result<Known> find(const OrderId& first);
    /// By how much the shop corrected the stock for the invoice, or nothing. Corrections are
    /// identified by their reason, which names the invoice.
    [[nodiscard]] Result<std::optional<qint64>> changeOf(const CorrectStock& correction);
    /// Opening stock is identified by its import: the correlation of its event.
    [[nodiscard]] Result<bool> hasOpeningStock(const QString& sku, const QString& importId);

private:
    Result<Order> orderOf(const OrderId& orderId);
    Result<QList<RecordedEvent>> eventsOf(const QString& stream);

    EventStore& m_events;
    QSet<QString> m_missing;  ///< streams that had no events at the last look-up
};

/// Whether an order has the contents given in a file.
[[nodiscard]] bool hasContents(const Order& order, const RecordHistoricOrder& document);

/// Whether an order has not been changed since its import.
[[nodiscard]] bool isAsImported(const Order& order);

/// The document as its next revision, with another id and number.
[[nodiscard]] RecordHistoricOrder revised(RecordHistoricOrder document,
                                          const ImportedHistory::Known& known);

/// Reverses a document on its own day: a credit note for a sale, a sale for a credit note.
[[nodiscard]] RecordHistoricOrder reversalOf(const ImportedHistory::Known& known);

/// The note of opening stock.
[[nodiscard]] QString openingStockNote();

}  // namespace countertop
