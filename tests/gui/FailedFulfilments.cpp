// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/FailedFulfilments.h"

namespace countertop {

void addFailedFulfilments(FakeReads& shop) {
    const auto cancel = [&shop](int row, const QString& actor, const QString& till,
                                const QString& reason) {
        OrderDetails& details = shop.orders.details[shop.orders.rows.at(row).orderId.text()];
        TimelineEntry entry = details.timeline.last();
        ++entry.version;
        entry.type = QStringLiteral("OrderCancelled");
        entry.actor = actor;
        entry.till = till;
        entry.facts = {{QStringLiteral("reason"), reason}};
        details.timeline.append(entry);
    };
    cancel(0, QStringLiteral("saga"), QStringLiteral("SAGA"), kDeclined);
    cancel(1, QStringLiteral("cli"), QStringLiteral("CLI"), QStringLiteral("Kunde will nicht"));
    for (SagaRow& saga : shop.processes.sagaRows) {
        if (!saga.failureReason.isEmpty()) saga.failureReason = kDeclined;
        for (SagaStep& step : saga.steps) {
            if (!step.reason.isEmpty()) step.reason = kDeclined.section(QStringLiteral(": "), 1);
        }
    }
    for (DeliveryRow& row : shop.deliveries.rows) {
        row.orderNumber = shop.orders.rows.first().number;
        row.orderId = shop.orders.rows.first().orderId.text();
        if (row.status == DeliveryStatus::Pending) row.waitsForEarlier = true;
        if (!row.lastError.isEmpty()) row.lastError = QStringLiteral("Connection refused");
    }
}

}  // namespace countertop
