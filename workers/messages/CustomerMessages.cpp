// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/messages/CustomerMessages.h"

#include "models/domain/ImportedNumber.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"

#include <QLoggingCategory>

#include <algorithm>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logMessages, "countertop.messages", QtInfoMsg)

const QString kName = QStringLiteral("customer_messages");
const QString kActor = QStringLiteral("countertop");
constexpr int kPage = 200;
constexpr qint64 kNewsMs = 24LL * 60 * 60 * 1000;

const FeedFilter& aboutOrders() {
    static const FeedFilter kFilter{
        {QStringLiteral("OrderPlaced"), QStringLiteral("OrderConfirmed"),
         QStringLiteral("OrderShipped")},
        {},
        {}};
    return kFilter;
}

std::optional<CustomerMessageKind> kindOf(const OrderEvent& event) {
    if (std::holds_alternative<OrderPlaced>(event)) return CustomerMessageKind::Created;
    if (std::holds_alternative<OrderConfirmed>(event)) return CustomerMessageKind::Confirmed;
    if (const auto* shipped = std::get_if<OrderShipped>(&event)) {
        if (!shipped->handedOver) return CustomerMessageKind::Shipped;
    }
    return std::nullopt;
}

bool isImported(const OrderEvent& event) {
    const auto* placed = std::get_if<OrderPlaced>(&event);
    return placed && namesImportSource(placed->number);
}

bool isHandOver(const OrderEvent& event) {
    const auto* shipped = std::get_if<OrderShipped>(&event);
    return shipped && shipped->handedOver;
}

/// The command's events of that stream.
Result<OrderEvents> sameCommand(const QList<RecordedEvent>& stream, const RecordedEvent& event) {
    OrderEvents events;
    for (const RecordedEvent& other : stream) {
        if (other.metadata.causationId != event.metadata.causationId) continue;
        const auto read = orderEventFrom(other);
        if (!read) return fail(read.error());
        events.append(*read);
    }
    return events;
}

}  // namespace

Result<qsizetype> CustomerMessages::step() {
    const auto position = m_checkpoints.position(kName);
    if (!position) return fail(position.error());
    const auto events = m_events.feed(*position, aboutOrders(), kPage);
    if (!events) return fail(events.error());
    if (events->isEmpty()) return 0;
    for (const RecordedEvent& event : *events) {
        if (m_clock.now() - event.metadata.at > kNewsMs) continue;
        const auto handled = handle(event);
        if (handled) continue;
        // Read again, a damaged order would stay damaged, and later orders must not wait for it.
        if (handled.error().code != ErrorCode::Damaged) return fail(handled.error());
        qCWarning(logMessages, "No message about order %s: %s", qUtf8Printable(event.streamId),
                  qUtf8Printable(handled.error().detail));
    }
    if (auto moved = advance(*position, events->last().position); !moved) {
        return fail(moved.error());
    }
    return events->size();
}

Result<bool> CustomerMessages::deservesMessage(const RecordedEvent& event,
                                               CustomerMessageKind kind) {
    const auto stream = m_events.load(event.streamId);
    if (!stream) return fail(stream.error());
    const auto first = orderEventFrom(stream->first());
    if (!first) return fail(first.error());
    const auto* created = std::get_if<OrderCreated>(&*first);
    if (!created || created->customerId.isEmpty()) return false;
    const auto together = sameCommand(*stream, event);
    if (!together) return fail(together.error());
    const auto has = [&](const auto& test) {
        return std::any_of(together->cbegin(), together->cend(), test);
    };
    const bool withPlacing =
        has([](const OrderEvent& other) { return std::holds_alternative<OrderPlaced>(other); });
    return !has(isHandOver) && !has(isImported) &&
           !(kind == CustomerMessageKind::Confirmed && withPlacing);
}

Result<void> CustomerMessages::handle(const RecordedEvent& event) {
    const auto read = orderEventFrom(event);
    if (!read) return fail(read.error());
    const auto kind = kindOf(*read);
    if (!kind) return {};
    const auto deserves = deservesMessage(event, *kind);
    if (!deserves) return fail(deserves.error());
    if (!*deserves) return {};
    const CommandOrigin origin{kActor, event.metadata.till, event.metadata.correlationId,
                               event.eventId.text(), std::nullopt};
    const auto done =
        m_bus.dispatch(RequestCustomerMessage{OrderId(streamSubject(event.streamId)), *kind},
                       Intent::again(QStringLiteral("message-") + event.eventId.text()), origin);
    if (done) return {};
    if (done.error().transient || done.error().outcomeUnknown) return fail(done.error());
    // A refusal would be the same next time, and later orders must not wait for it.
    qCWarning(logMessages, "No message about order %s: %s", qUtf8Printable(event.streamId),
              qUtf8Printable(done.error().detail));
    return {};
}

Result<void> CustomerMessages::advance(qint64 from, qint64 to) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    const auto moved = m_checkpoints.advance(kName, from, to);
    if (!moved) return fail(moved.error());
    // Another program may be further already.
    if (!*moved) return {};
    return transaction.commit();
}

}  // namespace countertop
