// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace countertop {

class LongTableView;
class WindowedTableModel;

/// Keeps the pane beside a list in sync with its selected row. Remembers the row by its key: after
/// a filter or a refresh it selects the row again, or reports that it is gone. A list that has the
/// focus always has a selected row. ListCard::follow() creates one for its list.
class RowFollower : public QObject {
    Q_OBJECT

public:
    using RowOfKey = std::function<int(const QString& key)>;

    /// `table` and `model` must outlive it.
    RowFollower(LongTableView& table, WindowedTableModel& model, QObject* parent);
    /// For a table with another kind of model, whose owner calls follow(). `rowOfKey` returns the
    /// row with that key, or −1.
    RowFollower(LongTableView& table, RowOfKey rowOfKey, QObject* parent);

    /// The key of the selected row; empty when there is none.
    [[nodiscard]] const QString& key() const { return m_key; }
    /// The pane already shows this row; select it once the list contains it.
    void expect(const QString& key) { m_key = key; }
    /// Call it when the rows have changed. Unless `isComplete`, a missing row may still arrive and
    /// is not reported as gone.
    void follow(bool isComplete = true);

signals:
    /// Another row is selected and readable; an empty key means that the chosen row is no longer in
    /// the list.
    void rowChosen(const QString& key);

private:
    void takeSelected();

    LongTableView& m_table;
    RowOfKey m_rowOfKey;
    QString m_key;
};

}  // namespace countertop
