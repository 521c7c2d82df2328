// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/CustomerTableModel.h"
#include "views/shell/CommandPage.h"

class QPushButton;

namespace countertop {

class ListCard;
class SearchEdit;

/// All customers of the shop: search, add, edit, and a link to their orders.
class CustomersPage : public CommandPage {
    Q_OBJECT

public:
    explicit CustomersPage(ReadQueue& queue, QWidget* parent = nullptr);

    void focusSearch() override;

signals:
    void ordersOfCustomerRequested(const countertop::CustomerId& customerId, const QString& name);

protected:
    void readAgain() override;

private:
    void createLayout();
    void createList();
    void connectParts();
    void addCustomer();
    void editCustomer();
    void showOrders();
    [[nodiscard]] const CustomerRow* selected() const;
    void showListState();
    void showReadError(const Error& error);
    void showActions();

    CustomerTableModel m_model;
    SearchEdit* m_search;
    ListCard* m_list;
    QPushButton* m_add;
    QPushButton* m_edit;
    QPushButton* m_orders;
};

}  // namespace countertop
