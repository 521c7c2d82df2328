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

/// What became of every invariant of a shop: how many things were looked at and what is wrong.
struct VerifyReport {
    /// At most this many problems of a check are told; more are only counted.
    static constexpr int kMaximumProblems = 20;

    struct Check {
        QString code;  ///< stable, for translation: "order_totals"
        QString name;
        qint64 count = 0;
        qint64 problemCount = 0;
        QStringList problems;  ///< English sentences, the first of them
        QString notChecked{};  ///< why it, or some of it, was not checked
        /// "ok", "wrong" or "not_checked": nothing is known of it, or not of all of it.
        [[nodiscard]] QString state() const;
        bool operator==(const Check&) const = default;
    };
    QList<Check> checks;

    /// Nothing that was checked is wrong.
    [[nodiscard]] bool isClean() const;
    /// {"clean": true, "checks": [{"code", "name", "state", "count", "problem_count",
    /// "problems": [], "not_checked": ""}]}
    [[nodiscard]] QJsonObject toJson() const;
};

/// A seal as somebody noted it down outside the database: it must still be there.
struct NotedSeal {
    qint64 toPosition = 0;
    QString hash;
};

struct VerifyOptions {
    qint64 storeId = 1;
    /// This computer's time: no till's clock is believed that is far ahead of it.
    Timestamp now = SystemClock().now();
    std::optional<NotedSeal> notedSeal;
    /// Called now and then with what is being looked at; total is 0 where it is not known.
    std::function<void(const QString& check, qint64 done, qint64 total)> progress;
    /// Set from any thread: ends with CANCELLED.
    const std::atomic<bool>* cancelled = nullptr;
};

/// Checks every invariant within one unchanging view, so that it is right while others write.
/// Events are read one page after another: memory grows with days and products, not with events.
/// What cannot be read, and whatever else keeps a check from its end, is a problem of that check,
/// and the others are made; only a lost server (NETWORK) and CANCELLED are errors. Call it on the
/// database's thread.
[[nodiscard]] Result<VerifyReport> verifyShop(Database& database,
                                              const VerifyOptions& options = {});

}  // namespace countertop
