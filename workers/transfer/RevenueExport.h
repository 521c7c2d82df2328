// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueReads.h"
#include "workers/transfer/OrderExport.h"

namespace countertop {

/// Writes revenue by day, week or month to a CSV file. Runs on the caller's thread, which must be
/// the reading thread, never the GUI thread.
class RevenueExport {
public:
    struct Request {
        QString path;
        CsvDialect dialect;
        RevenueQuery query;
    };

    RevenueExport(RevenueReads& revenue, ExportWatch watch)
        : m_revenue(revenue), m_watch(std::move(watch)) {}

    /// Returns the number of periods written; errors as for OrderExport.
    [[nodiscard]] Result<qint64> run(const Request& request);

private:
    RevenueReads& m_revenue;
    ExportWatch m_watch;
};

}  // namespace countertop
