// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ProductTableModel.h"
#include "models/tables/ShopClock.h"
#include "views/common/CommandPage.h"

class QPushButton;

namespace countertop {

class ChangePriceDialog;
class ListCard;
class SearchEdit;

/// The catalogue with its stock: search, add, change prices, receive goods, correct counts.
class ProductsPage : public CommandPage {
    Q_OBJECT

public:
    ProductsPage(ReadQueue& queue, const Clock& clock, QWidget* parent = nullptr);

    void focusSearch() override;

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
    void receiveStock();
    void correctStock();
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
};

}  // namespace countertop
