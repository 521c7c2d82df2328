// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ActivityTableModel.h"

#include "models/events/Streams.h"
#include "models/projections/ActivityReads.h"
#include "models/tables/CellText.h"

#include <algorithm>
#include <utility>

namespace countertop {

QString ActivityText::outcome(const ActivityRow& row) {
    if (!row.isCommand()) return tr("event");
    return row.isRefused() ? tr("refused") : tr("done");
}

CellTone ActivityText::tone(const ActivityRow& row) {
    if (!row.isCommand()) return CellTone::Neutral;
    return row.isRefused() ? CellTone::Danger : CellTone::Good;
}

QString ActivityText::outcomes() {
    return QStringList{CellText::chipText(tr("event")), CellText::chipText(tr("refused")),
                       CellText::chipText(tr("done"))}
        .join(u'\n');
}

QString ActivityText::about(const ActivityRow& row) {
    if (!row.orderNumber.isEmpty()) return row.orderNumber;
    return streamCategory(row.streamId) == u"product" ? streamSubject(row.streamId) : row.streamId;
}

ActivityTableModel::ActivityTableModel(ReadQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), m_queue(queue) {}

void ActivityTableModel::setFilter(const ActivityFilter& filter) {
    if (m_filter == filter && m_loaded) return;
    m_filter = filter;
    reload();
}

void ActivityTableModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
    if (m_rows.isEmpty()) return;
    emit dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
}

void ActivityTableModel::reload() {
    ++m_token;
    m_loaded = false;
    m_refreshing = false;
    readOlder(kRowsPerRead);
}

void ActivityTableModel::stop() {
    if (!isLoading()) return;
    ++m_token;
    m_reading = false;
    m_refreshing = false;
    m_again = false;
    m_failed = !m_loaded;
    emit loadingChanged();
    if (m_loaded) return emit progressed();
    emit failed(makeError(ErrorCode::Cancelled, QStringLiteral("Reading was stopped"),
                          QStringLiteral("reading_stopped")));
}

void ActivityTableModel::readOlder(int wanted) {
    m_reading = true;
    m_failed = false;
    emit loadingChanged();
    std::optional<ActivityPlace> place;
    if (m_loaded) place = m_next;
    m_queue.ask<ActivitySpan>(
        this,
        [filter = m_filter, place](ActivityReads& activity) {
            return activity.before(filter, place, kRowsPerRead);
        },
        [this, wanted, token = m_token](const Result<ActivitySpan>& answer) {
            if (token == m_token) takeOlder(answer, wanted);
        });
}

void ActivityTableModel::takeOlder(const Result<ActivitySpan>& answer, int wanted) {
    m_reading = false;
    m_failed = !answer;
    emit loadingChanged();
    if (!answer) return emit failed(answer.error());
    if (!m_loaded) {
        beginResetModel();
        m_rows.clear();
        m_keys.clear();
        endResetModel();
        m_newest = answer->newest;
        m_loaded = true;
    }
    m_next = answer->next;
    m_isEnd = answer->isEnd;
    m_reachedAt = answer->reachedAt;
    appendRows(answer->rows);
    // A narrow filter finds few rows in one read, so read on. Other queued questions run in
    // between.
    const int missing = wanted - static_cast<int>(answer->rows.size());
    if (missing > 0 && !m_isEnd && !isFull()) readOlder(missing);
    emit progressed();
    if (std::exchange(m_again, false)) refresh();
}

void ActivityTableModel::refresh() {
    if (!m_loaded) {
        if (!m_reading) reload();
        return;
    }
    if (m_refreshing) {
        m_again = true;
        return;
    }
    m_refreshing = true;
    m_failed = false;
    emit loadingChanged();
    m_queue.ask<ActivitySpan>(
        this,
        [filter = m_filter, place = m_newest](ActivityReads& activity) {
            return activity.after(filter, place, kMaximumRows);
        },
        [this, token = m_token](const Result<ActivitySpan>& answer) {
            if (token == m_token) takeNewer(answer);
        });
}

void ActivityTableModel::takeNewer(const Result<ActivitySpan>& answer) {
    m_refreshing = false;
    m_failed = !answer;
    emit loadingChanged();
    if (!answer) return emit failed(answer.error());
    // More rows arrived than the list holds, so show the newest.
    if (answer->rows.size() >= kMaximumRows) return reload();
    m_newest = answer->newest;
    prependRows(answer->rows);
    emit progressed();
    if (std::exchange(m_again, false)) refresh();
}

void ActivityTableModel::appendRows(const QList<ActivityRow>& rows) {
    QList<ActivityRow> added;
    for (const ActivityRow& row : rows) {
        if (m_rows.size() + added.size() < kMaximumRows && !m_keys.contains(row.key())) {
            added.append(row);
        }
    }
    if (added.isEmpty()) return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    for (const ActivityRow& row : std::as_const(added)) m_keys.insert(row.key());
    m_rows.append(added);
    endInsertRows();
}

void ActivityTableModel::prependRows(const QList<ActivityRow>& rows) {
    QList<ActivityRow> added;
    for (const ActivityRow& row : rows) {
        const bool known = m_keys.contains(row.key());
        // A late answer with rows older than the list, which were never shown.
        const bool isOld = !m_rows.isEmpty() && isNewer(m_rows.last(), row);
        if (!known && !isOld) added.append(row);
    }
    if (added.isEmpty()) return;
    beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
    for (const ActivityRow& row : std::as_const(added)) m_keys.insert(row.key());
    m_rows = added + m_rows;
    endInsertRows();
    if (m_rows.size() <= kMaximumRows) return;
    beginRemoveRows({}, kMaximumRows, static_cast<int>(m_rows.size()) - 1);
    for (qsizetype at = kMaximumRows; at < m_rows.size(); ++at) m_keys.remove(m_rows[at].key());
    m_rows.resize(kMaximumRows);
    m_isEnd = false;
    endRemoveRows();
}

bool ActivityTableModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_loaded && !m_reading && !m_failed && !m_isEnd && !isFull();
}

void ActivityTableModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) readOlder(kRowsPerRead);
}

const ActivityRow* ActivityTableModel::row(int index) const {
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

int ActivityTableModel::rowOfKey(const QString& key) const {
    if (!m_keys.contains(key)) return -1;
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const ActivityRow& row) { return row.key() == key; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int ActivityTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityTableModel::data(const QModelIndex& index, int role) const {
    const ActivityRow* found = index.isValid() ? row(index.row()) : nullptr;
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*found, static_cast<Column>(index.column()));
        case Qt::ToolTipRole:
            if (index.column() == About) return found->streamId;
            return index.column() == Outcome && found->isRefused() ? QVariant(found->detail)
                                                                   : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
        case ToneRole:
            return static_cast<int>(ActivityText::tone(*found));
        case KeyRole:
            return found->key();
        case LoadingRole:
            return false;
        default:
            return {};
    }
}

QVariant ActivityTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Time:
            return tr("Time");
        case Type:
            return tr("What");
        case About:
            return tr("About");
        case Actor:
            return tr("Who");
        case Till:
            return tr("Till");
        case Outcome:
            return tr("Outcome");
        case ColumnCount:
            break;
    }
    return {};
}

QString ActivityTableModel::text(const ActivityRow& row, Column column) const {
    switch (column) {
        case Time:
            return CellText::moment(m_calendar.local(row.at), m_today);
        case Type:
            return row.type;
        case About:
            return ActivityText::about(row);
        case Actor:
            return row.actor;
        case Till:
            return row.till;
        case Outcome:
            return ActivityText::outcome(row);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
