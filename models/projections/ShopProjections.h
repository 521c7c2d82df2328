// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"

#include <QStringList>

namespace countertop {

/// One of the program's projections and the tables it owns.
struct ProjectionInfo {
    QString name;
    ProjectionKind kind = ProjectionKind::Transaction;
    QStringList tables;
    int version = 0;  ///< of the fold; asynchronous projections only
};

/// All projections, in list order: those written by commits first.
[[nodiscard]] const QList<ProjectionInfo>& shopProjections();

/// The tables of all projections, in the one order in which several are locked.
[[nodiscard]] QStringList projectedTables();

/// The projection with this name, or null.
[[nodiscard]] const ProjectionInfo* findProjection(const QString& name);

}  // namespace countertop
