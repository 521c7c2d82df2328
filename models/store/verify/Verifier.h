// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/connection/Database.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>

namespace countertop {

/// The result for every invariant of a shop: how many items were checked and what is wrong.
struct VerifyReport {
    /// At most this many problems per check are listed; more are only counted.
    static constexpr int kMaximumProblems = 20;

    struct Check {
        QString code;  ///< stable, for translation: "order_totals"
        QString name;
        qint64 count = 0;
        qint64 problemCount = 0;
        QStringList problems;  ///< English sentences, the first few
        QString notChecked{};  ///< why it was not checked, or not completely
        /// "ok", "wrong", or "not_checked" when nothing or not everything could be checked.
        [[nodiscard]] QString state() const;
        bool operator==(const Check&) const = default;
    };
    QList<Check> checks;

    /// True when no check found a problem.
    [[nodiscard]] bool isClean() const;
    /// {"clean": true, "checks": [{"code", "name", "state", "count", "problem_count",
    /// "problems": [], "not_checked": ""}]}
    [[nodiscard]] QJsonObject toJson() const;
};

/// A seal that was noted down outside the database and must still exist.
struct NotedSeal {
    qint64 toPosition = 0;
    QString hash;
};

struct VerifyOptions {
    qint64 storeId = 1;
    /// This computer's time: tills' clocks far ahead of it are not trusted.
    Timestamp now = SystemClock().now();
    std::optional<NotedSeal> notedSeal;
    /// Called now and then with the current check; total is 0 when it is not known.
    std::function<void(const QString& check, qint64 done, qint64 total)> progress;
    /// May be set from any thread: ends with CANCELLED.
    const std::atomic<bool>* cancelled = nullptr;
};

/// Checks every invariant within one consistent view, so that the result is right while others
/// write. Events are read page by page: memory grows with days and products, not with events.
/// Unreadable data, and whatever else stops a check, is a problem of that check, and the others
/// still run; only a lost server (NETWORK) and CANCELLED are errors. Call it on the database's
/// thread.
[[nodiscard]] Result<VerifyReport> verifyShop(Database& database,
                                              const VerifyOptions& options = {});

}  // namespace countertop
