// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/CatalogueReads.h"
#include "views/till/LinesTable.h"
#include "views/till/PaymentPanel.h"
#include "views/till/ProductFinder.h"
#include "views/till/TillHeader.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillPage.h"
#include "views/till/TillSale.h"

/// The till page's queries to the shop: whether it is open, its currency, and its stock.
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
            m_finder->lookup().preload();
        });
}

void TillPage::setClosed(const QString& sentence) { m_lines->setClosed(sentence); }

void TillPage::setOpening() { m_lines->setOpening(); }

void TillPage::askStockOf(const QStringList& skus) {
    if (skus.isEmpty()) return;
    m_reads.ask<QList<ProductRow>>(
        this,
        [skus](CatalogueReads& catalogue) -> Result<QList<ProductRow>> {
            QList<ProductRow> rows;
            for (const QString& sku : skus) {
                auto row = catalogue.product(sku);
                if (row) rows.append(*std::move(row));
            }
            return rows;
        },
        [this](const Result<QList<ProductRow>>& rows) {
            if (!rows) return;
            for (const ProductRow& row : *rows)
                m_lines->lines()->setAvailable(row.sku, row.available());
        });
}

void TillPage::askStockOfLines() {
    QStringList skus;
    for (const TillDraftLine& line : m_sale->draft().lines) skus.append(line.sku);
    skus.removeDuplicates();
    askStockOf(skus);
}

}  // namespace countertop
