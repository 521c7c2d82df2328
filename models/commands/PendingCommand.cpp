// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/PendingCommand.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logPending, "countertop.commands", QtInfoMsg)

}  // namespace

PendingCommand::PendingCommand(CommandRequest request, Answer answer)
    : m_state(std::make_shared<State>()) {
    m_state->request = std::move(request);
    m_state->answer = std::move(answer);
    m_state->outcome = m_state->promise.get_future().share();
}

bool PendingCommand::begin() const {
    Stage expected = Stage::Waiting;
    return m_state->stage.compare_exchange_strong(expected, Stage::Begun);
}

bool PendingCommand::cancel() const {
    Stage expected = Stage::Waiting;
    if (!m_state->stage.compare_exchange_strong(expected, Stage::Cancelled)) return false;
    resolve(fail(ErrorCode::Cancelled, QStringLiteral("Cancelled before it began"),
                 QStringLiteral("cancelled")));
    return true;
}

void PendingCommand::resolve(const Result<CommandResult>& result) const {
    if (m_state->answer) {
        try {
            m_state->answer(result);
        } catch (...) {
            qCWarning(logPending) << "The receiver of an answer failed;"
                                  << m_state->request.intent.key;
        }
    }
    m_state->promise.set_value(result);
}

}  // namespace countertop
