// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/tables/ReadQueue.h"
#include "models/tables/ShopCalendar.h"

#include <QAbstractItemModel>

namespace countertop {

/// What led to what in one flow: commands, below them the events they made, below those the
/// commands that followed. Read when asked for; the newest question wins. GUI thread only.
class CausationTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { TitleRole = Qt::UserRole + 200, DetailRole, IconNameRole, RefusedRole };

    explicit CausationTreeModel(ReadQueue& queue, QObject* parent = nullptr);

    /// The flow this row belongs to. Of the flow already shown only what changed is read again.
    void showFlowOf(const ActivityRow& row);
    void clear();
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    [[nodiscard]] const ActivityRow* row(const QModelIndex& index) const;
    /// Where a row of the activity stands; invalid when it is not part of the flow.
    [[nodiscard]] QModelIndex indexOf(const QString& key) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

signals:
    void loaded();
    void failed(const countertop::Error& error);

private:
    void take(const Result<QList<ActivityRow>>& answer);
    [[nodiscard]] QString detail(const ActivityRow& row) const;
    [[nodiscard]] const QList<int>& childrenOf(const QModelIndex& parent) const;

    ReadQueue& m_queue;
    QList<CausationNode> m_nodes;
    QList<int> m_roots;
    ShopCalendar m_calendar;
    QDate m_today;
    quint64 m_token = 0;
};

}  // namespace countertop
