// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventTypes.h"

#include "models/core/Filled.h"
#include "models/core/Json.h"

namespace countertop {

tl::unexpected<Error> unreadableEvent(const RecordedEvent& event, const QString& why) {
    return fail(ErrorCode::Damaged,
                filled(QStringLiteral("Event %1 of stream %2, version %3, cannot be read: %4"),
                       event.type, event.streamId, event.version, why),
                QStringLiteral("unreadable_event"),
                {{QStringLiteral("stream"), event.streamId},
                 {QStringLiteral("type"), event.type},
                 {QStringLiteral("version"), event.version}});
}

Result<QByteArray> latestPayload(const RecordedEvent& event, const Upcasters& upcasters) {
    if (upcasters.isReadable(event.type, event.schemaVersion)) return event.payload;
    auto json = jsonObjectFromText(event.payload);
    if (!json) return unreadableEvent(event, json.error().detail);
    json = upcasters.upcast(event.type, event.schemaVersion, *std::move(json));
    if (!json) return unreadableEvent(event, json.error().detail);
    return toJsonText(*json);
}

}  // namespace countertop
