// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/tables/CustomerMessageReader.h"
#include "views/settings/MessageDrafts.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace countertop {

class BusyButton;
class Card;
class ChipRow;
class EmptyState;
class MessageEditor;
class MessagePreview;
class MissingRouteHint;
class MouseScrollArea;

/// The messages to customers: which are sent, their language and their wording, with a preview.
/// Switches change at once, the language after a question, the wording when it is saved. The view
/// sends no command itself: it emits each change, and must be told how it ended.
class CustomerMessagesView : public QWidget {
    Q_OBJECT

public:
    /// `queue` must outlive the view.
    explicit CustomerMessagesView(ReadQueue& queue, QWidget* parent = nullptr);

    void readAgain();
    /// Moves the focus to the wording.
    void enter();
    /// The last change emitted was made. Returns what to tell the user.
    QString changeMade(const CommandResult& result);
    /// It was refused. True when the view shows why.
    bool changeRefused(const Error& error);
    /// Nobody knows yet whether the user is allowed to change anything.
    void forgetRefusal();
    /// The button to keep busy while a wording is being saved.
    [[nodiscard]] BusyButton* saveButton() const { return m_save; }
    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;
    /// See Page.
    [[nodiscard]] QString unsavedText() const;

signals:
    void changeRequested(const countertop::ConfigureShop& change);
    /// The user wants a route for the messages.
    void routeRequested();
    void failed(const countertop::Error& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    [[nodiscard]] QWidget* makeTopRow();
    [[nodiscard]] Card* makeEditorCard();
    void connectParts();
    void take(const CustomerMessageSettings& settings);
    void showUnread(const Error& error);
    void showKind();
    void showLanguages();
    void showState();
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] CustomerMessageKind kind() const;
    [[nodiscard]] bool mayEdit() const { return m_shown && m_isAllowed; }

    void onEdited();
    void save();
    void askLanguage();
    void switchKind(bool isOn);
    void useStandard();
    void askDiscard();
    void request(const ConfigureShop& change);

    CustomerMessageReader m_reader;
    std::optional<CustomerMessageSettings> m_shown;
    MessageDrafts m_drafts;
    ConfigureShop m_requested;  ///< the last one
    bool m_isUnderWay = false;
    bool m_isAllowed = true;
    qint64 m_ownVersion = -1;  ///< of the settings after our last change

    EmptyState* m_unread;
    QWidget* m_content;
    MissingRouteHint* m_hint;
    ChipRow* m_kinds;
    QComboBox* m_language;
    MouseScrollArea* m_scroll;  ///< around the wording
    QCheckBox* m_on;
    MessageEditor* m_editor;
    MessagePreview* m_preview;
    QLabel* m_note;
    QPushButton* m_standard;
    QPushButton* m_discard;
    BusyButton* m_save;
};

}  // namespace countertop
