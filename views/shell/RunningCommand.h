// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// One command of the user, until its outcome is known. When an answer leaves it open whether the
/// command was carried out, the intent is kept, and sending an identical command reuses it, so that
/// nothing is done twice.
class RunningCommand {
public:
    /// The intent to send `command` with. Only call it when no command is under way.
    [[nodiscard]] Intent begin(const Command& command);

    [[nodiscard]] bool isUnderWay() const { return m_underWay; }
    [[nodiscard]] bool isMine(const QString& intentKey) const {
        return m_underWay && intentKey == m_key;
    }
    /// True while it is unknown whether the command was carried out, even after a later attempt
    /// that could not be sent.
    [[nodiscard]] bool isUnknown() const { return m_isUnknown; }
    void finish();
    void fail(const Error& error);

private:
    QString m_key;
    QByteArray m_content;
    bool m_underWay = false;
    bool m_isUnknown = false;
};

}  // namespace countertop
