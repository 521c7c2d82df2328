// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/RouteTableModel.h"

#include "models/projections/DeliveryReads.h"
#include "models/tables/CellText.h"
#include "models/tables/DeliveryTableModel.h"

#include <algorithm>

namespace countertop {

RouteTableModel::RouteTableModel(ReadQueue& queue, QObject* parent)
    : WholeTableModel(queue, parent) {}

void RouteTableModel::refresh() {
    readWhole<QList<RouteRow>>([](DeliveryReads& deliveries) { return deliveries.routes(); },
                               [this](const QList<RouteRow>& answer) { take(answer); });
}

void RouteTableModel::take(const QList<RouteRow>& answer) {
    if (answer != m_rows) {
        beginResetModel();
        m_rows = answer;
        endResetModel();
    }
}

const RouteRow* RouteTableModel::row(int index) const {
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

int RouteTableModel::rowOf(qint64 id) const {
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [id](const RouteRow& row) { return row.id == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int RouteTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RouteTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RouteTableModel::data(const QModelIndex& index, int role) const {
    const RouteRow* found = index.isValid() ? row(index.row()) : nullptr;
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*found, static_cast<Column>(index.column()));
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (index.column() == Number ? Qt::AlignRight : Qt::AlignLeft));
        case KeyRole:
            return QString::number(found->id);
        case LoadingRole:
            return false;
        default:
            return {};
    }
}

QVariant RouteTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Number:
            return tr("No.");
        case Events:
            return tr("Events");
        case Receiver:
            return tr("Receiver");
        case Filter:
            return tr("Only if");
        case Content:
            return tr("What is sent");
        case Signed:
            return tr("Signed");
        case ColumnCount:
            break;
    }
    return {};
}

QString RouteTableModel::contentText(const RouteRow& route) {
    if (route.transform.isEmpty()) return tr("the whole event");
    return route.transform == u"charge-payment" ? tr("a payment request") : tr("by template");
}

QString RouteTableModel::text(const RouteRow& row, Column column) {
    switch (column) {
        case Number:
            return CellText::count(row.id);
        case Events:
            return row.events;
        case Receiver:
            return DeliveryTableModel::receiverText(row.destination);
        case Filter:
            return row.filter;
        case Content:
            return contentText(row);
        case Signed:
            return row.options.secrets.isEmpty() ? QString() : tr("yes");
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
