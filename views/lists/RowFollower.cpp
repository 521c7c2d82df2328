// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/RowFollower.h"

#include "models/tables/WindowedTableModel.h"
#include "views/lists/LongTableView.h"

namespace countertop {

RowFollower::RowFollower(LongTableView& table, WindowedTableModel& model, QObject* parent)
    : RowFollower(
          table, [&model](const QString& key) { return model.rowOfKey(key); }, parent) {
    for (auto signal : {&WindowedTableModel::loaded, &WindowedTableModel::refreshed,
                        &WindowedTableModel::extentChanged}) {
        connect(&model, signal, this, [this] { follow(); });
    }
}

RowFollower::RowFollower(LongTableView& table, RowOfKey rowOfKey, QObject* parent)
    : QObject(parent), m_table(table), m_rowOfKey(std::move(rowOfKey)) {
    connect(&table, &LongTableView::currentRowReady, this, &RowFollower::takeSelected);
}

void RowFollower::takeSelected() {
    const int row = m_table.selectedRow();
    if (row < 0) return;
    const QString key = m_table.model()->index(row, 0).data(KeyRole).toString();
    if (key.isEmpty() || key == m_key) return;
    m_key = key;
    emit rowChosen(key);
}

void RowFollower::follow(bool isComplete) {
    if (m_table.selectedRow() < 0) {
        const int known = m_key.isEmpty() ? -1 : m_rowOfKey(m_key);
        if (known < 0 && !isComplete) return;
        if (known < 0 && !m_key.isEmpty()) {
            m_key.clear();
            emit rowChosen({});
        }
        if (known >= 0) m_table.setCurrentIndex(m_table.model()->index(known, 0));
        if (known < 0 && m_table.hasFocus()) m_table.selectSomeRow();
    }
    takeSelected();
}

}  // namespace countertop
