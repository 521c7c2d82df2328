// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"

#include <QStringList>

#include <optional>

namespace countertop {

/// An invented event of a type, as most of its current version are, for testing a route. No
/// customer or order is behind it. Nothing for an unknown type.
[[nodiscard]] std::optional<EventDraft> sampleEvent(const QString& type);

/// The names of all fields directly in the data of a type's current version, optional ones too.
struct EventFields {
    QStringList personal;  ///< encrypted in the shop's records
    QStringList plain;
};

/// Empty for an unknown type.
[[nodiscard]] EventFields fieldsOf(const QString& type);

}  // namespace countertop
