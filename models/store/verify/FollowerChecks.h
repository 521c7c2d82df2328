// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

#include <QMap>
#include <QSet>

#include <vector>

namespace countertop {

/// Compares the asynchronous projections with the folds of the orders' events up to their
/// checkpoints, without the events they left out. Orders are read in the order of their ids; tables
/// with rows per order are compared along with them, the others, which grow with customers,
/// products and days, at the end.
class FollowerChecks {
public:
    explicit FollowerChecks(CheckBook& book);

    /// Call it before the first stream: reads each projection's checkpoint.
    Result<void> begin();
    void consume(const EventStream& stream);
    /// Compares the tables by order up to this order; empty: to the end.
    Result<void> compareUpTo(const QString& orderId);
    /// Call it after the last stream.
    Result<void> finish();

private:
    struct Follower {
        std::unique_ptr<AsyncProjection> projection;
        qint64 fromPosition = 0;
        bool isOutdated = false;
        qint64 checkpoint = 0;
        QSet<qint64> leftOut;
        QMap<QString, ProjectedRow> expected;  ///< by key
        QString from;                          ///< the last order compared
        [[nodiscard]] bool isByOrder() const {
            return projection->table().columns.first().name == u"order_id";
        }
    };

    void consume(Follower& follower, const EventStream& stream);
    Result<void> compare(Follower& follower, const QString& upToOrder);
    void compareRow(Follower& follower, const ProjectedRow& stored);
    void reportMissing(Follower& follower);

    CheckBook& m_book;
    std::vector<Follower> m_followers;
};

}  // namespace countertop
