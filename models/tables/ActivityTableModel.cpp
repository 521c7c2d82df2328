// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ActivityTableModel.h"

#include "models/tables/CellText.h"
#include "models/tables/EventTail.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

using Rows = QList<EventRow>;

bool isFigure(int column) {
    return column == ActivityTableModel::Version || column == ActivityTableModel::Position;
}

}  // namespace

ActivityTableModel::ActivityTableModel(ReadQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), m_queue(queue) {}

void ActivityTableModel::setTypes(const QStringList& types) {
    if (m_types == types && m_loaded) return;
    m_types = types;
    reload();
}

void ActivityTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (m_rows.isEmpty()) return;
    emit dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
}

void ActivityTableModel::reload() {
    EventFilter filter;
    filter.types = m_types;
    filter.limit = kFirstRows;
    m_underWay = true;
    m_queue.ask<Rows>(
        this, [filter](ShopQueries& queries) { return newestEvents(queries, filter); },
        [this, token = ++m_token](const Result<Rows>& answer) {
            if (token == m_token) takeAll(answer);
        });
}

void ActivityTableModel::refresh() {
    if (m_underWay) {
        m_again = true;
        return;
    }
    if (!m_loaded || m_rows.isEmpty()) return reload();
    EventFilter filter;
    filter.types = m_types;
    filter.limit = kMaximumRows;
    filter.afterPosition = m_rows.first().position;
    m_underWay = true;
    m_queue.ask<Rows>(
        this, [filter](ShopQueries& queries) { return queries.events(filter); },
        [this, token = ++m_token](const Result<Rows>& answer) {
            if (token == m_token) takeNew(answer);
        });
}

const EventRow* ActivityTableModel::row(int index) const {
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

int ActivityTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityTableModel::data(const QModelIndex& index, int role) const {
    const EventRow* found = index.isValid() ? row(index.row()) : nullptr;
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*found, static_cast<Column>(index.column()));
        case Qt::ToolTipRole:
            return index.column() == Stream ? found->streamId : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
        case KeyRole:
            return QString::number(found->position);
        case LoadingRole:
            return false;
        default:
            return {};
    }
}

QVariant ActivityTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Time:
            return tr("Time");
        case Type:
            return tr("Event");
        case Stream:
            return tr("Stream");
        case Version:
            return tr("Version");
        case Actor:
            return tr("Who");
        case Till:
            return tr("Till");
        case Position:
            return tr("Position");
        case ColumnCount:
            break;
    }
    return {};
}

void ActivityTableModel::takeAll(const Result<Rows>& answer) {
    m_underWay = false;
    if (!answer) return emit failed(answer.error());
    beginResetModel();
    m_rows = *answer;
    std::reverse(m_rows.begin(), m_rows.end());
    endResetModel();
    m_loaded = true;
    emit loaded();
    if (std::exchange(m_again, false)) refresh();
}

void ActivityTableModel::takeNew(const Result<Rows>& answer) {
    m_underWay = false;
    if (!answer) return emit failed(answer.error());
    // More than fits has been added meanwhile: the newest are somewhere behind these.
    if (answer->size() >= kMaximumRows) return reload();
    if (!answer->isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(answer->size()) - 1);
        for (const EventRow& row : *answer) m_rows.prepend(row);
        endInsertRows();
    }
    if (m_rows.size() > kMaximumRows) {
        beginRemoveRows({}, kMaximumRows, static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(kMaximumRows);
        endRemoveRows();
    }
    if (std::exchange(m_again, false)) refresh();
}

QString ActivityTableModel::text(const EventRow& row, Column column) const {
    switch (column) {
        case Time:
            return CellText::moment(m_calendar.local(row.at), m_today);
        case Type:
            return row.type;
        case Stream:
            return row.streamId;
        case Version:
            return CellText::count(row.version);
        case Actor:
            return row.actor;
        case Till:
            return row.till;
        case Position:
            return CellText::count(row.position);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
