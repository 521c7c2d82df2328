// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/TableStyle.h"
#include "views/shell/CommandPage.h"
#include "views/theme/Theme.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace countertop {

class BrokersView;
class CustomerMessagesView;
class ReadQueue;

/// The settings of this computer's window and brokers, and of the shop's messages to customers. The
/// page stores nothing of this computer: it emits every change as a signal, and the application
/// saves and applies it. What belongs to the shop is changed by commands.
class SettingsPage : public CommandPage {
    Q_OBJECT

public:
    struct Values {
        QString language;  ///< "en", "de" …; empty follows the system
        Theme::Mode appearance = Theme::Mode::System;
        RowDensity density = RowDensity::Comfortable;
        QString till;
        QString database;  ///< read-only; without any password
    };

    /// `queue` must outlive the page.
    explicit SettingsPage(ReadQueue& queue, QWidget* parent = nullptr);

    void setValues(const Values& values);
    /// The codes of the languages that have translations.
    void setLanguages(const QStringList& codes);
    void focusSearch() override;
    [[nodiscard]] QString unsavedText() const override;
    [[nodiscard]] BrokersView* brokers() { return m_brokers; }

signals:
    void languageChanged(const QString& code);
    void appearanceChanged(countertop::Theme::Mode mode);
    void densityChanged(countertop::RowDensity density);
    void tillChanged(const QString& name);
    /// The user wants to add a route for the messages to customers.
    void messageRouteRequested();

protected:
    void readAgain() override;
    void explainFailure(const Error& error) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Part { Computer, Messages, Brokers };

    [[nodiscard]] QWidget* makeComputer();
    void connectMessages();
    void createRows(QFormLayout* form);
    void connectRows();

    QTabBar* m_tabs;
    QStackedWidget* m_parts;
    QComboBox* m_language;
    QComboBox* m_appearance;
    QComboBox* m_density;
    QLineEdit* m_till;
    QLabel* m_database;
    CustomerMessagesView* m_messages;
    BrokersView* m_brokers;
};

}  // namespace countertop
