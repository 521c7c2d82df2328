// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/RouteDirectory.h"

#include <QMap>

namespace countertop {

namespace {

/// The versions of a route that send to one destination, oldest first.
using Versions = QList<RouteVersion>;

std::optional<Result<RouteTransform>> transformOf(const Route& route) {
    if (route.transform.isEmpty() || route.transform == kChargePayment) return std::nullopt;
    return RouteTransform::parse(route.transform.toUtf8());
}

QStringList newestSecrets(const Versions& versions) {
    QStringList secrets;
    for (const RouteVersion& version : versions) {
        if (!version.route.options.secrets.isEmpty()) secrets = version.route.options.secrets;
    }
    return secrets;
}

}  // namespace

Result<void> RouteDirectory::refresh() {
    const auto version = routesVersion(m_database, m_storeId);
    if (!version) return fail(version.error());
    if (*version == m_version) return {};
    const auto routes = everyRoute(m_database, m_storeId);
    if (!routes) return fail(routes.error());
    QMap<std::pair<qint64, QString>, Versions> byDestination;
    for (const RouteVersion& each : *routes) {
        byDestination[{each.route.shownId(), each.route.destination}].append(each);
    }
    m_uses.clear();
    m_byVersion.clear();
    for (const Versions& versions : std::as_const(byDestination)) {
        const RouteVersion& newest = versions.last();
        RouteUse use{newest.route, {}, newest.isActive, transformOf(newest.route)};
        RouteUse asSigned = use;
        asSigned.route.options.secrets = newestSecrets(versions);
        for (const RouteVersion& each : versions) {
            const bool isSigned = !each.route.options.secrets.isEmpty();
            (isSigned ? asSigned : use).routeIds.append(each.route.routeId);
        }
        add(std::move(use));
        add(std::move(asSigned));
    }
    // A change between the statements raises the version once more.
    m_version = *version;
    return {};
}

void RouteDirectory::add(RouteUse use) {
    if (use.routeIds.isEmpty()) return;
    const auto shared = std::make_shared<const RouteUse>(std::move(use));
    m_uses.append(shared);
    for (const qint64 routeId : shared->routeIds) m_byVersion.insert(routeId, shared);
}

Result<RouteDirectory::Use> RouteDirectory::useOf(qint64 routeId) {
    if (!m_byVersion.contains(routeId)) {
        if (auto read = refresh(); !read) return fail(read.error());
    }
    return m_byVersion.value(routeId);
}

}  // namespace countertop
