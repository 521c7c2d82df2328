// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"
#include "views/common/FormDialog.h"

class QComboBox;

namespace countertop {

/// A new product with its first stock.
class AddProductDialog : public FormDialog {
    Q_OBJECT

public:
    AddProductDialog(const QString& currency, QWidget* parent);
    [[nodiscard]] AddProduct command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

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

/// A new price, refused when somebody else has changed the product since it was read.
class ChangePriceDialog : public FormDialog {
    Q_OBJECT

public:
    ChangePriceDialog(const ProductRow& product, QWidget* parent);

    [[nodiscard]] const QString& sku() const { return m_product.sku; }
    /// After a conflict: says what the price has become and goes on from there.
    void showChangedMeanwhile(const ProductRow& now);
    [[nodiscard]] ChangeProductPrice command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    ProductRow m_product;
    QLineEdit* m_price;
};

/// Goods that arrived.
class ReceiveStockDialog : public FormDialog {
    Q_OBJECT

public:
    ReceiveStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] ReceiveStock command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    ProductRow m_product;
    QLineEdit* m_quantity;
    QLineEdit* m_note;
};

/// The shelf says something else than the program: the counted number and why.
class CorrectStockDialog : public FormDialog {
    Q_OBJECT

public:
    CorrectStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] CorrectStock command() const;
    /// Asks of which stock the count was taken when it has moved meanwhile.
    void showError(const Error& error) override;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    /// The stock that the count is a count of.
    [[nodiscard]] qint64 countedOf() const;

    ProductRow m_product;  ///< when the dialog opened
    qint64 m_onHandNow;    ///< by the books, as far as the dialog has been told
    QLineEdit* m_counted;
    QLineEdit* m_reason;
    QComboBox* m_when = nullptr;  ///< once the stock has moved
};

}  // namespace countertop
