// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/ImportedHistory.h"

#include "models/core/StableId.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

#include <algorithm>

namespace countertop {

namespace {

/// Earlier versions cut the names of lines at 300 characters.
constexpr qsizetype kCutName = 299;

bool isSameName(const QString& stored, const QString& read) {
    // A line without a description gets the product's name.
    if (read.isEmpty() || stored == read) return true;
    return stored.size() >= kCutName && read.startsWith(stored.first(kCutName));
}

bool isSameLine(const OrderLine& stored, const OrderLine& read) {
    return stored.sku == read.sku && stored.quantity == read.quantity &&
           stored.unitPriceMinor == read.unitPriceMinor && stored.totalMinor == read.totalMinor &&
           stored.exactUnitPrice == read.exactUnitPrice && isSameName(stored.name, read.name);
}

OrderId revisionId(const OrderId& first, int revision) {
    if (revision == 1) return first;
    return OrderId(stableId(QStringLiteral("%1/revision/%2").arg(first.text()).arg(revision)));
}

OrderId reversalId(const OrderId& orderId) {
    return OrderId(stableId(orderId.text() + QStringLiteral("/reversal")));
}

}  // namespace

QString openingStockNote() { return QStringLiteral("opening stock for imported history"); }

bool hasContents(const Order& order, const RecordHistoricOrder& document) {
    return order.kind == document.kind && order.customerId == document.customerId &&
           order.placedAt == document.placedAt &&
           std::equal(order.lines.cbegin(), order.lines.cend(), document.lines.cbegin(),
                      document.lines.cend(), isSameLine);
}

bool isAsImported(const Order& order) {
    const bool isWhole =
        std::all_of(order.lines.cbegin(), order.lines.cend(), [&](const OrderLine& line) {
            return line.shipped == line.quantity &&
                   line.returned == (order.kind == OrderKind::CreditNote ? line.quantity : 0);
        });
    return order.lifecycle == Lifecycle::Completed && isWhole && order.refundRequestedMinor == 0 &&
           order.capturedMinor - order.refundedMinor == order.totalMinor;
}

RecordHistoricOrder revised(RecordHistoricOrder document, const ImportedHistory::Known& known) {
    if (known.revision == 0) return document;
    document.orderId = revisionId(document.orderId, known.revision + 1);
    document.number += QStringLiteral("-R%1").arg(known.revision + 1);
    return document;
}

RecordHistoricOrder reversalOf(const ImportedHistory::Known& known) {
    const Order& order = known.order;
    RecordHistoricOrder reversal;
    reversal.orderId = reversalId(known.orderId);
    reversal.kind = order.kind == OrderKind::Sale ? OrderKind::CreditNote : OrderKind::Sale;
    reversal.number = order.number + QStringLiteral("-REV");
    reversal.customerId = order.customerId;
    reversal.customerName = order.customerName;
    reversal.placedAt = order.placedAt;
    reversal.reason = QStringLiteral("corrected import of %1").arg(order.number);
    reversal.restock = order.kind == OrderKind::Sale;
    for (OrderLine line : order.lines) {
        line.totalMinor = -line.totalMinor;
        line.taxMinor = -line.taxMinor;
        line.shipped = 0;
        line.returned = 0;
        reversal.lines.append(line);
    }
    return reversal;
}

Result<void> ImportedHistory::lookUp(const QList<InvoicePlan>& plans) {
    QSet<QString> streams;
    for (const InvoicePlan& plan : plans) {
        for (const PlannedDocument& document : plan.documents) {
            streams.insert(orderStream(document.command.orderId));
        }
    }
    const auto existing = m_events.existing(streams.values());
    if (!existing) return fail(existing.error());
    m_missing = streams - *existing;
    return {};
}

Result<QList<RecordedEvent>> ImportedHistory::eventsOf(const QString& stream) {
    // Used once: the stream may have been written before the next call.
    if (m_missing.remove(stream)) return QList<RecordedEvent>{};
    return m_events.load(stream);
}

Result<Order> ImportedHistory::orderOf(const OrderId& orderId) {
    const auto recorded = eventsOf(orderStream(orderId));
    if (!recorded) return fail(recorded.error());
    Order order;
    for (const RecordedEvent& event : *recorded) {
        const auto known = orderEventFrom(event);
        if (!known) return fail(known.error());
        apply(order, *known);
    }
    return order;
}

Result<ImportedHistory::Known> ImportedHistory::find(const OrderId& first) {
    Known known;
    for (;;) {
        const OrderId next = revisionId(first, known.revision + 1);
        const auto order = orderOf(next);
        if (!order) return fail(order.error());
        if (order->lifecycle == Lifecycle::None) return known;
        const auto reversal = orderOf(reversalId(next));
        if (!reversal) return fail(reversal.error());
        known = {next, *order, known.revision + 1, reversal->lifecycle != Lifecycle::None};
        if (!known.isReversed) return known;
    }
}

Result<std::optional<qint64>> ImportedHistory::changeOf(const CorrectStock& correction) {
    const auto recorded = m_events.load(productStream(correction.sku));
    if (!recorded) return fail(recorded.error());
    std::optional<qint64> change;
    for (const RecordedEvent& event : *recorded) {
        const auto product = productEventFrom(event);
        if (!product) return fail(product.error());
        const auto* corrected = std::get_if<StockCorrected>(&*product);
        if (corrected && corrected->reason == correction.reason) {
            change = change.value_or(0) + corrected->change;
        }
    }
    return change;
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
