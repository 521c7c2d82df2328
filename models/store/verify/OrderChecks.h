// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/Folds.h"
#include "models/store/verify/StoredRow.h"

#include <QMap>

namespace countertop {

/// Compares the rows of orders, lines and payments with the folds of the orders' events, and checks
/// the rules for every stored order. Orders are read in the order of their ids, some at a time; the
/// rows up to the last of them are read along, so that rows without an order are found too.
class OrderChecks {
public:
    explicit OrderChecks(CheckBook& book);

    void consume(const FoldedOrder& order) { m_folded.insert(order.row.orderId.text(), order); }
    /// An order whose events are unreadable: its rows cannot be compared.
    void addUnreadable(const QString& orderId) { m_unreadable.insert(orderId); }

    /// Compares the folds taken so far with the rows up to that id; empty: all remaining rows.
    Result<void> compareUpTo(const QString& orderId);

private:
    using Rows = QMap<QString, QList<StoredRow>>;  ///< by order id

    /// One of the tables and the rows read last.
    struct Part {
        Invariant invariant;
        QString select;
        QString orderBy;
        QStringList columns;
        Rows rows;
    };

    template <class Row>
    [[nodiscard]] static Part partOf(Invariant invariant, const char* orderBy);
    /// A table that cannot be read is a problem of its own check.
    Result<void> read(Part& part, const QString& upTo);
    void compareOrder(const FoldedOrder& order, const StoredRow* stored);
    void compareLines(const FoldedOrder& order, const QList<StoredRow>& stored);
    void comparePayments(const FoldedOrder& order, const QList<StoredRow>& stored);
    void checkRules(const StoredRow& order, const QList<StoredRow>& lines);
    void checkLineRules(const QString& name, const StoredRow& line);
    void reportStrangers(const Rows& rows, Invariant invariant, const QString& what);

    CheckBook& m_book;
    Part m_orders;
    Part m_lines;
    Part m_payments;
    QString m_from;
    QMap<QString, FoldedOrder> m_folded;
    QSet<QString> m_unreadable;
};

}  // namespace countertop
