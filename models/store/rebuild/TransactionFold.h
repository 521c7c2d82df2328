// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/projections/ProjectedTable.h"
#include "models/projections/Rows.h"
#include "models/store/projections/OrderStates.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// What a stretch of the feed changes in the tables of the commits: for each table the rows to
/// write, and the orders whose lines are written anew.
struct TableChanges {
    QHash<const ProjectedTable*, QList<ProjectedRow>> rows;
    QStringList replacedLines;
};

/// The fold of the projections of the commits over the whole feed, in its order, write by write as
/// the commits did it. Lives on the store's thread.
class TransactionFold {
public:
    /// `tables` names those that are wanted; what belongs to others is not worked out.
    TransactionFold(EventStore& events, const QStringList& tables);

    /// The next events of the feed. DAMAGED when one cannot be read.
    [[nodiscard]] Result<TableChanges> take(const QList<RecordedEvent>& events);
    /// What was taken last was not written after all.
    void forget();

private:
    Result<void> takeOrder(const QList<RecordedEvent>& events, TableChanges& changes);
    Result<void> takeProduct(const QList<RecordedEvent>& events, TableChanges& changes);
    Result<void> takeCustomer(const QList<RecordedEvent>& events, TableChanges& changes);
    /// The stream of a write from its beginning up to the write.
    [[nodiscard]] Result<QList<RecordedEvent>> wholeStream(const QList<RecordedEvent>& events);
    void addStock(const QList<StockChange>& stock, const EventMetadata& metadata,
                  TableChanges& changes);
    void add(const ProjectedTable& table, const ProjectedRow& row, TableChanges& changes) const;
    [[nodiscard]] bool wants(const ProjectedTable& table) const {
        return m_tables.contains(table.name);
    }

    EventStore& m_events;
    QSet<QString> m_tables;
    OrderStates m_states;
};

/// The events of each write, in the order in which the writes began: those of one stream that one
/// command caused.
[[nodiscard]] QList<QList<RecordedEvent>> writesOf(const QList<RecordedEvent>& events);

}  // namespace countertop
