// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WindowSettings.h"

#include "app/AppSettings.h"

namespace countertop {

namespace {

RowDensity densityOf(const AppSettings& settings) {
    return settings.text(QStringLiteral("density")) == u"compact" ? RowDensity::Compact
                                                                  : RowDensity::Comfortable;
}

SettingsPage::Values valuesOf(const AppSettings& settings, const QString& database) {
    SettingsPage::Values values;
    values.language = settings.text(QStringLiteral("language"));
    values.appearance = Theme::modeFromName(settings.text(QStringLiteral("appearance")));
    values.density = densityOf(settings);
    values.till = settings.till();
    values.database = database;
    return values;
}

}  // namespace

WindowSettings::WindowSettings(AppSettings& settings, Theme& theme, SettingsPage& page,
                               const QString& database)
    : m_settings(settings), m_theme(theme) {
    page.setLanguages({QStringLiteral("en"), QStringLiteral("de")});
    page.setValues(valuesOf(m_settings, database));
    connect(&page, &SettingsPage::languageChanged, this, [this](const QString& code) {
        m_settings.setText(QStringLiteral("language"), code);
        emit languageChanged();
    });
    connect(&page, &SettingsPage::appearanceChanged, this, [this](Theme::Mode mode) {
        m_settings.setText(QStringLiteral("appearance"), Theme::modeName(mode));
        m_theme.setMode(mode);
    });
    connect(&page, &SettingsPage::densityChanged, this, [this](RowDensity density) {
        m_settings.setText(QStringLiteral("density"), density == RowDensity::Compact
                                                          ? QStringLiteral("compact")
                                                          : QStringLiteral("comfortable"));
        emit rowDensityChanged(density);
    });
    connect(&page, &SettingsPage::tillChanged, this, [this](const QString& name) {
        m_settings.setText(QStringLiteral("till"), name);
        emit tillChanged(m_settings.till());
    });
}

RowDensity WindowSettings::rowDensity() const { return densityOf(m_settings); }

}  // namespace countertop
