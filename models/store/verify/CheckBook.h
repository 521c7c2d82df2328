// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "models/store/verify/Verifier.h"

#include <array>
#include <functional>

namespace countertop {

/// Every check, in the order of the report.
enum class Invariant {
    DatabaseIntegrity,
    EventChains,
    Seals,
    SealedRecords,
    ReadableEvents,
    OrderList,
    OrderLines,
    Payments,
    OrderDays,
    PaymentDays,
    Products,
    Customers,
    StockMovements,
    StockLevels,
    StockAvailable,
    OrderTotals,
    Refunds,
    Quantities,
    OrderNumbers,
    IdempotencyKeys,
    OutboxMessages,
    Routes,
    Sagas,
    ShopSettings,
    OneCurrency,
    AsynchronousProjections,
};
inline constexpr int kInvariants = 26;

/// One run of the verifier: its database, its findings and its cancellation.
class CheckBook {
public:
    CheckBook(Database& database, const VerifyOptions& options);
    Q_DISABLE_COPY_MOVE(CheckBook)

    [[nodiscard]] Database& database() const { return m_database; }
    [[nodiscard]] qint64 storeId() const { return m_options.storeId; }
    [[nodiscard]] Timestamp now() const { return m_options.now; }
    [[nodiscard]] const std::optional<NotedSeal>& notedSeal() const { return m_options.notedSeal; }

    void count(Invariant invariant, qint64 things = 1);
    /// Records a problem; long sentences are cut.
    void problem(Invariant invariant, const QString& sentence);
    /// Records why a check was not made. Problems take precedence in the report.
    void notChecked(Invariant invariant, const QString& reason);

    /// Runs one part of the verification. An error or exception that stops it is a problem of that
    /// check, and the other parts still run; only errors that stop them all (CANCELLED, a lost
    /// server) are returned. A part that has failed once is not run again.
    Result<void> attempt(Invariant invariant, const std::function<Result<void>()>& part);
    [[nodiscard]] bool hasFailed(Invariant invariant) const {
        return m_failed[static_cast<std::size_t>(invariant)];
    }
    /// Call it before the first attempt: on PostgreSQL it sets the savepoint for recover().
    Result<void> begin();
    /// Makes the connection usable after a statement that the database refused.
    Result<void> recover();

    /// Reports progress; CANCELLED when the run was cancelled.
    Result<void> reportProgress(Invariant invariant, qint64 done, qint64 total = 0);

    [[nodiscard]] VerifyReport report() const;

private:
    [[nodiscard]] VerifyReport::Check& at(Invariant invariant) {
        return m_checks[static_cast<std::size_t>(invariant)];
    }

    Database& m_database;
    const VerifyOptions& m_options;
    std::array<VerifyReport::Check, kInvariants> m_checks;
    std::array<bool, kInvariants> m_failed{};
};

}  // namespace countertop
