// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderReads.h"
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

/// Writes orders to a CSV file, page by page. Runs where it is called: on the thread that
/// reads, never the GUI thread.
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

    /// The number of orders written. CANCELLED, STORAGE for the file, or what reading fails with;
    /// then no file is left behind.
    [[nodiscard]] Result<qint64> run(const Request& request);

private:
    OrderReads& m_orders;
    ExportWatch m_watch;
};

}  // namespace countertop
