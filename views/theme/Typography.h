// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QLabel;
class QWidget;

namespace countertop {

/// The steps of the type scale. Labels get them through the style sheet; painting code asks for the
/// font.
enum class TextRole { Body, Caption, Strong, Search, Title, Figure, Total };

namespace typography {

/// Inter if it is installed, else the system's font, at body size.
[[nodiscard]] QFont baseFont();
[[nodiscard]] QFont font(TextRole role);

}  // namespace typography

/// Sets a label's style; `muted` is for explanations.
void setTextRole(QLabel* label, TextRole role, bool muted = false);

/// Marks a field whose content is refused, for the style sheet and for screen readers; an empty
/// sentence: it is not any more.
void markProblem(QWidget* field, const QString& problem);

/// Makes the style sheet look at the widget's properties again, which have changed.
void repolish(QWidget* widget);

/// Marks a button, frame or label for the style sheet: setVariant(button, "primary").
void setVariant(QWidget* widget, const char* variant);

}  // namespace countertop
