// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/OrderReplay.h"

#include "models/events/EventSerializer.h"

namespace countertop {

namespace {

/// Collects one warning for each unknown event type.
class UnknownTypes {
public:
    void take(const RecordedEvent& event) {
        if (m_warnedTypes.contains(event.type)) return;
        m_warnedTypes.append(event.type);
        m_warnings.append(
            QStringLiteral("Stream %1 has events of the unknown type %2, first at version %3; "
                           "they are left aside")
                .arg(event.streamId, event.type)
                .arg(event.version));
    }
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }

private:
    QStringList m_warnedTypes;
    QStringList m_warnings;
};

bool isBeyond(const RecordedEvent& event, const ReplayOptions& options) {
    return (options.toVersion && event.version > *options.toVersion) ||
           (options.toTime && event.metadata.at > *options.toTime);
}

}  // namespace

Result<OrderReplay> replayOrder(const QList<RecordedEvent>& events, const ReplayOptions& options,
                                const OrderReplayStep& step) {
    OrderReplay replay;
    UnknownTypes unknown;
    for (const RecordedEvent& recorded : events) {
        if (isBeyond(recorded, options)) break;
        replay.version = recorded.version;
        if (options.unknown == UnknownEvents::Skip && !isOrderEventType(recorded.type)) {
            unknown.take(recorded);
            continue;
        }
        const auto event = orderEventFrom(recorded);
        if (!event) return fail(event.error());
        if (step) step(replay.order, *event, recorded);
        apply(replay.order, *event);
    }
    replay.warnings = unknown.warnings();
    return replay;
}

}  // namespace countertop
