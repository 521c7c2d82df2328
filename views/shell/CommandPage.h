// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/Page.h"
#include "views/shell/RunningCommand.h"

#include <QPointer>

#include <functional>

namespace countertop {

class BusyButton;
class FormDialog;

/// A page that changes the shop. It sends one command at a time, keeps the button or dialog that
/// started it busy until the answer, and shows errors where the user is looking. It refreshes only
/// while visible; a hidden page catches up when it is shown.
class CommandPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    void commandFinished(const QString& intentKey,
                         const countertop::CommandResult& result) override;
    void commandFailed(const QString& intentKey, const countertop::Error& error) override;
    void refresh() override;

protected:
    using Done = std::function<void(const CommandResult&)>;

    /// Reads all of the page's data again, asynchronously.
    virtual void readAgain() = 0;
    /// A command of this page failed; by default shows the error in the message bar.
    virtual void explainFailure(const Error& error);

    /// Sends the command unless one is under way; `button` is busy until the answer.
    void send(const Command& command, BusyButton* button, Done done = {});
    /// Opens the dialog and, on each submit, sends the command that `command` returns. The dialog
    /// closes when the command succeeds and shows the error otherwise.
    void openForm(FormDialog* dialog, std::function<Command()> command, Done done = {});

    void showEvent(QShowEvent* event) override;

private:
    void setBusy(bool busy);

    RunningCommand m_pending;
    QPointer<BusyButton> m_button;
    QPointer<FormDialog> m_dialog;
    Done m_done;
    bool m_stale = true;
};

}  // namespace countertop
