// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RouteTransform.h"
#include "models/store/write/SqlRoutes.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace countertop {

/// How the messages are sent that some versions of a route made for one destination: as the newest
/// of these versions says, since templates and options also apply to messages that wait. A message
/// made for another destination has a use of its own, so that the options of one receiver never
/// apply to another. What was made to be signed is signed, even if the secrets have been removed.
struct RouteUse {
    Route route;
    QList<qint64> routeIds;  ///< of the versions
    bool isActive = false;   ///< takes new events
    /// The body to make of each message, or why that is impossible; nothing: as it is.
    std::optional<Result<RouteTransform>> transform = std::nullopt;
};

/// The routes of a shop as a worker needs them. Belongs to the worker's thread.
class RouteDirectory {
public:
    using Use = std::shared_ptr<const RouteUse>;

    /// `database` must outlive it. Knows no route before the first refresh().
    explicit RouteDirectory(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    /// Reads the routes again if they have changed. Call it before claiming.
    Result<void> refresh();

    /// How messages of that version of a route are sent; null when there is none. Reads the routes
    /// again for an unknown one, which may have been added since.
    [[nodiscard]] Result<Use> useOf(qint64 routeId);
    [[nodiscard]] const QList<Use>& uses() const { return m_uses; }

private:
    void add(RouteUse use);

    Database& m_database;
    qint64 m_storeId;
    qint64 m_version = -2;  ///< no shop has it
    QList<Use> m_uses;
    QHash<qint64, Use> m_byVersion;
};

}  // namespace countertop
