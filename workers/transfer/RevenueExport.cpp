// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/RevenueExport.h"

#include "workers/transfer/CsvFile.h"

namespace countertop {

namespace {

QString periodName(RevenuePeriod period) {
    switch (period) {
        case RevenuePeriod::Day:
            return QStringLiteral("day");
        case RevenuePeriod::Week:
            return QStringLiteral("week");
        case RevenuePeriod::Month:
            return QStringLiteral("month");
    }
    return {};
}

}  // namespace

Result<qint64> RevenueExport::run(const Request& request) {
    const auto rows = m_revenue.rows(request.query);
    if (!rows) return fail(rows.error());
    const auto file = CsvFile::create(request.path, request.dialect);
    if (!file) return fail(file.error());
    CsvWriter& csv = (*file)->writer();
    csv.record({periodName(request.query.by), QStringLiteral("first_day"),
                QStringLiteral("last_day"), QStringLiteral("orders"), QStringLiteral("items"),
                QStringLiteral("refunded"), QStringLiteral("total"), QStringLiteral("currency")});
    for (const RevenueRow& row : *rows) {
        csv.text(row.period)
            .text(row.firstDay)
            .text(row.lastDay)
            .number(row.orders)
            .number(row.items)
            .money(row.refundedMinor, row.currency)
            .money(row.totalMinor, row.currency)
            .text(row.currency)
            .endRecord();
    }
    if (m_watch.isCancelled()) {
        return fail(ErrorCode::Cancelled, QStringLiteral("The export was cancelled"),
                    QStringLiteral("cancelled"));
    }
    if (auto saved = (*file)->save(); !saved) return fail(saved.error());
    if (m_watch.progress) m_watch.progress(rows->size(), rows->size());
    return rows->size();
}

}  // namespace countertop
