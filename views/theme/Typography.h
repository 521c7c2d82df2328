// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QLabel;
class QWidget;

namespace countertop {

/// The steps of the type scale. The style sheet dresses labels by it; painters ask for the font.
enum class TextRole { Body, Caption, Strong, Search, Title, Figure, Total };

namespace typography {

/// Inter where it is installed, else the system's font, at body size.
[[nodiscard]] QFont baseFont();
[[nodiscard]] QFont font(TextRole role);

}  // namespace typography

/// Dresses a label; `muted` for what explains, not what is said.
void setTextRole(QLabel* label, TextRole role, bool muted = false);

/// What a button, frame or label is, for the style sheet: setVariant(button, "primary").
void setVariant(QWidget* widget, const char* variant);

}  // namespace countertop
