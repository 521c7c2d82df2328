// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ConfirmDialog.h"
#include "views/till/ParkedList.h"
#include "views/till/ParkedWords.h"
#include "views/till/PaymentPanel.h"
#include "views/till/TillHeader.h"
#include "views/till/TillPage.h"
#include "views/till/TillSale.h"

#include <algorithm>

/// Parks and resumes sales on the till page.
namespace countertop {

void TillPage::connectParked() {
    connect(m_header, &TillHeader::parkRequested, this, &TillPage::parkOrResume);
    connect(m_header, &TillHeader::resumeRequested, this, &TillPage::resume);
    connect(m_header, &TillHeader::parkedListRequested, this, &TillPage::showParked);
    connect(m_parked, &ParkedList::resumeRequested, this, &TillPage::resume);
    connect(m_parked, &ParkedList::discardRequested, this, &TillPage::askToDiscard);
    connect(m_parked, &ParkedList::closed, this, &TillPage::focusSearch);
    connect(m_sale, &TillSale::parkedChanged, this, [this] {
        if (m_parked->isVisible()) showParked();
    });
}

void TillPage::parkOrResume() {
    if (m_sale->isBusy()) return;
    const QString marked = m_parked->markedDraft();
    if (!marked.isEmpty()) return resume(marked);
    const auto& parked = m_sale->parked();
    if (!m_sale->draft().isEmpty()) {
        m_sale->park();
        m_payment->reset();
    } else if (parked.size() > 1) {
        return showParked();
    } else if (!parked.isEmpty()) {
        return resume(parked.last().draftId);
    }
    focusSearch();
}

void TillPage::resume(const QString& draftId) {
    leaveReceipt();
    m_parked->hide();
    // Reset first: a sale with an unknown outcome then shows how it was to be paid.
    m_payment->reset();
    m_sale->resume(draftId);
    askStockOfLines();
    focusSearch();
}

void TillPage::showParked() {
    leaveReceipt();
    m_parked->open(m_sale->parked(), m_currency);
    if (m_sale->parked().isEmpty()) focusSearch();
}

void TillPage::askToDiscard(const QString& draftId) {
    const auto& parked = m_sale->parked();
    const auto found = std::find_if(parked.cbegin(), parked.cend(), [&](const TillDraft& draft) {
        return draft.draftId == draftId;
    });
    if (found == parked.cend()) return;
    if (found->attempt) {
        emit message(MessageKind::Warning,
                     tr("It is not known yet whether this sale went through. Take it back and "
                        "press F8 first."));
        return;
    }
    auto* question =
        ConfirmDialog::ask(this,
                           {tr("Discard this parked sale?"),
                            tr("%1. Its goods were not sold, and it cannot be brought back.")
                                .arg(ParkedWords(*found, m_currency, m_clock.now()).full()),
                            tr("Discard sale"),
                            tr("Keep sale"),
                            {}},
                           [this, draftId](const QString&) { m_sale->discard(draftId); });
    connect(question, &QDialog::finished, this, &TillPage::showParked);
}

}  // namespace countertop
