// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace countertop {

class LongTableView;
class WindowedTableModel;

/// Keeps what stands beside a list true to it. It knows the chosen row by its key: after another
/// filter or a refresh the row is selected again where it now stands, and where it is gone the
/// pane is told so. A list that has the keyboard always has a selected row. ListCard::follow()
/// makes one for its list.
class RowFollower : public QObject {
    Q_OBJECT

public:
    using RowOfKey = std::function<int(const QString& key)>;

    /// Both outlive it.
    RowFollower(LongTableView& table, WindowedTableModel& model, QObject* parent);
    /// For a table with a model of another kind: whoever owns it calls follow(). `rowOfKey` gives
    /// the row with that key, or −1.
    RowFollower(LongTableView& table, RowOfKey rowOfKey, QObject* parent);

    /// Of the selected row; empty when none is.
    [[nodiscard]] const QString& key() const { return m_key; }
    /// This row is to be selected when the list comes to have it; the pane shows it already.
    void expect(const QString& key) { m_key = key; }
    /// The rows are others. While they are not all there a missing row is not lost yet.
    void follow(bool areAllThere = true);

signals:
    /// Another row is selected and can be read; without a key: the row that was chosen is not in
    /// the list any more.
    void rowChosen(const QString& key);

private:
    void takeSelected();

    LongTableView& m_table;
    RowOfKey m_rowOfKey;
    QString m_key;
};

}  // namespace countertop
