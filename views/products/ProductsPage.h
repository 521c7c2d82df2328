// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ProductTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/forms/ScanTarget.h"
#include "views/shell/CommandPage.h"

class QPushButton;

namespace countertop {

class ChangePriceDialog;
class ListCard;
class StockDialog;
class SearchEdit;

/// The catalogue with its stock: search, add, change prices, receive goods, correct stock counts.
class ProductsPage : public CommandPage, public ScanTarget {
    Q_OBJECT

public:
    ProductsPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;
    /// Selects the product, whatever was searched for before.
    void showProduct(const QString& sku);
    /// Finds the product with this code and selects it.
    bool takeScan(const Scan& scan) override;

public slots:
    void commandFailed(const QString& intentKey, const countertop::Error& error) override;

protected:
    void readAgain() override;

private:
    void createLayout();
    void createList();
    void connectParts();
    void addProduct();
    void changePrice();
    void showDetails();
    void receiveStock();
    void correctStock();
    /// Looks up codes that are scanned into the dialog.
    void answerScans(StockDialog* dialog);
    using CodeAnswer = std::function<void(const Result<QList<ProductRow>>&)>;
    void lookUp(QObject* asker, const QString& code, CodeAnswer answer);
    void find(const QString& code, const ProductRow& product);
    void markFound();
    /// True, after showing a message, while a scanned product is not selected yet: actions must not
    /// apply to the previous selection.
    [[nodiscard]] bool isFinding();
    [[nodiscard]] const ProductRow* selected() const;
    void reloadForPrice();
    void showListState();
    void showReadError(const Error& error);
    void showActions();

    ReadQueue& m_queue;
    ShopClock m_shop;
    ProductTableModel m_model;
    SearchEdit* m_search;
    ListCard* m_list;
    QPushButton* m_add;
    QPushButton* m_price;
    QPushButton* m_receive;
    QPushButton* m_correct;
    QPointer<ChangePriceDialog> m_priceDialog;
    int m_lookups = 0;  ///< scans not answered yet
    QString m_found;    ///< SKU of a scanned product whose row is not selected yet
};

}  // namespace countertop
