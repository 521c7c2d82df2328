// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/tables/ReadQueue.h"
#include "models/tables/ShopCalendar.h"

#include <QAbstractItemModel>

namespace countertop {

/// Cause and effect in one flow: commands, below them the events they caused, below those the
/// commands that followed. Read on request; the newest request wins. GUI thread only.
class CausationTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { TitleRole = Qt::UserRole + 200, DetailRole, IconNameRole, RefusedRole };

    explicit CausationTreeModel(ReadQueue& queue, QObject* parent = nullptr);

    /// Shows the flow this row belongs to. When it is shown already, resets only if it has changed.
    void showFlowOf(const ActivityRow& row);
    void clear();
    void setCalendar(const ShopCalendar& calendar, const QDate& today);

    [[nodiscard]] const ActivityRow* row(const QModelIndex& index) const;
    /// The index of an activity row; invalid when it is not part of the flow.
    [[nodiscard]] QModelIndex indexOf(const QString& key) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

signals:
    /// The flow was read; loaded() follows if it has changed.
    void answered();
    void loaded();
    void failed(const countertop::Error& error);

private:
    void handleAnswer(const Result<QList<ActivityRow>>& answer);
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
