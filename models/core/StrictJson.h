// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace countertop {

/// Reason of a text that is no JSON, is nested too deeply, names a field twice in one object, or
/// holds half a character (a lone surrogate). The detail is an English sentence that says which.
inline constexpr QLatin1StringView kNotJson("not_json");

/// One value of a JSON text of others. A number is kept as it was written: no double ever holds it.
struct StrictValue {
    enum class Kind { Null, Truth, Number, Text, Array, Object };
    Kind kind = Kind::Null;
    QString name = {};              ///< of a field of an object, else empty
    QString text = {};              ///< of a text or a number
    QList<StrictValue> inner = {};  ///< elements of an array, fields of an object, in their order
    bool isBroken = false;          ///< of a text that holds half a character
};

/// A text of others as one JSON object, read in one pass. INVALID_INPUT with the reason
/// above, or "not_a_json_object" for any other JSON. Pure, from any thread.
[[nodiscard]] Result<StrictValue> strictJsonObject(const QByteArray& text);

/// The same for an answer that was asked for and must not be lost for what nobody uses: a field
/// that stands twice is kept twice, and a text with half a character is kept and marked.
/// StrictFields refuses either where it is used.
[[nodiscard]] Result<StrictValue> strictJsonAnswer(const QByteArray& text);

}  // namespace countertop
