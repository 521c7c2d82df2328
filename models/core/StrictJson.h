// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace countertop {

/// Reason for a text that is not JSON, is nested too deeply, names a field twice in one object, or
/// holds half a character (a lone surrogate). The detail is an English sentence that says which;
/// the fact "byte" is the offset at which parsing stopped.
inline constexpr QLatin1StringView kNotJson("not_json");

/// One value of JSON text from outside. A number keeps its text and is never converted to double.
struct StrictValue {
    enum class Kind { Null, Boolean, Number, Text, Array, Object };
    Kind kind = Kind::Null;
    QString name = {};              ///< of an object's field, else empty
    QString text = {};              ///< of a text or a number; "true" or "false" of a boolean
    QList<StrictValue> inner = {};  ///< elements of an array, fields of an object, in order
    bool isBroken = false;          ///< the text holds a lone surrogate
};

/// Parses text from outside as one JSON object in one pass. INVALID_INPUT with the reason above, or
/// "not_a_json_object" for any other JSON value. Pure, thread-safe.
[[nodiscard]] Result<StrictValue> strictJsonObject(const QByteArray& text);

/// The same for a response, which must not be lost because of a field we do not use: a duplicate
/// field is kept twice, and a text with a lone surrogate is kept and marked. StrictFields refuses
/// either when the field is read.
[[nodiscard]] Result<StrictValue> strictJsonAnswer(const QByteArray& text);

}  // namespace countertop
