// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CausationTreeModel.h"

#include "models/projections/ActivityReads.h"
#include "models/tables/ActivityTableModel.h"
#include "models/tables/CellText.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

constexpr quintptr kNode = 1;

int nodeOf(const QModelIndex& index) { return static_cast<int>(index.internalId() - kNode); }

QString iconOf(const ActivityRow& row) {
    if (!row.isCommand()) return QStringLiteral("activity");
    return row.isRefused() ? QStringLiteral("ban") : QStringLiteral("player-play");
}

bool haveSameRows(const QList<CausationNode>& left, const QList<CausationNode>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const CausationNode& one, const CausationNode& other) {
                          return one.parent == other.parent && one.row == other.row;
                      });
}

}  // namespace

CausationTreeModel::CausationTreeModel(ReadQueue& queue, QObject* parent)
    : QAbstractItemModel(parent), m_queue(queue) {}

void CausationTreeModel::showFlowOf(const ActivityRow& row) {
    m_queue.ask<QList<ActivityRow>>(
        this,
        [flow = row.correlationId, at = row.at, stream = row.streamId](ActivityReads& activity) {
            return activity.flow(flow, at, stream);
        },
        [this, token = ++m_token](const Result<QList<ActivityRow>>& answer) {
            if (token == m_token) handleAnswer(answer);
        });
}

void CausationTreeModel::clear() {
    ++m_token;
    beginResetModel();
    m_nodes.clear();
    m_roots.clear();
    endResetModel();
}

void CausationTreeModel::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_today = today;
}

void CausationTreeModel::handleAnswer(const Result<QList<ActivityRow>>& answer) {
    if (!answer) return emit failed(answer.error());
    emit answered();
    QList<CausationNode> nodes = causationTree(*answer);
    // Every commit of the shop asks again; keep the nodes the user expanded.
    if (!nodes.isEmpty() && haveSameRows(nodes, m_nodes)) return;
    beginResetModel();
    m_nodes = std::move(nodes);
    m_roots.clear();
    for (int at = 0; at < m_nodes.size(); ++at) {
        if (m_nodes[at].parent < 0) m_roots.append(at);
    }
    endResetModel();
    emit loaded();
}

const ActivityRow* CausationTreeModel::row(const QModelIndex& index) const {
    return index.isValid() ? &m_nodes.at(nodeOf(index)).row : nullptr;
}

QModelIndex CausationTreeModel::indexOf(const QString& key) const {
    for (int at = 0; at < m_nodes.size(); ++at) {
        if (m_nodes[at].row.key() != key) continue;
        const int parent = m_nodes[at].parent;
        const QList<int>& siblings = parent < 0 ? m_roots : m_nodes[parent].children;
        return createIndex(static_cast<int>(siblings.indexOf(at)), 0, at + kNode);
    }
    return {};
}

const QList<int>& CausationTreeModel::childrenOf(const QModelIndex& parent) const {
    return parent.isValid() ? m_nodes.at(nodeOf(parent)).children : m_roots;
}

QModelIndex CausationTreeModel::index(int row, int column, const QModelIndex& parent) const {
    const QList<int>& children = childrenOf(parent);
    if (column != 0 || row < 0 || row >= children.size()) return {};
    return createIndex(row, column, children[row] + kNode);
}

QModelIndex CausationTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const int parent = m_nodes.at(nodeOf(index)).parent;
    if (parent < 0) return {};
    const int above = m_nodes[parent].parent;
    const QList<int>& siblings = above < 0 ? m_roots : m_nodes[above].children;
    return createIndex(static_cast<int>(siblings.indexOf(parent)), 0, parent + kNode);
}

int CausationTreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int CausationTreeModel::columnCount(const QModelIndex& /*parent*/) const { return 1; }

QVariant CausationTreeModel::data(const QModelIndex& index, int role) const {
    const ActivityRow* found = row(index);
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return QString(found->type + QStringLiteral(" · ") + detail(*found));
        case Qt::ToolTipRole:
            return found->isRefused() ? QString(found->outcome + u'\n' + found->detail)
                                      : detail(*found);
        case TitleRole:
            return found->type;
        case DetailRole:
            return detail(*found);
        case IconNameRole:
            return iconOf(*found);
        case RefusedRole:
            return found->isRefused();
        default:
            return {};
    }
}

QString CausationTreeModel::detail(const ActivityRow& row) const {
    QStringList parts;
    if (row.isCommand()) parts.append(ActivityText::outcome(row));
    parts.append({CellText::moment(m_calendar.local(row.at), m_today), ActivityText::about(row),
                  row.actor, row.till});
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace countertop
