// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RouteReading.h"

#include "app/cli/CliShop.h"

namespace countertop::cli {

CliResult<QList<Route>> routes(CliRun& run) {
    const auto session = run.shop.session();
    if (!session) return tl::unexpected(session.error());
    auto known = activeRoutes((*session)->database());
    if (!known) return refused(known.error());
    return *std::move(known);
}

CliResult<Route> routeWithId(CliRun& run, qint64 id) {
    const auto known = routes(run);
    if (!known) return tl::unexpected(known.error());
    auto route = routeWithShownId(*known, id);
    if (!route) return refused(route.error());
    return *std::move(route);
}

CliResult<QHash<QString, QString>> disabledReceivers(CliRun& run) {
    const auto reads = run.shop.reads();
    if (!reads) return tl::unexpected(reads.error());
    const auto all = reads->deliveries.destinations();
    if (!all) return refused(all.error());
    QHash<QString, QString> disabled;
    for (const DestinationHealth& health : *all) {
        if (health.disabledAt > 0) disabled.insert(health.destination, health.disabledReason);
    }
    return disabled;
}

}  // namespace countertop::cli
