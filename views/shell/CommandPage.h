// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/CommandInHand.h"
#include "views/shell/Page.h"

#include <QPointer>

#include <functional>

namespace countertop {

class BusyButton;
class FormDialog;

/// A page that changes things: it sends one command at a time, keeps the button or dialog that
/// started it busy until the answer, and shows a refusal where the person is looking. It reads
/// again only while it is seen; a hidden page catches up when it is shown.
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

    /// Reads everything the page shows again, asynchronously.
    virtual void readAgain() = 0;
    /// A command of this page was refused; the default says so in the message bar.
    virtual void explainFailure(const Error& error);

    /// Sends unless a command is under way; `button` is busy until the answer.
    void send(const Command& command, BusyButton* button, Done done = {});
    /// Opens the dialog; each time it is submitted, sends what `command` makes of it. The dialog
    /// closes when that is done and shows what was refused otherwise.
    void openForm(FormDialog* dialog, std::function<Command()> command, Done done = {});

    void showEvent(QShowEvent* event) override;

private:
    void setBusy(bool busy);

    CommandInHand m_pending;
    QPointer<BusyButton> m_button;
    QPointer<FormDialog> m_dialog;
    Done m_done;
    bool m_stale = true;
};

}  // namespace countertop
