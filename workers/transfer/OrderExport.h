// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "workers/transfer/CsvWriter.h"

#include <atomic>
#include <functional>

namespace countertop {

/// How an export tells and asks while it runs.
struct ExportWatch {
    std::function<void(qint64 rowsDone, qint64 rowsTotal)> progress;
    /// Looked at between pages; may be set from any thread.
    const std::atomic_bool* cancel = nullptr;

    [[nodiscard]] bool isCancelled() const { return cancel && cancel->load(); }
};

/// Writes orders to a CSV file, page by page. Runs where it is called: on the thread of the
/// queries, never the GUI thread.
class OrderExport {
public:
    struct Request {
        QString path;
        CsvDialect dialect;
        OrderFilter filter;
        OrderSort sort;
    };

    OrderExport(ShopQueries& queries, ExportWatch watch)
        : m_queries(queries), m_watch(std::move(watch)) {}

    /// The number of orders written. CANCELLED, STORAGE for the file, or the queries' errors; then
    /// no file is left behind.
    [[nodiscard]] Result<qint64> run(const Request& request);

private:
    ShopQueries& m_queries;
    ExportWatch m_watch;
};

}  // namespace countertop
