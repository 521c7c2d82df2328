// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/RoutedPublisher.h"

#include "models/core/Json.h"

namespace countertop {

namespace {

PublishResult held(const QString& reason) {
    return tl::unexpected(PublishFailure{reason, PublishFailure::Kind::Held});
}

/// The body that a route sends of a message. A message that is no JSON stays: the publishers say
/// so.
Result<QByteArray> bodyOf(const ClaimedMessage& message, const RouteUse& use) {
    const bool isPlainEvent = message.eventType != QStringView(kChargePayment);
    if (!isPlainEvent || !use.transform || !jsonObjectFromText(message.payload)) {
        return message.payload;
    }
    if (!*use.transform) return fail(use.transform->error());
    return (*use.transform)->apply(message.payload);
}

}  // namespace

RoutedPublisher::RoutedPublisher(std::unique_ptr<Publisher> publisher, RouteDirectory& routes)
    : m_publisher(std::move(publisher)), m_routes(routes) {}

void RoutedPublisher::publish(const ClaimedMessage& message, Done done) {
    const auto found = m_routes.useOf(message.routeId);
    if (!found) return done(leftToOthers(found.error().detail));
    // Whether to sign it, and where it may go, stands in its route alone.
    const RouteDirectory::Use& use = *found;
    if (!use) return done(held(QStringLiteral("The route of this message is not known")));
    if (use->route.destination != message.destination) {
        return done(held(QStringLiteral("The route of this message sends to another destination")));
    }
    auto body = bodyOf(message, *use);
    if (!body) return done(held(body.error().detail));
    ClaimedMessage prepared = message;
    prepared.payload = *std::move(body);
    prepared.options = use->route.options;
    m_publisher->publish(prepared, std::move(done));
}

int RoutedPublisher::concurrency(const QString& destination) const {
    return m_publisher->concurrency(destination);
}

std::optional<QString> RoutedPublisher::cannotServe(const QString& destination) const {
    return m_publisher->cannotServe(destination);
}

std::optional<QString> RoutedPublisher::cannotUse(const QString& destination,
                                                  const RouteOptions& options) const {
    return m_publisher->cannotUse(destination, options);
}

QList<UnservedRoute> RoutedPublisher::unservedRoutes() const {
    QList<UnservedRoute> unserved;
    for (const RouteDirectory::Use& use : m_routes.uses()) {
        const auto reason = cannotUse(use->route.destination, use->route.options);
        if (!reason) continue;
        unserved.append({use->routeIds, use->route.destination, *reason, use->isActive});
    }
    return unserved;
}

}  // namespace countertop
