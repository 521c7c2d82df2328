// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ProjectionTableModel.h"

#include "models/projections/ProcessReads.h"
#include "models/tables/CellText.h"

namespace countertop {

namespace {

bool isNumeric(int column) {
    using Model = ProjectionTableModel;
    return column == Model::Lag || column == Model::Rate || column == Model::LeftOut;
}

}  // namespace

QString ProjectionText::state(const ProjectionStatus& status) {
    if (status.rebuildEvents > 0) {
        const qint64 percent = 100 * status.rebuiltEvents / status.rebuildEvents;
        return tr("rebuilding, %1 %").arg(CellText::count(qBound(qint64(0), percent, qint64(100))));
    }
    if (status.kind == ProjectionKind::Transaction) return tr("with each sale");
    switch (status.state) {
        case ProjectionState::Stopped:
            return tr("stopped");
        case ProjectionState::CatchingUp:
            return tr("catching up");
        case ProjectionState::Running:
            return tr("up to date");
        case ProjectionState::Paused:
            return tr("paused");
        case ProjectionState::Rebuilding:
            return tr("rebuilding");
        case ProjectionState::Faulted:
            return tr("faulted");
    }
    return {};
}

CellTone ProjectionText::tone(const ProjectionStatus& status) {
    if (status.rebuildEvents > 0) return CellTone::Info;
    if (status.kind == ProjectionKind::Transaction) return CellTone::Good;
    switch (status.state) {
        case ProjectionState::Stopped:
            return CellTone::Neutral;
        case ProjectionState::CatchingUp:
        case ProjectionState::Rebuilding:
            return CellTone::Info;
        case ProjectionState::Running:
            return CellTone::Good;
        case ProjectionState::Paused:
            return CellTone::Warning;
        case ProjectionState::Faulted:
            return CellTone::Danger;
    }
    return CellTone::Neutral;
}

QString ProjectionText::stateWords() {
    QStringList words;
    for (const QString& word :
         {tr("with each sale"), tr("stopped"), tr("catching up"), tr("up to date"), tr("paused"),
          tr("rebuilding"), tr("rebuilding, %1 %").arg(100), tr("faulted")}) {
        words.append(CellText::chipText(word));
    }
    return words.join(u'\n');
}

ProjectionTableModel::ProjectionTableModel(ReadQueue& queue, QObject* parent)
    : WholeTableModel(queue, parent) {}

void ProjectionTableModel::refresh() {
    readWhole<QList<ProjectionStatus>>(
        [](ProcessReads& processes) { return processes.projections(); },
        [this](const QList<ProjectionStatus>& answer) { take(answer); });
}

void ProjectionTableModel::take(const QList<ProjectionStatus>& answer) {
    if (answer.size() == m_rows.size()) {
        m_rows = answer;
        if (!m_rows.isEmpty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    } else {
        beginResetModel();
        m_rows = answer;
        endResetModel();
    }
}

const ProjectionStatus* ProjectionTableModel::row(int index) const {
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

int ProjectionTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProjectionTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProjectionTableModel::data(const QModelIndex& index, int role) const {
    const ProjectionStatus* found = index.isValid() ? row(index.row()) : nullptr;
    if (!found) return {};
    switch (role) {
        case Qt::DisplayRole:
            return text(*found, static_cast<Column>(index.column()));
        case Qt::ToolTipRole:
            return index.column() == Problem ? QVariant(found->error) : QVariant();
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
        case ToneRole:
            return static_cast<int>(ProjectionText::tone(*found));
        case KeyRole:
            return found->name;
        case LoadingRole:
            return false;
        default:
            return {};
    }
}

QVariant ProjectionTableModel::headerData(int section, Qt::Orientation orientation,
                                          int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
        case Name:
            return tr("Projection");
        case State:
            return tr("State");
        case Lag:
            return tr("Behind");
        case Rate:
            return tr("Events/s");
        case LeftOut:
            return tr("Left out");
        case Problem:
            return tr("Problem");
        case ColumnCount:
            break;
    }
    return {};
}

QString ProjectionTableModel::text(const ProjectionStatus& row, Column column) {
    const bool ofCommits = row.kind == ProjectionKind::Transaction;
    switch (column) {
        case Name:
            return row.name;
        case State:
            return ProjectionText::state(row);
        case Lag:
            return CellText::count(row.lag);
        case Rate:
            return ofCommits ? QString() : CellText::count(row.eventsPerSecond);
        case LeftOut:
            return ofCommits ? QString() : CellText::count(row.poisonEvents);
        case Problem:
            return row.error.section(u'\n', 0, 0);
        case ColumnCount:
            break;
    }
    return {};
}

}  // namespace countertop
