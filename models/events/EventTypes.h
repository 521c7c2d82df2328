// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/JsonReader.h"
#include "models/core/JsonWriter.h"
#include "models/events/RecordedEvent.h"
#include "models/events/Upcasters.h"

#include <algorithm>
#include <array>
#include <span>
#include <variant>

namespace countertop {

/// The stored type names of a variant's alternatives, in the variant's order.
template <class Variant>
using EventTypeName = std::array<const char*, std::variant_size_v<Variant>>;

/// The DAMAGED error for an event that cannot be read.
[[nodiscard]] tl::unexpected<Error> unreadableEvent(const RecordedEvent& event, const QString& why);

/// The payload in its type's latest form; DAMAGED when it cannot be upcast.
[[nodiscard]] Result<QByteArray> latestPayload(const RecordedEvent& event,
                                               const Upcasters& upcasters);

[[nodiscard]] inline bool isOneOf(std::span<const char* const> names, const QString& type) {
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return type == QLatin1StringView(name); });
}

template <class Variant, class Write>
[[nodiscard]] EventDraft makeDraft(const Variant& event, const EventTypeName<Variant>& names,
                                   const Upcasters& upcasters, const Write& write) {
    EventDraft draft;
    draft.type = QString::fromLatin1(names[event.index()]);
    draft.schemaVersion = upcasters.latestVersion(draft.type);
    JsonWriter json;
    json.beginObject();
    std::visit([&](const auto& concrete) { write(json, concrete); }, event);
    draft.payload = json.endObject().text();
    return draft;
}

/// Reads the alternative with this index, which must be below the variant's size.
template <class Variant, std::size_t Index = 0, class Read>
[[nodiscard]] Variant readAlternative(std::size_t index, const JsonFields& json, const Read& read) {
    if constexpr (Index + 1 < std::variant_size_v<Variant>) {
        if (index != Index) return readAlternative<Variant, Index + 1>(index, json, read);
    }
    std::variant_alternative_t<Index, Variant> concrete;
    read(json, concrete);
    return Variant(std::in_place_index<Index>, std::move(concrete));
}

/// Reads the alternative that the event's type names, in its latest form.
template <class Variant, class Read>
[[nodiscard]] Result<Variant> readEvent(const RecordedEvent& event,
                                        const EventTypeName<Variant>& names,
                                        const Upcasters& upcasters, const Read& read) {
    const auto name = std::find_if(names.begin(), names.end(), [&event](const char* known) {
        return event.type == QLatin1StringView(known);
    });
    if (name == names.end()) return unreadableEvent(event, QStringLiteral("unknown type"));
    const Result<QByteArray> payload = latestPayload(event, upcasters);
    if (!payload) return fail(payload.error());
    const JsonReader json(*payload);
    if (!json.isObject()) return unreadableEvent(event, json.problem());
    return readAlternative<Variant>(static_cast<std::size_t>(name - names.begin()), json.fields(),
                                    read);
}

}  // namespace countertop
