// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RouteReach.h"

#include "models/events/SampleEvent.h"

namespace countertop {

namespace {

/// Whether events with all fields of the sample may fulfil the filter, whatever values they have.
bool canFulfil(const RouteFilter& filter, const EventDraft& sample) {
    const MessagePath& field = filter.field();
    const bool isTaken = filter.accepts(sample.type, {}, sample.payload);
    if (field.ownField() == u"type") return isTaken;
    if (!field.ownField().isEmpty()) return true;
    const auto data = strictJsonAnswer(sample.payload);
    // A filter that asks for another value than a missing field has takes all such events.
    return isTaken || !data || !field.findAllIn(*data).isEmpty();
}

}  // namespace

bool canTake(const Route& route, const QString& eventType) {
    if (!matches(route.events, eventType)) return false;
    if (route.transform == kChargePayment && eventType != kChargedEvent) return false;
    const auto sample = sampleEvent(eventType);
    return !sample || canFulfil(route.filter, *sample);
}

}  // namespace countertop
