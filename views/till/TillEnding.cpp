// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ConfirmDialog.h"
#include "views/text/MoneyText.h"
#include "views/till/CustomerPicker.h"
#include "views/till/LinesTable.h"
#include "views/till/PaymentPanel.h"
#include "views/till/ProductFinder.h"
#include "views/till/TillNotice.h"
#include "views/till/TillPage.h"
#include "views/till/TillSale.h"
#include "views/till/TotalCard.h"

#include <QLineEdit>

/// Ends a sale on the till page: settles open input, sends the command, handles the result.
namespace countertop {

void TillPage::end(Ending ending) {
    if (m_sale->isBusy()) return;
    // Commit a quantity that is still being typed before the sale ends.
    m_isRefused = false;
    m_lines->settleEditor();
    if (m_isRefused) return;
    // A repeated attempt must be identical; what was entered since belongs to the next sale.
    if (m_sale->isUnknown()) return send(ending);
    if (m_finder->lookup().pending() > 0) {
        m_waiting = ending;
        return;
    }
    if (!m_finder->isEmpty()) {
        m_waiting = ending;
        m_finder->submitBeforeEnd();
        return;
    }
    if (!isReadyToEnd(ending)) return;
    if (ending == Ending::Pay && askAboutCash()) return;
    send(ending);
}

bool TillPage::isReadyToEnd(Ending ending) {
    if (m_sale->draft().lines.isEmpty()) {
        if (!m_payment->totalCard()->showsReceipt()) {
            emit message(MessageKind::Info, tr("Add a product first."));
            focusSearch();
        }
        return false;
    }
    if (m_customer->isUndecided()) {
        m_customer->edit()->setFocus();
        emit message(MessageKind::Warning,
                     tr("“%1” is not chosen as the customer yet. Press Enter to choose, or Esc.")
                         .arg(m_customer->edit()->text()));
        return false;
    }
    const QStringList missed = m_notice->unresolvedOf(m_sale->draft().draftId);
    if (!missed.isEmpty() && !std::exchange(m_hasWarnedUnresolved, true)) {
        emit message(MessageKind::Warning,
                     tr("The sale is without %1, which could not be looked up. Press the key again "
                        "to end it so.")
                         .arg(missed.join(QStringLiteral(", "))));
        return false;
    }
    const QString problem = ending == Ending::Pay ? m_payment->tenderedProblem() : QString();
    if (problem.isEmpty()) return true;
    emit message(MessageKind::Warning, problem);
    m_payment->focusTendered();
    return false;
}

bool TillPage::askAboutCash() {
    const auto confirmation = m_payment->plausibilityQuestion();
    if (!confirmation) return false;
    auto* question =
        ConfirmDialog::ask(this, *confirmation, [this](const QString&) { send(Ending::Pay); });
    connect(question, &QDialog::rejected, m_payment, &PaymentPanel::focusTendered);
    return true;
}

void TillPage::endWhenSettled() {
    const Ending wanted = std::exchange(m_waiting, Ending::None);
    if (wanted != Ending::None) end(wanted);
}

void TillPage::send(Ending ending) {
    const TillDraft draft = m_sale->draft();
    const PaymentRequest asked = m_payment->payment();
    // An attempt with an unknown outcome is repeated unchanged, whichever key is pressed.
    const TillAttempt attempt = draft.attempt.value_or(
        TillAttempt{ending == Ending::Pay, asked.method, asked.tenderedMinor});
    m_sent = attempt.pays ? Ending::Pay : Ending::Place;
    const QList<LineRequest> lines = m_sale->requests();
    Command command;
    if (attempt.pays) {
        command = SellAtTill{draft.orderId,
                             draft.customerId,
                             lines,
                             {attempt.method, std::nullopt, attempt.tenderedMinor}};
    } else {
        command = PlaceOrder{draft.orderId, draft.customerId, lines, true};
    }
    const Intent intent = m_sale->begin(attempt);
    emit commandRequested(intent, command);
}

void TillPage::commandFinished(const QString& intentKey, const CommandResult& result) {
    if (!m_sale->isMine(intentKey)) return;
    const PaymentMethod method = m_payment->payment().method;
    m_sale->finish();
    m_payment->reset();
    if (m_sale->draft().isEmpty()) {
        m_payment->totalCard()->showReceipt(result, method, m_sent == Ending::Pay);
    } else {
        reportDone(result);
    }
    m_finder->refresh();
    if (isVisible()) focusSearch();
}

/// The next customer's sale has already begun, so show a message; the receipt would hide its total.
void TillPage::reportDone(const CommandResult& result) {
    const QString change = moneyText(result.changeMinor, result.currency);
    emit message(MessageKind::Success,
                 result.changeMinor > 0
                     ? tr("%1 is done. Change to give back: %2").arg(result.number, change)
                     : tr("%1 is done.").arg(result.number));
}

void TillPage::commandFailed(const QString& intentKey, const Error& error) {
    if (!m_sale->isMine(intentKey)) return;
    m_sale->fail(error);
    complain(error);
    if (isVisible()) focusSearch();
}

}  // namespace countertop
