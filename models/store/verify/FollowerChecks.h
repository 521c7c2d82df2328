// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

#include <QMap>
#include <QSet>

#include <vector>

namespace countertop {

/// The asynchronous projections against the folds of the orders' events up to their checkpoints,
/// without the events they left out. Orders come in the order of their ids; tables by order are
/// compared with them, the others, which grow with customers, products and days, at the end.
class FollowerChecks {
public:
    explicit FollowerChecks(CheckBook& book);

    /// Before the first stream: how far each projection is.
    Result<void> begin();
    void take(const EventStream& stream);
    /// Compares what goes by order up to this one; empty: to the end.
    Result<void> compareUpTo(const QString& orderId);
    /// After the last stream.
    Result<void> finish();

private:
    struct Follower {
        std::unique_ptr<AsyncProjection> projection;
        qint64 fromPosition = 0;
        bool isOutdated = false;
        qint64 checkpoint = 0;
        QSet<qint64> leftOut;
        QMap<QString, ProjectedRow> expected;  ///< by key
        QString from;                          ///< the order compared last
        [[nodiscard]] bool isByOrder() const {
            return projection->table().columns.first().name == u"order_id";
        }
    };

    void take(Follower& follower, const EventStream& stream);
    Result<void> compare(Follower& follower, const QString& upToOrder);
    void compareRow(Follower& follower, const ProjectedRow& stored);
    void reportMissing(Follower& follower);

    CheckBook& m_book;
    std::vector<Follower> m_followers;
};

}  // namespace countertop
