// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace countertop {

/// Milliseconds since 1970-01-01T00:00:00Z, as stored.
using Timestamp = qint64;

/// ISO 8601 UTC with milliseconds: 2026-11-21T06:46:32.000Z. Empty outside the years 0 to 9999,
/// which ISO 8601 allows only by agreement.
[[nodiscard]] QString toIsoText(Timestamp timestamp);

/// Parses the output of toIsoText(), and any ISO 8601 date-time with an offset or Z.
[[nodiscard]] std::optional<Timestamp> timestampFromIsoText(const QString& text);

}  // namespace countertop
