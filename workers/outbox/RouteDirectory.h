// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/store/connection/Database.h"

#include <QHash>
#include <QList>

namespace countertop {

/// The routes of a shop as a worker needs them: by the version that made a message, and by
/// destination. Belongs to the worker's thread.
class RouteDirectory {
public:
    /// `database` must outlive it. Knows no route before the first refresh().
    explicit RouteDirectory(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// Reads the routes again if they have changed. Call it before claiming.
    Result<void> refresh();

    /// The newest version of the route that made a message: templates and options apply to messages
    /// that wait. Null for a message without a route. Reads the routes again for an unknown one,
    /// which may have been added since.
    [[nodiscard]] Result<const Route*> newestOf(qint64 routeId);
    /// The active routes to a destination.
    [[nodiscard]] QList<Route> activeTo(const QString& destination) const;

private:
    Database& m_database;
    qint64 m_storeId;
    qint64 m_version = -2;  ///< no shop has it
    QHash<qint64, qint64> m_shownIds;
    QHash<qint64, Route> m_newest;  ///< by the number users know
    QList<Route> m_active;
};

}  // namespace countertop
