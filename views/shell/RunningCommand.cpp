// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/RunningCommand.h"

#include "views/text/ErrorText.h"

namespace countertop {

Intent RunningCommand::begin(const Command& command) {
    const QByteArray content = commandType(command).toUtf8() + toJsonText(command);
    m_underWay = true;
    if (!m_key.isEmpty() && content == m_content) return Intent::again(m_key);
    m_content = content;
    m_isUnknown = false;
    const Intent intent = Intent::fresh();
    m_key = intent.key;
    return intent;
}

void RunningCommand::finish() {
    m_underWay = false;
    m_isUnknown = false;
    m_key.clear();
}

void RunningCommand::fail(const Error& error) {
    m_underWay = false;
    if (!mustKeepIntent(error)) {
        m_key.clear();
        m_isUnknown = false;
    } else if (isOutcomeUnknown(error)) {
        m_isUnknown = true;
    }
}

}  // namespace countertop
