// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>

namespace countertop {

namespace filledtext {

inline QStringView of(const QString& text) { return text; }
inline QStringView of(QStringView text) { return text; }
inline QLatin1StringView of(QLatin1StringView text) { return text; }
QString of(std::integral auto number) { return QString::number(number); }

}  // namespace filledtext

/// `pattern` with its places %1 to %9 filled by texts and whole numbers, all at once. Texts from
/// outside may contain "%2" themselves (a product's name, a path, a receiver's answer); filled one
/// after another by QString::arg(), such a text would take the place of the next value.
template <class... Values>
[[nodiscard]] QString filled(const QString& pattern, const Values&... values) {
    return pattern.arg(filledtext::of(values)...);
}

}  // namespace countertop
