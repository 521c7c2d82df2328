// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"
#include "views/forms/FormDialog.h"

class QComboBox;

namespace countertop {

/// A dialog about the stock of one product. A scan switches it to another product as long as
/// nothing is typed; the dialog's owner looks up the code.
class StockDialog : public FormDialog {
    Q_OBJECT

public:
    StockDialog(const Texts& texts, const ProductRow& product, QWidget* parent)
        : FormDialog(texts, parent), m_product(product) {}

    bool takeScan(const Scan& scan) override;
    /// Answers codeScanned() with the product of this code, or nothing if there is none.
    void scanFound(const QString& code, const std::optional<ProductRow>& product);
    /// Answers codeScanned() when the lookup failed.
    void scanFailed(const QString& reason);
    void setBusy(bool busy) override;

signals:
    void codeScanned(const QString& code);

protected:
    [[nodiscard]] bool canSubmit() override;
    /// Switches the dialog to this product. Input typed since the scan applies to it as well.
    virtual void showProduct(const ProductRow& product) = 0;

    ProductRow m_product;  ///< as read when the dialog switched to it

private:
    bool m_isBusy = false;
    int m_lookups = 0;          ///< scans not answered yet
    bool m_wasTouched = false;  ///< whether something was typed before the first of them
};

/// Records received goods.
class ReceiveStockDialog : public StockDialog {
    Q_OBJECT

public:
    ReceiveStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] ReceiveStock command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const override;
    void showProduct(const ProductRow& product) override;

private:
    QLineEdit* m_quantity;
    QLineEdit* m_note;
};

/// Corrects the stock after a count: the counted number and the reason.
class CorrectStockDialog : public StockDialog {
    Q_OBJECT

public:
    CorrectStockDialog(const ProductRow& product, QWidget* parent);
    [[nodiscard]] CorrectStock command() const;
    /// When the stock has moved meanwhile, asks whether the count was taken before or after that.
    void showError(const Error& error) override;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const override;
    void showProduct(const ProductRow& product) override;

private:
    /// The recorded stock at the time of the count.
    [[nodiscard]] qint64 countedOf() const;

    qint64 m_onHandNow;  ///< recorded stock, as far as the dialog knows
    QLineEdit* m_counted;
    QLineEdit* m_reason;
    QComboBox* m_when = nullptr;  ///< created once the stock has moved
};

}  // namespace countertop
