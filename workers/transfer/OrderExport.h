// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"
#include "workers/transfer/CsvWriter.h"

#include <atomic>
#include <functional>

namespace countertop {

/// Progress and cancellation of a running export.
struct ExportWatch {
    std::function<void(qint64 rowsDone, qint64 rowsTotal)> progress;
    /// Checked between pages; may be set from any thread.
    const std::atomic_bool* cancel = nullptr;

    [[nodiscard]] bool isCancelled() const { return cancel && cancel->load(); }
};

/// Writes orders to a CSV file, page by page. Runs on the caller's thread, which must be the
/// reading thread, never the GUI thread.
class OrderExport {
public:
    struct Request {
        QString path;
        CsvDialect dialect;
        OrderFilter filter;
        OrderSort sort;
    };

    OrderExport(OrderReads& orders, ExportWatch watch)
        : m_orders(orders), m_watch(std::move(watch)) {}

    /// Returns the number of orders written. CANCELLED, STORAGE for the file, or the error of
    /// reading; then no file is left behind.
    [[nodiscard]] Result<qint64> run(const Request& request);

private:
    OrderReads& m_orders;
    ExportWatch m_watch;
};

}  // namespace countertop
