// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/projections/RouteRow.h"
#include "models/tables/WholeTableModel.h"

#include <QAbstractTableModel>

namespace countertop {

/// The routes that decide which events are sent where: a handful of rows, read whole. GUI thread
/// only.
class RouteTableModel final : public WholeTableModel {
    Q_OBJECT

public:
    enum Column { Number, Events, Receiver, Filter, Content, Signed, ColumnCount };

    explicit RouteTableModel(ReadQueue& queue, QObject* parent = nullptr);

    void refresh() override;
    [[nodiscard]] const RouteRow* row(int index) const;
    /// The row of the route with that number, or −1.
    [[nodiscard]] int rowOf(qint64 id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What of an event is sent: all of it, a payment request, or what a template says.
    [[nodiscard]] static QString contentText(const RouteRow& route);

private:
    void take(const QList<RouteRow>& answer);
    [[nodiscard]] static QString text(const RouteRow& row, Column column);

    QList<RouteRow> m_rows;
};

}  // namespace countertop
