// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace countertop {

/// A JSON object as compact UTF-8 text with its keys in alphabetical order. Equal objects give
/// equal bytes, so the text can be hashed and compared.
[[nodiscard]] QByteArray toJsonText(const QJsonObject& object);
[[nodiscard]] QByteArray toJsonText(const QJsonArray& array);

/// JSON null for an empty text or an unset time (0).
[[nodiscard]] QJsonValue textOrNull(const QString& text);
[[nodiscard]] QJsonValue timeOrNull(Timestamp at);

/// DAMAGED when the text is not a JSON object.
[[nodiscard]] Result<QJsonObject> jsonObjectFromText(const QByteArray& text);

}  // namespace countertop
