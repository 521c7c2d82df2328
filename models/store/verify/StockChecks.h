// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"
#include "models/store/verify/StockLedger.h"

#include <QHash>

namespace countertop {

/// Stock: the movements match the events, each product's stock is the sum of its movements, and no
/// stock is reserved twice.
class StockChecks {
public:
    explicit StockChecks(CheckBook& book) : m_book(book) {}

    /// Adds a stream's stock movements.
    void consume(const QList<StockMovement>& movements);
    /// Call it after the last stream: reads movements and products.
    Result<void> finish();

private:
    struct Level {
        qint64 onHand = 0;
        qint64 reserved = 0;
    };
    using Visit = std::function<void(const StockMovement&)>;

    Result<void> eachMovement(const Visit& visit);
    Result<void> checkLevels();
    void checkLevel(const QString& sku, const Level& stored);
    /// Reads everything a second time to name the differences.
    Result<void> explain();

    CheckBook& m_book;
    StockLedger m_ledger;
    QHash<QString, Level> m_summed;
};

}  // namespace countertop
