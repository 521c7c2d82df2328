// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/tables/WholeTableModel.h"
#include "models/tables/WindowedTableModel.h"

#include <QCoreApplication>

namespace countertop {

/// Display texts for the states of projections.
class ProjectionText {
    Q_DECLARE_TR_FUNCTIONS(countertop::ProjectionText)

public:
    [[nodiscard]] static QString state(const ProjectionStatus& status);
    [[nodiscard]] static CellTone tone(const ProjectionStatus& status);
    [[nodiscard]] static QString stateWords();
};

/// The shop's projections and their state: a handful of rows, read whole. GUI thread only.
class ProjectionTableModel final : public WholeTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Lag, Rate, LeftOut, Problem, ColumnCount };

    explicit ProjectionTableModel(ReadQueue& queue, QObject* parent = nullptr);

    void refresh() override;
    [[nodiscard]] const ProjectionStatus* row(int index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take(const QList<ProjectionStatus>& answer);
    [[nodiscard]] static QString text(const ProjectionStatus& row, Column column);

    QList<ProjectionStatus> m_rows;
};

}  // namespace countertop
