// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/customers/CustomersPage.h"

#include "views/customers/CustomerDialog.h"
#include "views/forms/SearchEdit.h"
#include "views/lists/EmptyState.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/text/ErrorText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

CustomersPage::CustomersPage(ReadQueue& queue, QWidget* parent)
    : CommandPage(parent),
      m_model(queue),
      m_search(new SearchEdit(this)),
      m_list(new ListCard(this)) {
    createLayout();
    createList();
    connectParts();
    showActions();
}

void CustomersPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Customers"));
    m_add =
        pageparts::makeButton(QStringLiteral("addCustomerButton"), {}, tr("Add customer"), this);
    m_add->setIcon(Icons::get(QStringLiteral("user-plus"), IconTint::OnAccent));
    setVariant(m_add, "primary");
    title->addWidget(m_add);
    m_search->setObjectName(QStringLiteral("customersSearchEdit"));
    m_search->setAccessibleName(tr("Search customers"));
    m_search->setPlaceholderText(tr("Name, e-mail or phone"));
    m_edit = pageparts::makeButton(QStringLiteral("editCustomerButton"), QStringLiteral("pencil"),
                                   tr("Edit"), this);
    m_orders = pageparts::makeButton(QStringLiteral("customerOrdersButton"),
                                     QStringLiteral("receipt"), tr("Show orders"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_search, 1);
    row->addWidget(m_edit);
    row->addWidget(m_orders);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_add, m_search, m_edit, m_orders} + m_list->stops());
}

void CustomersPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("customersTable"));
    table->setAccessibleName(tr("Customers"));
    table->setModel(&m_model);
    table->setColumns(
        {{CustomerTableModel::Name, QStringLiteral("Alexandra Montgomery"), 0, false,
          ColumnFit::WithinRoom},
         {CustomerTableModel::Email, QStringLiteral("alexandra@example.org"), 1, false,
          ColumnFit::WithinRoom},
         {CustomerTableModel::Phone, QStringLiteral("+44 20 7946 0000"), 2, false,
          ColumnFit::WithinRoom},
         {CustomerTableModel::Address, QStringLiteral("1 High Street, London"), 0, true}});
}

void CustomersPage::connectParts() {
    connect(m_search, &SearchEdit::searched, &m_model, &CustomerTableModel::setSearch);
    connect(m_add, &QPushButton::clicked, this, &CustomersPage::addCustomer);
    connect(m_edit, &QPushButton::clicked, this, &CustomersPage::editCustomer);
    connect(m_orders, &QPushButton::clicked, this, &CustomersPage::showOrders);
    connect(m_list->table(), &QAbstractItemView::activated, this, &CustomersPage::editCustomer);
    connect(m_list, &ListCard::actionRequested, this, [this] {
        if (!m_model.isLoaded() || m_model.hasFailed()) return readAgain();
        m_model.search().isEmpty() ? addCustomer() : m_search->search({});
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::rowChosen, this, &CustomersPage::showActions);
    connect(m_list, &ListCard::rowsChanged, this, &CustomersPage::showListState);
    connect(m_search, &SearchEdit::listRequested, m_list, &ListCard::enter);
    connect(m_list, &ListCard::readAgainRequested, this, &CustomersPage::readAgain);
    connect(&m_model, &WindowedTableModel::failed, this, &CustomersPage::showReadError);
}

void CustomersPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CustomersPage::readAgain() { m_model.refresh(); }

void CustomersPage::addCustomer() {
    auto* dialog = new CustomerDialog(this);
    openForm(dialog, [dialog] { return dialog->command(); });
}

void CustomersPage::editCustomer() {
    const CustomerRow* customer = selected();
    if (!customer) return;
    auto* dialog = new CustomerDialog(*customer, this);
    openForm(dialog, [dialog] { return dialog->command(); });
}

void CustomersPage::showOrders() {
    if (const CustomerRow* customer = selected()) {
        emit ordersOfCustomerRequested(customer->customerId, customer->name);
    }
}

const CustomerRow* CustomersPage::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void CustomersPage::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (!m_model.search().isEmpty()) {
        m_list->showEmpty(
            {QStringLiteral("user-off"), tr("Nobody matches"),
             tr("No customer has “%1” in their name, e-mail or phone.").arg(m_model.search()),
             tr("Clear the search")});
    } else {
        m_list->showEmpty({QStringLiteral("users"), tr("No customers yet"),
                           tr("Customers you know can be put on an order with F2 at the till."),
                           tr("Add customer")});
    }
    m_list->setFooter(tr("%Ln customer(s)", nullptr, static_cast<int>(m_model.extent().rows)));
    showActions();
}

void CustomersPage::showReadError(const Error& error) {
    if (error.code != ErrorCode::Cancelled) emit message(MessageKind::Error, errorText(error));
    if (m_model.isLoaded() && m_model.isCounted()) return;
    m_list->showEmpty({QStringLiteral("cloud-off"), tr("The customers cannot be read"),
                       errorText(error), tr("Try again")});
}

void CustomersPage::showActions() {
    const bool chosen = selected() != nullptr;
    m_edit->setEnabled(chosen);
    m_orders->setEnabled(chosen);
}

}  // namespace countertop
