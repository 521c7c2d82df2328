// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/DeliveryTableModel.h"

#include "models/core/MaskedAddress.h"
#include "models/projections/DeliveryReads.h"
#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"
#include "models/tables/OrderTimelineModel.h"

namespace countertop {

DeliveryTableModel::DeliveryTableModel(ReadQueue& queue, QObject* parent)
    : PagedTableModel(queue, parent) {}

void DeliveryTableModel::setFilter(const DeliveryFilter& filter) {
    if (m_filter == filter && isLoaded()) return;
    m_filter = filter;
    reload();
}

void DeliveryTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (rowCount() == 0) return;
    emit dataChanged(index(0, Created), index(rowCount() - 1, Finished), {Qt::DisplayRole});
}

int DeliveryTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeliveryTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Attempts ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Event:
            return tr("What");
        case Order:
            return tr("Order");
        case Destination:
            return tr("To");
        case Status:
            return tr("Status");
        case Attempts:
            return tr("Attempts");
        case Created:
            return tr("Created");
        case Finished:
            return tr("Delivered");
        case LastError:
            return tr("Reason");
        case ColumnCount:
            break;
    }
    return {};
}

QString DeliveryTableModel::statusText(const DeliveryRow& row) {
    if (row.isHeld) return tr("held");
    return row.waitsForEarlier ? tr("waiting its turn") : CellText::status(row.status);
}

QString DeliveryTableModel::receiverText(const QString& destination) {
    const QString shown = maskedAddress(destination);
    const QString address = shown.section(u':', 1);
    if (address.isEmpty()) return shown;
    const QString kind = shown.section(u':', 0, 0);
    if (kind == u"log") return tr("File %1").arg(address);
    if (kind == u"redis-channel") return tr("Redis channel %1").arg(address);
    if (kind == u"redis-stream") return tr("Redis stream %1").arg(address);
    if (kind == u"kafka") return tr("Kafka topic %1").arg(address);
    return address;
}

QString DeliveryTableModel::statusWords() {
    return CellText::deliveryWords() + u'\n' + CellText::chipText(tr("waiting its turn")) + u'\n' +
           CellText::chipText(tr("held"));
}

DeliveryTableModel::ExtentQuestion DeliveryTableModel::extentQuestion() const {
    return [filter = m_filter](DeliveryReads& deliveries) {
        return deliveries.count(filter).map([](qint64 rows) { return ListExtent{rows, 0, {}}; });
    };
}

DeliveryTableModel::RowsQuestion DeliveryTableModel::rowsQuestion() const {
    return [filter = m_filter](DeliveryReads& deliveries, qint64 first, int limit) {
        return deliveries.rowsAt(filter, first, limit);
    };
}

QString DeliveryTableModel::keyOf(const DeliveryRow& row) const { return QString::number(row.id); }

QVariant DeliveryTableModel::cell(const DeliveryRow& row, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(row, static_cast<Column>(column));
        case Qt::ToolTipRole:
            if (column == Destination) return receiverText(row.destination);
            return column == LastError
                       ? FailureText::sentence(row.lastError, FailureText::Party::Receiver)
                       : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (column == Attempts ? Qt::AlignRight : Qt::AlignLeft));
        case WordRole:
            return column == Status ? toText(row.status) : QVariant();
        case ToneRole:
            return static_cast<int>(CellText::tone(row.status));
        default:
            return {};
    }
}

QString DeliveryTableModel::text(const DeliveryRow& row, Column column) const {
    switch (column) {
        case Event:
            return TimelineText::eventWords(row.eventType);
        case Order:
            return row.orderNumber;
        case Destination:
            return receiverText(row.destination);
        case Status:
            return statusText(row);
        case Attempts:
            return CellText::count(row.attempts);
        case Created:
            return CellText::moment(m_calendar.local(row.createdAt), m_today);
        case Finished:
            if (row.deliveredAt == 0) return {};
            return CellText::moment(m_calendar.local(row.deliveredAt), m_today);
        case LastError:
            return FailureText::brief(row.lastError, FailureText::Party::Receiver);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
