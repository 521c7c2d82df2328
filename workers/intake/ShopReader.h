// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/SqlShopReads.h"
#include "workers/WorkerThread.h"

#include <chrono>
#include <functional>

namespace countertop {

/// Reads a shop for callers on many threads, which wait for the results: one thread with a
/// read-only connection, opened by the first query and retried by the next after a failure.
class ShopReader {
public:
    explicit ShopReader(DatabaseUrl url);
    /// No caller may be waiting any more.
    ~ShopReader();
    Q_DISABLE_COPY_MOVE(ShopReader)

    /// TIMEOUT when there is no answer within that time; the query never touches its caller's
    /// result afterwards.
    template <class T>
    [[nodiscard]] Result<T> read(std::function<Result<T>(const ShopReads&)> question,
                                 std::chrono::milliseconds timeout) {
        auto answer = std::make_shared<std::promise<Result<T>>>();
        std::future<Result<T>> waits = answer->get_future();
        m_thread.post([this, answer, question = std::move(question)] {
            const auto reads = open();
            answer->set_value(reads ? question(*reads) : fail(reads.error()));
        });
        if (waits.wait_for(timeout) != std::future_status::ready) return fail(tooSlow());
        return waits.get();
    }

private:
    [[nodiscard]] static Error tooSlow();
    /// Runs on m_thread.
    [[nodiscard]] Result<ShopReads> open();

    const DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;  ///< used on m_thread only, like m_reads
    std::unique_ptr<SqlShopReads> m_reads;
    WorkerThread m_thread;
};

}  // namespace countertop
