// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/TableStyle.h"
#include "views/shell/Page.h"
#include "views/theme/Theme.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace countertop {

/// This computer's settings of the window. The page stores nothing: it emits every change as a
/// signal, and the application saves and applies it.
class SettingsPage : public Page {
    Q_OBJECT

public:
    struct Values {
        QString language;  ///< "en", "de" …; empty follows the system
        Theme::Mode appearance = Theme::Mode::System;
        RowDensity density = RowDensity::Comfortable;
        QString till;
        QString database;  ///< read-only; without any password
    };

    explicit SettingsPage(QWidget* parent = nullptr);

    void setValues(const Values& values);
    /// The codes of the languages that have translations.
    void setLanguages(const QStringList& codes);
    void focusSearch() override;

signals:
    void languageChanged(const QString& code);
    void appearanceChanged(countertop::Theme::Mode mode);
    void densityChanged(countertop::RowDensity density);
    void tillChanged(const QString& name);

private:
    void createRows(QFormLayout* form);
    void connectRows();

    QComboBox* m_language;
    QComboBox* m_appearance;
    QComboBox* m_density;
    QLineEdit* m_till;
    QLabel* m_database;
};

}  // namespace countertop
