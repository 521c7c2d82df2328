// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/tables/ReadQueue.h"
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
class ProjectionTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Lag, Rate, LeftOut, Problem, ColumnCount };

    explicit ProjectionTableModel(ReadQueue& queue, QObject* parent = nullptr);

    void refresh();
    /// Ignores a pending answer; its question fails as CANCELLED.
    void stop();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The last question failed; the rows are unchanged.
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] const ProjectionStatus* row(int index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void loaded();
    void loadingChanged();
    void failed(const countertop::Error& error);

private:
    void handleAnswer(const Result<QList<ProjectionStatus>>& answer);
    [[nodiscard]] static QString text(const ProjectionStatus& row, Column column);

    ReadQueue& m_queue;
    QList<ProjectionStatus> m_rows;
    quint64 m_token = 0;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_failed = false;
};

}  // namespace countertop
