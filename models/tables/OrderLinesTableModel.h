// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderLine.h"

#include <QAbstractTableModel>

namespace countertop {

/// The lines of one order, as recorded. GUI thread only.
class OrderLinesTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Quantity, Product, Total, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<OrderLine>& lines, const QString& currency);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<OrderLine> m_lines;
    QString m_currency;
};

}  // namespace countertop
