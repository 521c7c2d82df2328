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

/// The changes that a batch of the feed makes to the tables of the commits: for each table the rows
/// to write, and the orders whose lines are replaced. Also its changes to the orders, for
/// asynchronous projections.
struct TableChanges {
    QHash<const ProjectedTable*, QList<ProjectedRow>> rows;
    QHash<const ProjectedTable*, QList<ProjectedRow>> newRows;  ///< their keys do not exist yet
    QStringList replacedLines;
    OrderSpans orders;
    bool isUnreadable = false;  ///< an event of an order was left out
};

/// Folds the whole feed into the tables of the commits, in feed order, write by write as in the
/// commits; rows that depend only on the last state are written once per batch. Lives on the
/// store's thread.
class TransactionFold {
public:
    /// What to do about an event that cannot be read.
    enum class Unreadable { Refuse, LeaveOut };

    /// `tables` names the requested tables; rows of others are not computed.
    TransactionFold(EventStore& events, const QStringList& tables, Unreadable unreadable);

    /// Folds the next events of the feed. DAMAGED when one is unreadable, unless such events may be
    /// left out.
    [[nodiscard]] Result<TableChanges> fold(const QList<RecordedEvent>& events);
    /// Discards the remembered states; call it when the last changes were rolled back.
    void forget();

private:
    /// An order that a batch touches, with its first and its last write there.
    struct Touched {
        QString streamId;
        qint64 firstVersion = 0;
        qint64 lastVersion = 0;
        Timestamp updatedAt = 0;
        bool linesChanged = false;
    };
    /// The orders of a batch in the order of appearance, as in TableChanges::orders.
    struct Batch {
        QHash<QString, qsizetype> places;  ///< by stream
        QList<Touched> touched;
    };

    Result<void> foldOrder(const QList<RecordedEvent>& events, Batch& batch, TableChanges& changes);
    /// The index of the write's order in the batch.
    Result<qsizetype> placeOf(const QList<RecordedEvent>& events, Batch& batch,
                              TableChanges& changes);
    Result<void> foldProduct(const QList<RecordedEvent>& events, TableChanges& changes);
    Result<void> foldCustomer(const QList<RecordedEvent>& events, TableChanges& changes);
    /// The readable events of a write.
    Result<OrderEvents> readOrder(const QList<RecordedEvent>& events, TableChanges& changes) const;
    /// Adds the rows that depend only on the last state of each order.
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

/// The events of each write, in the order in which the writes began. A write is all events of one
/// stream that one command caused.
[[nodiscard]] QList<QList<RecordedEvent>> writesOf(const QList<RecordedEvent>& events);

}  // namespace countertop
