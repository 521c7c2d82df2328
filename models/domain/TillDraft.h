// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Result.h"
#include "models/core/Timestamp.h"
#include "models/domain/OrderStatus.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace countertop {

/// One line of an unfinished sale, as shown to the clerk.
struct TillDraftLine {
    QString sku;
    QString name;
    qint64 quantity = 1;  ///< 1 … kMaximumQuantity
    qint64 unitPriceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent

    bool operator==(const TillDraftLine&) const = default;
};

/// How the last attempt was to complete a sale.
struct TillAttempt {
    bool pays = false;  ///< false: it only places the order
    PaymentMethod method = PaymentMethod::Cash;
    std::optional<qint64> tenderedMinor;

    bool operator==(const TillAttempt&) const = default;
};

/// A sale at the till before it is placed; it survives a crash. `intentKey` and `orderId` are
/// created once per sale. `repeated` is set before the first attempt is sent, so that a sale
/// restored after a crash fetches that attempt's result instead of selling twice. While the outcome
/// of an attempt is unknown, `attempt` stores it, and the sale must be sent again unchanged.
struct TillDraft {
    QString draftId;
    QString intentKey;
    OrderId orderId;
    bool repeated = false;
    std::optional<TillAttempt> attempt;
    CustomerId customerId;
    QString customerName;
    QList<TillDraftLine> lines;
    QString label;
    bool parked = false;
    bool isNext = false;  ///< entered while another sale's outcome is pending
    Timestamp updatedAt = 0;

    bool operator==(const TillDraft&) const = default;

    /// An empty sale with its own ids.
    [[nodiscard]] static TillDraft fresh(Timestamp now);
    [[nodiscard]] bool isEmpty() const { return lines.isEmpty() && customerId.isEmpty(); }
};

[[nodiscard]] QJsonObject toJson(const TillDraft& draft);
[[nodiscard]] QJsonArray toJson(const QList<TillDraft>& drafts);

/// Reads the output of toJson(). Drops damaged lines and generates missing ids; DAMAGED only when
/// nothing of the sale is readable.
[[nodiscard]] Result<TillDraft> tillDraftFromJson(const QJsonObject& json);
/// All readable drafts; others are dropped.
[[nodiscard]] QList<TillDraft> tillDraftsFromJson(const QJsonArray& json);

}  // namespace countertop
