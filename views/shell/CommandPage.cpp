// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/CommandPage.h"

#include "views/forms/BusyButton.h"
#include "views/forms/FormDialog.h"
#include "views/text/ErrorText.h"

#include <memory>
#include <optional>
#include <utility>

namespace countertop {

void CommandPage::send(const Command& command, BusyButton* button, Done done) {
    if (m_pending.isUnderWay()) return;
    m_button = button;
    m_done = std::move(done);
    const Intent intent = m_pending.begin(command);
    setBusy(true);
    emit commandRequested(intent, command);
}

void CommandPage::openForm(FormDialog* dialog, std::function<Command()> command, Done done) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto sent = std::make_shared<std::optional<Command>>();
    connect(dialog, &FormDialog::submitted, this,
            [this, dialog, sent, command = std::move(command), done = std::move(done)] {
                if (m_pending.isUnderWay()) return;
                m_dialog = dialog;
                // The data around the fields may have changed since; the repeated command must be
                // identical.
                if (!dialog->isOutcomeUnknown()) *sent = command();
                send(**sent, nullptr, done);
            });
    connect(dialog, &QDialog::rejected, this, [this, dialog] {
        if (!dialog->isOutcomeUnknown()) return;
        emit message(MessageKind::Warning, tr("It is not known yet whether that was done. Look "
                                              "before you do it again."));
    });
    dialog->open();
}

void CommandPage::commandFinished(const QString& intentKey, const CommandResult& result) {
    if (!m_pending.isMine(intentKey)) return;
    m_pending.finish();
    setBusy(false);
    emit messageObsolete();
    if (m_dialog) m_dialog->accept();
    m_dialog = nullptr;
    if (const Done done = std::exchange(m_done, {})) done(result);
    refresh();
}

void CommandPage::commandFailed(const QString& intentKey, const Error& error) {
    if (!m_pending.isMine(intentKey)) return;
    m_pending.fail(error);
    setBusy(false);
    if (m_dialog) {
        m_dialog->showError(error);
        m_dialog->setOutcomeUnknown(m_pending.isUnknown());
    } else {
        explainFailure(error);
    }
    m_dialog = nullptr;
    refresh();
}

void CommandPage::explainFailure(const Error& error) {
    emit message(MessageKind::Error, errorText(error));
}

void CommandPage::refresh() {
    m_stale = !isVisible();
    if (!m_stale) readAgain();
}

void CommandPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_stale, false)) readAgain();
}

void CommandPage::setBusy(bool busy) {
    if (m_button) m_button->setBusy(busy);
    if (m_dialog) m_dialog->setBusy(busy);
}

}  // namespace countertop
