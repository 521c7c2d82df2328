// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"
#include "views/forms/FormDialog.h"

class QComboBox;

namespace countertop {

/// A dialog about the stock of one product. A scan turns it to another one while nothing is typed
/// yet; whoever opens it looks the code up.
class StockDialog : public FormDialog {
    Q_OBJECT

public:
    StockDialog(const Texts& texts, const ProductRow& product, QWidget* parent)
        : FormDialog(texts, parent), m_product(product) {}

    bool takeScan(const Scan& scan) override;
    /// Answers codeScanned(): the product with this code, or nothing when there is none.
    void scanFound(const QString& code, const std::optional<ProductRow>& product);
    /// Answers codeScanned() when the code could not be looked up.
    void scanFailed(const QString& reason);
    void setBusy(bool busy) override;

signals:
    void codeScanned(const QString& code);

protected:
    [[nodiscard]] bool canSubmit() override;
    /// The dialog is about this product now. What was typed since the scan is about it too.
    virtual void showProduct(const ProductRow& product) = 0;

    ProductRow m_product;  ///< when the dialog turned to it

private:
    bool m_isBusy = false;
    int m_lookups = 0;          ///< scans without an answer yet
    bool m_wasTouched = false;  ///< when the first of them came
};

/// Goods that arrived.
class ReceiveStockDialog : public StockDialog {
    Q_OBJECT

public:
    ReceiveStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] ReceiveStock command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> doubt() const override;
    void showProduct(const ProductRow& product) override;

private:
    QLineEdit* m_quantity;
    QLineEdit* m_note;
};

/// The shelf says something else than the program: the counted number and why.
class CorrectStockDialog : public StockDialog {
    Q_OBJECT

public:
    CorrectStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] CorrectStock command() const;
    /// Asks of which stock the count was taken when it has moved meanwhile.
    void showError(const Error& error) override;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> doubt() const override;
    void showProduct(const ProductRow& product) override;

private:
    /// The stock that the count is a count of.
    [[nodiscard]] qint64 countedOf() const;

    qint64 m_onHandNow;  ///< by the books, as far as the dialog has been told
    QLineEdit* m_counted;
    QLineEdit* m_reason;
    QComboBox* m_when = nullptr;  ///< once the stock has moved
};

}  // namespace countertop
