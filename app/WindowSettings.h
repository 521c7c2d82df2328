// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/SettingsPage.h"
#include "views/theme/Theme.h"

#include <QObject>

namespace countertop {

class AppSettings;

/// Shows this computer's settings on the settings page, and saves and applies what users change
/// there. GUI thread; belongs to Application.
class WindowSettings final : public QObject {
    Q_OBJECT

public:
    /// `database` is the database as users read it.
    WindowSettings(AppSettings& settings, Theme& theme, SettingsPage& page,
                   const QString& database);

    [[nodiscard]] RowDensity rowDensity() const;

signals:
    /// The change takes effect at the next start.
    void languageChanged();
    void rowDensityChanged(RowDensity density);
    void tillChanged(const QString& till);

private:
    AppSettings& m_settings;
    Theme& m_theme;
};

}  // namespace countertop
