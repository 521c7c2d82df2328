// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/CheckedFilter.h"

#include "models/events/EventSerializer.h"
#include "models/events/Route.h"
#include "models/events/SampleEvent.h"

namespace countertop {

namespace {

/// The field of the data that a filter looks into; empty when it looks at the message's own.
QString dataFieldOf(const RouteFilter& filter) {
    const MessagePath& field = filter.field();
    return field.ownField().isEmpty() ? field.steps().value(0) : QString();
}

}  // namespace

Result<RouteFilter> checkedFilter(const QString& events, const QString& text) {
    auto filter = RouteFilter::parse(text);
    if (!filter) return filter;
    const QString field = dataFieldOf(*filter);
    if (field.isEmpty()) return filter;
    bool isPersonal = field == u"personal";
    for (const QString& type : knownEventTypes()) {
        if (!matches(events, type)) continue;
        const EventFields fields = fieldsOf(type);
        if (fields.plain.contains(field)) return filter;
        isPersonal |= fields.personal.contains(field);
    }
    if (!isPersonal) {
        return fail(invalidInput(
            QStringLiteral("filter"),
            QStringLiteral("No event of '%1' has a field '%2': nothing would be sent")
                .arg(events, field),
            QStringLiteral("filter_on_unknown_field"), {{QStringLiteral("text"), field}}));
    }
    return fail(invalidInput(
        QStringLiteral("filter"),
        QStringLiteral("A filter cannot use '%1', a personal field: it is encrypted when a message "
                       "is made")
            .arg(field),
        QStringLiteral("filter_on_personal_field"), {{QStringLiteral("text"), field}}));
}

}  // namespace countertop
