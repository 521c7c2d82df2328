// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/CatalogueReads.h"
#include "views/till/LinesTable.h"
#include "views/till/PaymentPanel.h"
#include "views/till/ProductFinder.h"
#include "views/till/TillHeader.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillPage.h"

/// The till page's part that knows the shop: whether it is open, and its currency.
namespace countertop {

void TillPage::loadSettings() {
    m_reads.ask<ShopSettings>(
        this, [](CatalogueReads& catalogue) { return catalogue.settings(); },
        [this](const Result<ShopSettings>& settings) {
            if (!settings || settings->currency == m_currency) return;
            m_currency = settings->currency;
            m_lines->lines()->setCurrency(m_currency);
            m_payment->setCurrency(m_currency);
            m_header->setCurrency(m_currency);
            m_finder->lookup().learn();
        });
}

void TillPage::setClosed(const QString& sentence) { m_lines->setClosed(sentence); }

void TillPage::setOpening() { m_lines->setOpening(); }

}  // namespace countertop
