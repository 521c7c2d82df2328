// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// How the projections do, as lists show it. Lives on the database's thread.
class ProjectionQueries {
public:
    ProjectionQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    /// All projections of the program, also those that never ran.
    Result<QList<ProjectionStatus>> all();
    /// Events left out, by position.
    Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                               int limit);
    Result<qint64> poisonCount(const QString& projection);

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
