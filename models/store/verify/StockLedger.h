// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"
#include "models/projections/Rows.h"

#include <QHash>
#include <QSet>

#include <array>
#include <vector>

namespace countertop {

/// A stock movement with its actor and time. The reason is the stored word, known or not.
struct StockMovement {
    QString sku;
    qint64 onHandChange = 0;
    qint64 reservedChange = 0;
    QString reason;
    QString orderId;
    QString note;
    QString actor;
    Timestamp at = 0;

    [[nodiscard]] static StockMovement of(const StockChange& change, const QString& actor,
                                          Timestamp at);
};

/// Compares two sets of stock movements of any size in a fixed amount of memory. Movements are
/// summed per order, SKU, reason, note, actor and time; each sum is multiplied by its own random
/// weight and added to one of many buckets. When one set has been added and the other subtracted, a
/// nonzero bucket contains a sum that differs; the chance that a difference stays hidden is below
/// 2⁻⁶⁰.
class StockLedger {
public:
    StockLedger();

    void add(const StockMovement& movement) { enter(movement, 1); }
    void subtract(const StockMovement& movement) { enter(movement, -1); }
    [[nodiscard]] bool isEven() const;

    /// True for a movement whose bucket is among the first few nonzero ones and needs a closer
    /// look.
    [[nodiscard]] bool isSuspect(const StockMovement& movement) const;
    void chooseSuspects();

private:
    struct Place {
        quint32 bucket = 0;
        quint64 weight = 0;
    };
    [[nodiscard]] Place placeOf(const StockMovement& movement) const;
    void enter(const StockMovement& movement, int sign);

    quint64 m_seed;
    std::vector<std::array<quint64, 2>> m_buckets;
    QSet<quint32> m_suspects;
};

/// The exact sums of suspect movements: stored minus expected.
class StockDifferences {
public:
    void add(const StockMovement& movement, int sign);
    /// One sentence per sum that differs, in a definite order.
    [[nodiscard]] QStringList sentences() const;

private:
    struct Sums {
        StockMovement key;
        quint64 onHand = 0;
        quint64 reserved = 0;
    };
    QHash<QString, Sums> m_sums;
};

}  // namespace countertop
