// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/OrderExport.h"

#include "models/projections/OrderListReader.h"
#include "workers/transfer/CsvFile.h"

namespace countertop {

namespace {

QStringList columnNames(const OrderFilter& filter) {
    QStringList names{QStringLiteral("number"),
                      QStringLiteral("placed_at"),
                      QStringLiteral("day"),
                      QStringLiteral("customer"),
                      QStringLiteral("till"),
                      QStringLiteral("status"),
                      QStringLiteral("payment_status"),
                      QStringLiteral("fulfilment_status"),
                      QStringLiteral("items"),
                      QStringLiteral("total"),
                      QStringLiteral("paid"),
                      QStringLiteral("refunded"),
                      QStringLiteral("credited"),
                      QStringLiteral("currency"),
                      QStringLiteral("order_id")};
    // The sum of a list filtered by payment days: revenue by payment day.
    if (filter.hasPaymentDays()) names.append(QStringLiteral("moved_in_days"));
    return names;
}

void write(CsvWriter& csv, const OrderRow& row) {
    csv.text(row.number)
        .text(toIsoText(row.placedAt))
        .text(row.day)
        .text(row.customerName)
        .text(row.till)
        .text(toText(row.status))
        .text(toText(row.paymentStatus))
        .text(toText(row.fulfilmentStatus))
        .number(row.itemCount)
        .money(row.totalMinor, row.currency)
        .money(row.capturedMinor, row.currency)
        .money(row.refundedMinor, row.currency)
        .money(row.creditedMinor, row.currency)
        .text(row.currency)
        .text(row.orderId.text());
    if (row.netPaidMinor) csv.money(*row.netPaidMinor, row.currency);
    csv.endRecord();
}

}  // namespace

Result<qint64> OrderExport::run(const Request& request) {
    const auto summary = m_orders.summary(request.filter);
    if (!summary) return fail(summary.error());
    const auto file = CsvFile::create(request.path, request.dialect);
    if (!file) return fail(file.error());
    CsvWriter& csv = (*file)->writer();
    csv.record(columnNames(request.filter));
    qint64 rows = 0;
    OrderListReader reader(m_orders, request.filter, request.sort);
    while (!reader.isAtEnd()) {
        if (m_watch.isCancelled()) {
            return fail(ErrorCode::Cancelled, QStringLiteral("The export was cancelled"),
                        QStringLiteral("cancelled"));
        }
        const auto part = reader.next();
        if (!part) return fail(part.error());
        for (const OrderRow& row : *part) write(csv, row);
        if (auto good = (*file)->check(); !good) return fail(good.error());
        rows += part->size();
        if (m_watch.progress) m_watch.progress(rows, summary->orders);
    }
    if (auto saved = (*file)->save(); !saved) return fail(saved.error());
    return rows;
}

}  // namespace countertop
