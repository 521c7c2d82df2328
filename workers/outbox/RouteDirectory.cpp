// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/RouteDirectory.h"

#include "models/store/write/SqlRoutes.h"

namespace countertop {

Result<void> RouteDirectory::refresh() {
    const auto version = routesVersion(m_database, m_storeId);
    if (!version) return fail(version.error());
    if (*version == m_version) return {};
    const auto routes = everyRoute(m_database, m_storeId);
    if (!routes) return fail(routes.error());
    auto active = activeRoutes(m_database, m_storeId);
    if (!active) return fail(active.error());
    m_shownIds.clear();
    m_newest.clear();
    for (const Route& route : *routes) {
        m_shownIds.insert(route.routeId, route.shownId());
        m_newest.insert(route.shownId(), route);
    }
    m_active = *std::move(active);
    // A change between the statements raises the version once more.
    m_version = *version;
    return {};
}

Result<const Route*> RouteDirectory::newestOf(qint64 routeId) {
    if (!m_shownIds.contains(routeId)) {
        if (auto read = refresh(); !read) return fail(read.error());
    }
    const auto route = m_newest.constFind(m_shownIds.value(routeId));
    return route == m_newest.cend() ? nullptr : &*route;
}

QList<Route> RouteDirectory::activeTo(const QString& destination) const {
    QList<Route> routes;
    for (const Route& route : m_active) {
        if (route.destination == destination) routes.append(route);
    }
    return routes;
}

}  // namespace countertop
