// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/ImportedHistory.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

namespace countertop {

QString openingStockNote() { return QStringLiteral("opening stock for imported history"); }

Result<std::optional<qint64>> ImportedHistory::totalOf(const OrderId& orderId) {
    // The first event opens the order, the second one is its placing or the credit note.
    const auto recorded = m_events.load(orderStream(orderId), 2, 2);
    if (!recorded) return fail(recorded.error());
    if (recorded->isEmpty()) return std::optional<qint64>();
    const auto event = orderEventFrom(recorded->first());
    if (!event) return fail(event.error());
    if (const auto* placed = std::get_if<OrderPlaced>(&*event)) return placed->totalMinor;
    if (const auto* credit = std::get_if<CreditNoteIssued>(&*event)) return credit->totalMinor;
    return fail(ErrorCode::Damaged,
                QStringLiteral("Order %1 does not begin like an imported one").arg(orderId.text()),
                QStringLiteral("not_imported"));
}

Result<bool> ImportedHistory::has(const CorrectStock& correction) {
    const auto recorded = m_events.load(productStream(correction.sku));
    if (!recorded) return fail(recorded.error());
    for (const RecordedEvent& event : *recorded) {
        const auto product = productEventFrom(event);
        if (!product) return fail(product.error());
        const auto* corrected = std::get_if<StockCorrected>(&*product);
        if (corrected && corrected->reason == correction.reason) return true;
    }
    return false;
}

Result<bool> ImportedHistory::hasOpeningStock(const QString& sku, const QString& importId) {
    const auto recorded = m_events.load(productStream(sku));
    if (!recorded) return fail(recorded.error());
    for (const RecordedEvent& event : *recorded) {
        if (event.metadata.correlationId != importId) continue;
        const auto product = productEventFrom(event);
        if (!product) return fail(product.error());
        const auto* received = std::get_if<StockReceived>(&*product);
        if (received && received->note == openingStockNote()) return true;
    }
    return false;
}

}  // namespace countertop
