// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "views/text/MessageKind.h"

#include <QList>

#include <functional>

namespace countertop {

class BusyButton;
class FormDialog;

/// How the parts of the deliveries page change the shop and talk to the user: the page, which sends
/// one command at a time.
class DeliveryCommands {
public:
    using WhenDone = std::function<void()>;

    virtual ~DeliveryCommands() = default;

    /// Sends the commands one after another and calls `done` after the last. Stops at the first
    /// refusal, which is shown. `button` is busy meanwhile.
    virtual void sendAll(QList<Command> commands, BusyButton* button, WhenDone done) = 0;
    /// See CommandPage::openForm().
    virtual void openDialog(FormDialog* dialog, std::function<Command()> command,
                            WhenDone done) = 0;
    virtual void report(MessageKind kind, const QString& text) = 0;
};

}  // namespace countertop
