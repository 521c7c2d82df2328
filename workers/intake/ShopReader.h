// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/SqlShopReads.h"
#include "workers/WorkerThread.h"

#include <chrono>
#include <functional>

namespace countertop {

/// Reads a shop for callers on many threads, which wait for their answers: a thread with a
/// read-only connection, opened with the first question and again after it could not be.
class ShopReader {
public:
    explicit ShopReader(DatabaseUrl url);
    /// Nobody may be waiting any more.
    ~ShopReader();
    Q_DISABLE_COPY_MOVE(ShopReader)

    /// TIMEOUT when there is no answer after that time; what the question would have filled is
    /// never touched after that.
    template <class T>
    [[nodiscard]] Result<T> ask(std::function<Result<T>(const ShopReads&)> question,
                                std::chrono::milliseconds patience) {
        auto answer = std::make_shared<std::promise<Result<T>>>();
        std::future<Result<T>> waits = answer->get_future();
        m_thread.post([this, answer, question = std::move(question)] {
            const auto reads = open();
            answer->set_value(reads ? question(*reads) : fail(reads.error()));
        });
        if (waits.wait_for(patience) != std::future_status::ready) return fail(tooSlow());
        return waits.get();
    }

private:
    [[nodiscard]] static Error tooSlow();
    /// On the thread.
    [[nodiscard]] Result<ShopReads> open();

    const DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;  ///< the thread's own, as the next
    std::unique_ptr<SqlShopReads> m_reads;
    WorkerThread m_thread;
};

}  // namespace countertop
