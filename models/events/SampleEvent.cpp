// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/SampleEvent.h"

#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/PersonalFields.h"

#include <utility>

namespace countertop {

namespace {

constexpr Timestamp kSampleTime = 1'767'322'800'000;  // 2026-01-02T03:00:00Z

OrderLine sampleLine() {
    OrderLine line;
    line.lineNumber = 1;
    line.sku = QStringLiteral("SAMPLE");
    line.name = QStringLiteral("Sample product");
    line.quantity = 1;
    line.unitPriceMinor = 1250;
    line.totalMinor = 1250;
    return line;
}

/// Gives the fields that receivers care about a value; the others stay empty.
template <class Event>
Event usual() {
    Event event;
    if constexpr (requires { event.line = sampleLine(); }) event.line = sampleLine();
    if constexpr (requires { event.lines = {sampleLine()}; }) event.lines = {sampleLine()};
    if constexpr (requires { event.number = QString(); }) {
        event.number = QStringLiteral("SAMPLE-000001");
    }
    if constexpr (requires { event.totalMinor = qint64{}; }) event.totalMinor = 1250;
    if constexpr (requires { event.amountMinor = qint64{}; }) event.amountMinor = 1250;
    if constexpr (requires { event.currency = QString(); }) event.currency = QStringLiteral("EUR");
    if constexpr (requires { event.createdAt = Timestamp{}; }) event.createdAt = kSampleTime;
    if constexpr (requires { event.placedAt = Timestamp{}; }) event.placedAt = kSampleTime;
    if constexpr (requires { event.capturedAt = Timestamp{}; }) event.capturedAt = kSampleTime;
    if constexpr (requires { event.refundedAt = Timestamp{}; }) event.refundedAt = kSampleTime;
    if constexpr (requires { event.requestedAt = Timestamp{}; }) event.requestedAt = kSampleTime;
    if constexpr (requires { event.customerName = QString(); }) {
        event.customerName = QStringLiteral("Sample customer");
    }
    if constexpr (requires { event.details = CustomerDetails{}; }) {
        event.details = {QStringLiteral("Sample customer"), QStringLiteral("sample@example.com")};
    }
    if constexpr (requires { event.recipient = QString(); }) {
        event.recipient = QStringLiteral("sample@example.com");
        event.language = QStringLiteral("en");
        event.subject = QStringLiteral("Sample");
        event.text = QStringLiteral("Sample");
    }
    if constexpr (requires { event.day = QString(); }) event.day = QStringLiteral("2026-01-02");
    if constexpr (requires { event.sku = QString(); }) event.sku = QStringLiteral("SAMPLE");
    if constexpr (requires { event.name = QString(); })
        event.name = QStringLiteral("Sample product");
    if constexpr (requires { event.reason = QString(); }) event.reason = QStringLiteral("Sample");
    return event;
}

/// Also with the fields that most events of the type lack.
template <class Event>
Event complete() {
    Event event = usual<Event>();
    if constexpr (requires { event.payBy = PayBy::Gateway; }) event.payBy = PayBy::Gateway;
    if constexpr (requires { event.creditedMinor = qint64{}; }) event.creditedMinor = 1250;
    if constexpr (requires { event.isReversal = true; }) event.isReversal = true;
    return event;
}

enum class Extent { Usual, Complete };

template <class Variant, std::size_t... At>
std::optional<EventDraft> draftOf(const QString& type, Extent extent, std::index_sequence<At...>) {
    std::optional<EventDraft> found;
    const auto tryOne = [&](const Variant& event) {
        EventDraft draft = toDraft(event);
        if (draft.type != type) return false;
        found = std::move(draft);
        return true;
    };
    const bool isFound =
        (tryOne(extent == Extent::Usual ? usual<std::variant_alternative_t<At, Variant>>()
                                        : complete<std::variant_alternative_t<At, Variant>>()) ||
         ...);
    Q_UNUSED(isFound)
    return found;
}

template <class Variant>
std::optional<EventDraft> draftOf(const QString& type, Extent extent) {
    return draftOf<Variant>(type, extent, std::make_index_sequence<std::variant_size_v<Variant>>());
}

/// As it is recorded: with its personal fields apart.
std::optional<EventDraft> recordedSample(const QString& type, Extent extent) {
    auto draft = draftOf<OrderEvent>(type, extent);
    if (!draft) draft = draftOf<ProductEvent>(type, extent);
    if (!draft) draft = draftOf<CustomerEvent>(type, extent);
    if (!draft) draft = draftOf<ShopEvent>(type, extent);
    return draft;
}

QStringList namesIn(const QByteArray& json) {
    return json.isEmpty() ? QStringList() : jsonObjectFromText(json).value_or(QJsonObject()).keys();
}

}  // namespace

std::optional<EventDraft> sampleEvent(const QString& type) {
    auto draft = recordedSample(type, Extent::Usual);
    // As a receiver gets it: with its personal fields in plain text.
    if (draft) {
        draft->payload = withPersonalFields(withPersonalBox(draft->payload, {}), draft->personal);
    }
    return draft;
}

EventFields fieldsOf(const QString& type) {
    const auto draft = recordedSample(type, Extent::Complete);
    if (!draft) return {};
    return {namesIn(draft->personal), namesIn(draft->payload)};
}

}  // namespace countertop
