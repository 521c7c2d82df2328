// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopSettings.h"
#include "models/store/verify/Verifier.h"

#include <array>
#include <functional>

namespace countertop {

/// Everything that is checked, in the order of the report.
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

/// One run of the verifier: where it reads, what it has found, and whether it should go on.
class CheckBook {
public:
    CheckBook(Database& database, const VerifyOptions& options);
    Q_DISABLE_COPY_MOVE(CheckBook)

    [[nodiscard]] Database& database() const { return m_database; }
    [[nodiscard]] qint64 storeId() const { return m_options.storeId; }
    [[nodiscard]] Timestamp now() const { return m_options.now; }
    [[nodiscard]] const std::optional<NotedSeal>& notedSeal() const { return m_options.notedSeal; }

    void count(Invariant invariant, qint64 things = 1);
    /// A longer sentence than anybody reads is cut.
    void problem(Invariant invariant, const QString& sentence);
    /// Why a check was not made. What is wrong all the same is told first.
    void notChecked(Invariant invariant, const QString& reason);

    /// Runs a part of the run. What keeps it from its end, an error or an exception, is a problem
    /// of that check, and the others still run; only what ends all of them (CANCELLED, a lost
    /// server) comes back. A part that has failed once is not run again.
    Result<void> attempt(Invariant invariant, const std::function<Result<void>()>& part);
    [[nodiscard]] bool hasFailed(Invariant invariant) const {
        return m_failed[static_cast<std::size_t>(invariant)];
    }
    /// Before the first attempt: on PostgreSQL a refused statement ends only what follows this.
    Result<void> begin();
    /// Goes on after a statement that the database refused.
    Result<void> recover();

    /// Reports progress; CANCELLED when the person has had enough.
    Result<void> goOn(Invariant invariant, qint64 done, qint64 total = 0);

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
