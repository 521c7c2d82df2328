// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace countertop {

/// All colours of the window, for light and dark. Text has a contrast of at least 4.5:1 to its
/// background, controls 3:1; checked by ThemeTest.
struct Tokens {
    bool dark = false;
    QColor background;  ///< behind the cards
    QColor surface;     ///< cards, fields, tables
    QColor line;        ///< hairlines
    QColor control;     ///< borders of input fields
    QColor hover;
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;
    QColor softAccent;  ///< selected rows
    QColor warning;
    QColor softWarning;
    QColor danger;
    QColor softDanger;
    QColor onDanger;
    QColor info;
    QColor softInfo;
    QColor navigation;
    QColor navigationText;
    QColor navigationMark;
    QColor scroll;
};

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();

/// The tokens that a widget with this palette is drawn with.
[[nodiscard]] const Tokens& tokensFor(const QPalette& palette);

/// Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.1, "contrast ratio").
[[nodiscard]] double contrastRatio(const QColor& first, const QColor& second);

}  // namespace countertop
