// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"

#include <QStringList>

namespace countertop {

/// One projection of the program and the tables it owns.
struct ProjectionInfo {
    QString name;
    ProjectionKind kind = ProjectionKind::Transaction;
    QStringList tables;
    int version = 0;  ///< of the fold; asynchronous ones only
};

/// All projections, in the order they are listed: those of the commits first.
[[nodiscard]] const QList<ProjectionInfo>& shopProjections();

/// The tables of all of them, in one order for all who lock several.
[[nodiscard]] QStringList projectedTables();

/// The one with this name; null when there is none.
[[nodiscard]] const ProjectionInfo* findProjection(const QString& name);

}  // namespace countertop
