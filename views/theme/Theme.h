// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/Tokens.h"

#include <QObject>

class QApplication;

namespace countertop {

/// Applies the application's look: Fusion, one palette and one style sheet generated from the
/// tokens, and the font. Follows the system's light or dark scheme until a mode is set. Owned by
/// the application.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    /// Reads the system's scheme before changing the palette, so create it before any window.
    explicit Theme(QApplication& application, Mode mode = Mode::System);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] const Tokens& tokens() const;

    /// "system", "light" or "dark", as stored in the settings. Unknown words mean System.
    [[nodiscard]] static QString modeName(Mode mode);
    [[nodiscard]] static Mode modeFromName(const QString& name);

    /// False when the system asks for reduced motion; then nothing is animated.
    [[nodiscard]] static bool allowsMotion();

signals:
    void changed();

private:
    void apply();
    [[nodiscard]] bool systemIsDark() const;

    QApplication& m_application;
    Mode m_mode;
    bool m_startedDark = false;
};

}  // namespace countertop
