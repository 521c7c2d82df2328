// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"

namespace countertop {

/// One thing a person asked for, until its answer is known. When an answer leaves open whether it
/// was done, the intent is kept, and asking for the very same thing again repeats it instead of
/// doing it twice.
class CommandInHand {
public:
    /// The intent to send `command` with. Call it only when nothing is under way.
    [[nodiscard]] Intent begin(const Command& command);

    [[nodiscard]] bool isUnderWay() const { return m_underWay; }
    [[nodiscard]] bool isMine(const QString& intentKey) const {
        return m_underWay && intentKey == m_key;
    }
    /// Whether it was done is not known; what a later attempt could not even ask about still is
    /// not.
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
