// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/projections/OrderProjection.h"
#include "models/projections/OrderSpan.h"
#include "models/projections/ProjectedTable.h"
#include "models/projections/Rows.h"
#include "models/store/projections/OrderStates.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// What a stretch of the feed changes in the tables of the commits: for each table the rows to
/// write, and the orders whose lines are written anew. And what it did to the orders, for the
/// projections that follow.
struct TableChanges {
    QHash<const ProjectedTable*, QList<ProjectedRow>> rows;
    QHash<const ProjectedTable*, QList<ProjectedRow>> newRows;  ///< no row has their keys yet
    QStringList replacedLines;
    OrderSpans orders;
    bool isUnreadable = false;  ///< an event of an order was left out
};

/// The fold of the projections of the commits over the whole feed, in its order, write by write as
/// the commits did it; rows of which only the last state counts once for each stretch. Lives on the
/// store's thread.
class TransactionFold {
public:
    /// What to do about an event that cannot be read.
    enum class Unreadable { Refuse, LeaveOut };

    /// `tables` names those that are wanted; what belongs to others is not worked out.
    TransactionFold(EventStore& events, const QStringList& tables, Unreadable unreadable);

    /// The next events of the feed. DAMAGED when one cannot be read and none may be left out.
    [[nodiscard]] Result<TableChanges> take(const QList<RecordedEvent>& events);
    /// What was taken last was not written after all.
    void forget();

private:
    /// An order that a stretch touches, its first and its last write there.
    struct Touched {
        QString streamId;
        qint64 firstVersion = 0;
        qint64 lastVersion = 0;
        Timestamp updatedAt = 0;
        bool linesChanged = false;
    };
    /// The orders of a stretch in the order in which it meets them, as in TableChanges::orders.
    struct Stretch {
        QHash<QString, qsizetype> places;  ///< by stream
        QList<Touched> touched;
    };

    Result<void> takeOrder(const QList<RecordedEvent>& events, Stretch& stretch,
                           TableChanges& changes);
    /// The place of the write's order in the stretch.
    Result<qsizetype> placeOf(const QList<RecordedEvent>& events, Stretch& stretch,
                              TableChanges& changes);
    Result<void> takeProduct(const QList<RecordedEvent>& events, TableChanges& changes);
    Result<void> takeCustomer(const QList<RecordedEvent>& events, TableChanges& changes);
    /// The readable ones of a write.
    Result<OrderEvents> readOrder(const QList<RecordedEvent>& events, TableChanges& changes) const;
    /// What only the last state of each order tells.
    void addOrders(const QList<Touched>& touched, TableChanges& changes);
    /// The stream of a write from its beginning up to the write.
    [[nodiscard]] Result<QList<RecordedEvent>> wholeStream(const QList<RecordedEvent>& events);
    void addMoney(const OrderChanges& order, TableChanges& changes) const;
    void addStock(const QList<StockChange>& stock, const EventMetadata& metadata,
                  TableChanges& changes) const;
    void add(const ProjectedTable& table, ProjectedRow row, TableChanges& changes) const;
    void addNew(const ProjectedTable& table, ProjectedRow row, TableChanges& changes) const;
    [[nodiscard]] bool wants(const ProjectedTable& table) const {
        return m_tables.contains(table.name);
    }

    EventStore& m_events;
    QSet<QString> m_tables;
    Unreadable m_unreadable;
    OrderStates m_states;
};

/// The events of each write, in the order in which the writes began: those of one stream that one
/// command caused.
[[nodiscard]] QList<QList<RecordedEvent>> writesOf(const QList<RecordedEvent>& events);

}  // namespace countertop
