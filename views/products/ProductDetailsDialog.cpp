// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/products/ProductDetailsDialog.h"

#include "models/core/NumberText.h"
#include "models/tables/CellText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace countertop {

ProductDetailsDialog::ProductDetailsDialog(const ProductRow& product, QWidget* parent)
    : ShopDialog(parent) {
    setObjectName(QStringLiteral("productDetailsDialog"));
    setHeading(product.name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    column->setSpacing(metrics::kSpace);
    column->addWidget(heading());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSpaceLarge);
    grid->setVerticalSpacing(metrics::kSpaceSmall);
    grid->setColumnStretch(1, 1);
    const auto add = [this, grid](const QString& label, const QString& value) {
        auto* caption = new QLabel(label, this);
        setTextRole(caption, TextRole::Body, true);
        QLabel* text = pageparts::makeValueLabel(this);
        text->setText(value);
        text->setAccessibleName(label);
        const int row = grid->rowCount();
        grid->addWidget(caption, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    };
    add(tr("SKU"), product.sku);
    if (!product.barcodes.isEmpty()) add(tr("Barcodes"), product.barcodes.join(u'\n'));
    add(tr("Price with tax"), CellText::money(product.priceMinor, product.currency));
    add(tr("Tax in percent"), taxRateText(product.taxRateMilli, QLocale()));
    add(tr("On hand"), CellText::count(product.onHand));
    add(tr("Reserved"), CellText::count(product.reserved));
    add(tr("Available"), CellText::count(product.available()));
    if (product.reorderLevel > 0) add(tr("Reorder level"), CellText::count(product.reorderLevel));
    column->addLayout(grid);
    column->addWidget(notice());
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    column->addWidget(close, 0, Qt::AlignRight);
    setMinimumWidth(2 * metrics::kNavigationWidth);
    setSafeButton(close);
    setActionButton(close, false);
    close->setFocus();
}

}  // namespace countertop
