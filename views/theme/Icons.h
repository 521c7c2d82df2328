// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace countertop {

/// The theme colour of an icon.
enum class IconTint { Text, Muted, Accent, OnAccent, Navigation, Info, Success, Warning, Danger };

/// The window's icons by file name in resources/icons ("cash-register"). They are tinted when
/// drawn, so they follow theme changes automatically; a checked button's icon takes the accent
/// colour, a disabled one is muted.
class Icons {
public:
    [[nodiscard]] static QIcon get(const QString& name, IconTint tint = IconTint::Text);
    [[nodiscard]] static QPixmap pixmap(const QString& name, int size, IconTint tint,
                                        qreal devicePixelRatio);
    /// The program's own icon.
    [[nodiscard]] static QIcon application();
};

}  // namespace countertop
