// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/PoisonTableModel.h"

#include "models/projections/ProcessReads.h"
#include "models/tables/CellText.h"

namespace countertop {

QString PoisonText::reason(const PoisonEventRow& row) {
    if (row.reason == u"unreadable_event") return tr("The event cannot be read");
    if (row.reason == u"projection_failed") return tr("The projection could not take it in");
    if (row.reason == u"event_too_slow") return tr("It took too long");
    if (row.reason == u"database_refused") return tr("The database refused what it changes");
    return row.detail.section(u'\n', 0, 0);
}

PoisonTableModel::PoisonTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void PoisonTableModel::setProjection(const QString& projection) {
    if (m_projection == projection && isLoaded()) return;
    m_projection = projection;
    reload();
}

void PoisonTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (rowCount() == 0) return;
    emit dataChanged(index(0, Found), index(rowCount() - 1, Found), {Qt::DisplayRole});
}

int PoisonTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Position ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Position:
            return tr("Position");
        case Event:
            return tr("Event");
        case Order:
            return tr("Order");
        case Reason:
            return tr("Why it was left out");
        case Found:
            return tr("Found");
        case ColumnCount:
            break;
    }
    return {};
}

PoisonTableModel::ExtentQuestion PoisonTableModel::extentQuestion() const {
    return [projection = m_projection](ProcessReads& processes) {
        return processes.poisonCount(projection).map([](qint64 events) {
            return ListExtent{events, 0, {}};
        });
    };
}

PoisonTableModel::RowsQuestion PoisonTableModel::rowsQuestion() const {
    return [projection = m_projection](ProcessReads& processes, qint64 first, int limit) {
        return processes.poisonEvents(projection, first, limit);
    };
}

QString PoisonTableModel::keyOf(const PoisonEventRow& row) const {
    return QString::number(row.position);
}

QVariant PoisonTableModel::cell(const PoisonEventRow& row, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(column));
        case Qt::ToolTipRole:
            return column == Reason ? QVariant(row.detail) : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (column == Position ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return {};
    }
}

QString PoisonTableModel::text(const PoisonEventRow& row, Column column) const {
    switch (column) {
        case Position:
            return CellText::count(row.position);
        case Event:
            return row.type;
        case Order:
            return row.orderNumber.isEmpty() ? row.orderId().text() : row.orderNumber;
        case Reason:
            return PoisonText::reason(row);
        case Found:
            return CellText::moment(m_calendar.local(row.foundAt), m_today);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
