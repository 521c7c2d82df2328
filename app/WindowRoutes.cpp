// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WindowRoutes.h"

#include "models/events/BuiltDestinations.h"
#include "models/events/EventSerializer.h"
#include "views/deliveries/RoutesView.h"

namespace countertop {

WindowRoutes::WindowRoutes(const DatabaseUrl& url, const Clock& clock, DeliveryMeans& means,
                           RoutesView& view, Sender sender)
    : m_service(url, clock, means) {
    const QStringList patterns{QStringLiteral("OrderPlaced"), QStringLiteral("Order.*"),
                               QStringLiteral("Payment.*"), QStringLiteral("*")};
    QStringList types = knownEventTypes();
    types.removeOne(patterns.first());
    types.sort();
    view.setChoices({patterns + types, builtDestinations(), true});
    view.setTestable(true);
    connect(
        &view, &RoutesView::testRequested, this,
        [this, sender = std::move(sender)](qint64 routeId) { m_service.probe(routeId, sender()); });
    connect(
        &m_service, &RouteService::probeEnded, &view,
        [&view](qint64 routeId, bool isSent, bool isDelivered, const QString& said, qint64 tookMs) {
            view.showTestEnd({routeId, isSent, isDelivered, said, tookMs});
        });
    connect(&view, &RoutesView::filesToCheck, &m_service, &RouteService::checkFiles);
    connect(&m_service, &RouteService::filesChecked, &view,
            [&view](bool areGood, const Error& problem) {
                view.filesChecked(areGood ? std::nullopt : std::optional(problem));
            });
    connect(&view, &RoutesView::secretToStore, &m_service, &RouteService::storeSecret);
    connect(&m_service, &RouteService::secretStored, &view,
            [&view](bool isStored, const Error& problem) {
                view.secretStored(isStored ? std::nullopt : std::optional(problem));
            });
}

}  // namespace countertop
