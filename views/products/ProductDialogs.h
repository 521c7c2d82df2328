// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"
#include "views/forms/FormDialog.h"

namespace countertop {

/// Adds a product with its initial stock.
class AddProductDialog : public FormDialog {
    Q_OBJECT

public:
    AddProductDialog(const QString& currency, QWidget* parent);
    [[nodiscard]] AddProduct command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const override;

private:
    QString m_currency;
    QLineEdit* m_sku;
    QLineEdit* m_name;
    QLineEdit* m_price;
    QLineEdit* m_taxRate;
    QLineEdit* m_barcode;
    QLineEdit* m_stock;
    QLineEdit* m_reorderLevel;
};

/// Changes a price; refused when another user has changed the product since it was read.
class ChangePriceDialog : public FormDialog {
    Q_OBJECT

public:
    ChangePriceDialog(const ProductRow& product, QWidget* parent);

    [[nodiscard]] const QString& sku() const { return m_product.sku; }
    /// After a conflict: shows the new price and continues with the changed product.
    void showChangedMeanwhile(const ProductRow& now);
    [[nodiscard]] ChangeProductPrice command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const override;

private:
    ProductRow m_product;
    QLineEdit* m_price;
};

}  // namespace countertop
