// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"
#include "models/events/CheckedFilter.h"
#include "models/store/connection/Conditions.h"
#include "models/store/write/SqlRoutes.h"
#include "models/store/write/WriteExecutor.h"

#include <QFileInfo>

#include <algorithm>

namespace countertop {

namespace {

const QString kAddRoute = QStringLiteral(
    "INSERT INTO routes (store_id, events, destination, transform, from_position, created_at, "
    "first_id, filter, secrets, ca_file, allow_private) "
    "SELECT :store, :events, :destination, :transform, coalesce(max(position), 0), :now, :first, "
    ":filter, :secrets, :ca_file, :allow_private FROM events");

const QString kEndRoute = QStringLiteral(
    "UPDATE routes SET to_position = (SELECT coalesce(max(position), 0) FROM events) "
    "WHERE store_id = :store AND route_id = :route AND to_position IS NULL");

const QString kBumpRoutes =
    QStringLiteral("UPDATE shop SET routes_version = routes_version + 1 WHERE store_id = :store");

/// One change of the routes, inside the transaction: two programs may change the same one at once.
class RouteWriter {
public:
    RouteWriter(Database& database, const Write& write, QList<Route> active)
        : m_database(database), m_write(write), m_active(std::move(active)) {}

    Result<void> add(const Route& route) {
        if (auto isNew = checkIsNew(route); !isNew) return isNew;
        if (auto isOther = checkIsNotShop(route); !isOther) return isOther;
        const auto rows = m_database.execute(kAddRoute, [&](Query& query) {
            query.bind(":store", m_write.record.storeId)
                .bind(":events", route.events)
                .bind(":destination", route.destination)
                .bind(":transform", route.transform)
                .bind(":now", m_write.record.recordedAt)
                .bind(":first", route.firstId)
                .bind(":filter", route.filter.text())
                .bind(":secrets", secretsText(route.options.secrets))
                .bind(":ca_file", route.options.caFile)
                .bind(":allow_private", qint64{route.options.allowPrivate ? 1 : 0});
        });
        if (!rows) return fail(rows.error());
        return countChange();
    }

    Result<void> remove(qint64 shownId) {
        const auto route = routeWithShownId(m_active, shownId);
        if (!route) return fail(route.error());
        return end(*route);
    }

    Result<void> edit(const EditRoute& edit) {
        const auto before = routeWithShownId(m_active, edit.routeId);
        if (!before) return fail(before.error());
        auto after = edited(*before, edit);
        if (!after) return fail(after.error());
        m_active.removeOne(*before);
        if (auto ended = end(*before); !ended) return ended;
        return add(*after);
    }

private:
    static Result<Route> edited(Route route, const EditRoute& edit) {
        route.firstId = route.shownId();
        route.events = edit.events.value_or(route.events);
        if (edit.destination && !isSameServer(route.destination, *edit.destination)) {
            // What was allowed for one receiver is not allowed for another: the authorities that it
            // trusts and a private address must be given anew. Its secrets stay, so that nothing
            // goes out unsigned.
            route.options.caFile.clear();
            route.options.allowPrivate = false;
        }
        route.destination = edit.destination.value_or(route.destination);
        route.transform = edit.transform.value_or(route.transform);
        route.options.caFile = edit.caFile.value_or(route.options.caFile);
        route.options.allowPrivate = edit.allowPrivate.value_or(route.options.allowPrivate);
        if (edit.filter || edit.events) {
            const auto filter =
                checkedFilter(route.events, edit.filter.value_or(route.filter.text()));
            if (!filter) return fail(filter.error());
            route.filter = *filter;
        }
        if (!edit.addSecret.isEmpty()) route.options.secrets.append(edit.addSecret);
        if (!edit.removeSecret.isEmpty() && !route.options.secrets.removeOne(edit.removeSecret)) {
            return fail(ErrorCode::NotFound, QStringLiteral("The route has no such secret"),
                        QStringLiteral("secret_not_found"));
        }
        if (auto good = checkOptions(route.destination, route.options); !good) {
            return fail(good.error());
        }
        return route;
    }

    Result<void> checkIsNew(const Route& route) const {
        const auto same = std::find_if(m_active.cbegin(), m_active.cend(), [&](const Route& known) {
            return isSameRoute(known, route);
        });
        if (same == m_active.cend()) return {};
        return fail(invalidInput(QStringLiteral("destination"),
                                 QStringLiteral("Route %1 already sends %2 to %3")
                                     .arg(same->shownId())
                                     .arg(route.events, maskedAddress(route.destination)),
                                 QStringLiteral("route_exists")));
    }

    /// Lines of a log in the shop's own file, or in those beside it, would be overwritten by the
    /// database, or be read as a part of it.
    Result<void> checkIsNotShop(const Route& route) const {
        const QString log = QStringLiteral("log:");
        if (m_database.dialect() != Dialect::Sqlite || !route.destination.startsWith(log)) {
            return {};
        }
        const QFileInfo given(route.destination.mid(log.size()));
        const QString file = given.exists() ? given.canonicalFilePath()
                                            : QFileInfo(given.absolutePath()).canonicalFilePath() +
                                                  u'/' + given.fileName();
        const QString shop = QFileInfo(m_database.url().path).canonicalFilePath();
        const bool isBeside = file.startsWith(shop + u'-') || file.startsWith(shop + u'.');
        if (file != shop && !isBeside) return {};
        return fail(invalidInput(
            QStringLiteral("destination"),
            QStringLiteral("'%1' belongs to the shop's own database").arg(given.filePath()),
            QStringLiteral("log_file_of_shop"), {{QStringLiteral("text"), given.filePath()}}));
    }

    Result<void> end(const Route& route) {
        const auto rows = m_database.execute(kEndRoute, [&](Query& query) {
            query.bind(":store", m_write.record.storeId).bind(":route", route.routeId);
        });
        if (!rows) return fail(rows.error());
        return countChange();
    }

    Result<void> countChange() {
        return m_database
            .execute(kBumpRoutes,
                     [this](Query& query) { query.bind(":store", m_write.record.storeId); })
            .map([](qint64) {});
    }

    Database& m_database;
    const Write& m_write;
    QList<Route> m_active;
};

}  // namespace

Result<void> applyRouteChange(Database& database, const Write& write) {
    const RouteChange& change = *write.route;
    auto active = activeRoutes(database, write.record.storeId);
    if (!active) return fail(active.error());
    RouteWriter routes(database, write, *std::move(active));
    if (change.added) return routes.add(*change.added);
    if (change.edited) return routes.edit(*change.edited);
    return routes.remove(change.removedRouteId);
}

}  // namespace countertop
