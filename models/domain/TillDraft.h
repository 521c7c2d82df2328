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

/// One line of a sale that is still being put together, as the clerk saw it.
struct TillDraftLine {
    QString sku;
    QString name;
    qint64 quantity = 1;  ///< 1 … kMaximumQuantity
    qint64 unitPriceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent

    bool operator==(const TillDraftLine&) const = default;
};

/// How the last attempt at a sale was to end it.
struct TillAttempt {
    bool pays = false;  ///< else it only places the order
    PaymentMethod method = PaymentMethod::Cash;
    std::optional<qint64> tenderedMinor;

    bool operator==(const TillAttempt&) const = default;
};

/// A sale at the till before it is placed: what survives a crash. `intentKey` and `orderId` are
/// made once per sale; `repeated` is set before the first attempt is sent, so that a sale restored
/// after a crash asks for the answer of that attempt instead of selling twice. While nobody knows
/// what became of an attempt, `attempt` says what it was, and the sale must be sent again as it is.
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
    bool isNext = false;  ///< put together while another sale's outcome is awaited
    Timestamp updatedAt = 0;

    bool operator==(const TillDraft&) const = default;

    /// An empty sale with ids of its own.
    [[nodiscard]] static TillDraft fresh(Timestamp now);
    [[nodiscard]] bool isEmpty() const { return lines.isEmpty() && customerId.isEmpty(); }
};

[[nodiscard]] QJsonObject toJson(const TillDraft& draft);
[[nodiscard]] QJsonArray toJson(const QList<TillDraft>& drafts);

/// Reads what toJson wrote. Damaged lines are left out and missing ids are made anew; DAMAGED only
/// when nothing of a sale can be told.
[[nodiscard]] Result<TillDraft> tillDraftFromJson(const QJsonObject& json);
/// Every readable draft; what is not one is left out.
[[nodiscard]] QList<TillDraft> tillDraftsFromJson(const QJsonArray& json);

}  // namespace countertop
