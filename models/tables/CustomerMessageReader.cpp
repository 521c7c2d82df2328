// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CustomerMessageReader.h"

#include "models/events/RouteReach.h"
#include "models/projections/CatalogueReads.h"
#include "models/projections/DeliveryReads.h"

#include <algorithm>

namespace countertop {

namespace {

bool takesMessages(const RouteRow& row) {
    Route route;
    route.events = row.events;
    route.transform = row.transform;
    // A stored filter was checked when its route was added.
    route.filter = RouteFilter::parse(row.filter).value_or(RouteFilter());
    return canTake(route, QString::fromLatin1(kCustomerMessageEvent));
}

Result<CustomerMessageSettings> readFrom(const ShopReads& reads) {
    auto shop = reads.catalogue.settings();
    if (!shop) return fail(shop.error());
    const auto routes = reads.deliveries.routes();
    if (!routes) return fail(routes.error());
    return CustomerMessageSettings{*std::move(shop),
                                   std::any_of(routes->cbegin(), routes->cend(), &takesMessages)};
}

}  // namespace

CustomerMessageReader::CustomerMessageReader(ReadQueue& queue, QObject* parent)
    : QObject(parent), m_queue(queue) {}

void CustomerMessageReader::read() {
    m_queue.ask<CustomerMessageSettings>(
        this, &readFrom,
        [this, token = ++m_token](const Result<CustomerMessageSettings>& settings) {
            if (token != m_token) return;
            settings ? emit loaded(*settings) : emit failed(settings.error());
        });
}

}  // namespace countertop
