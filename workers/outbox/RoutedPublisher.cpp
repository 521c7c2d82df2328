// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/RoutedPublisher.h"

#include "models/core/Json.h"
#include "models/events/RouteTransform.h"
#include "workers/publishers/SecretStore.h"

namespace countertop {

namespace {

/// The body that a route sends of a message. A message that is no JSON stays: the publishers say
/// so.
Result<QByteArray> bodyOf(const ClaimedMessage& message, const Route& route) {
    const bool isPlainEvent = message.eventType != QStringView(kChargePayment);
    if (!isPlainEvent || !isTemplate(route.transform) || !jsonObjectFromText(message.payload)) {
        return message.payload;
    }
    const auto transform = RouteTransform::parse(route.transform.toUtf8());
    if (!transform) return fail(transform.error());
    return transform->apply(message.payload);
}

}  // namespace

RoutedPublisher::RoutedPublisher(std::unique_ptr<Publisher> publisher, RouteDirectory& routes)
    : m_publisher(std::move(publisher)), m_routes(routes) {}

void RoutedPublisher::publish(const ClaimedMessage& message, Done done) {
    ClaimedMessage prepared = message;
    const auto found = m_routes.newestOf(message.routeId);
    if (!found) return done(publishFailed(found.error().detail));
    const Route* route = *found;
    if (!route) {
        // Routes are never deleted, so there are no options to respect.
        prepared.options.allowPrivate = true;
        return m_publisher->publish(prepared, std::move(done));
    }
    auto body = bodyOf(message, *route);
    if (!body) {
        return done(
            tl::unexpected(PublishFailure{body.error().detail, PublishFailure::Kind::Held}));
    }
    prepared.payload = *std::move(body);
    prepared.options = route->options;
    m_publisher->publish(prepared, std::move(done));
}

int RoutedPublisher::concurrency(const QString& destination) const {
    return m_publisher->concurrency(destination);
}

std::optional<QString> RoutedPublisher::cannotServe(const QString& destination) const {
    for (const Route& route : m_routes.activeTo(destination)) {
        const auto keys = secrets::signingKeys(route.options.secrets);
        if (!keys) return keys.error().detail;
        if (route.options.caFile.isEmpty()) continue;
        const auto authorities = secrets::authorities(route.options.caFile);
        if (!authorities) return authorities.error().detail;
    }
    return m_publisher->cannotServe(destination);
}

}  // namespace countertop
