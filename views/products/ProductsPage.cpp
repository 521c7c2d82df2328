// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/products/ProductsPage.h"

#include "models/projections/CatalogueReads.h"
#include "models/tables/CellText.h"
#include "views/forms/SearchEdit.h"
#include "views/lists/EmptyState.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/products/ProductDetailsDialog.h"
#include "views/products/ProductDialogs.h"
#include "views/products/StockDialogs.h"
#include "views/text/ErrorText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

ProductsPage::ProductsPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : CommandPage(parent),
      m_queue(queue),
      m_shop(queue, clock),
      m_model(queue),
      m_search(new SearchEdit(this)),
      m_list(new ListCard(this)) {
    createLayout();
    createList();
    connectParts();
    showActions();
}

void ProductsPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Products"));
    m_add = pageparts::makeButton(QStringLiteral("addProductButton"), {}, tr("Add product"), this);
    m_add->setIcon(Icons::get(QStringLiteral("plus"), IconTint::OnAccent));
    setVariant(m_add, "primary");
    title->addWidget(m_add);
    m_search->setObjectName(QStringLiteral("productsSearchEdit"));
    m_search->setAccessibleName(tr("Search products"));
    setScanUse(m_search, ScanUse::Swallow);
    m_search->setPlaceholderText(tr("Name, SKU or barcode"));
    m_price = pageparts::makeButton(QStringLiteral("changePriceButton"), QStringLiteral("pencil"),
                                    tr("Change price"), this);
    m_receive = pageparts::makeButton(QStringLiteral("receiveStockButton"),
                                      QStringLiteral("package-import"), tr("Receive stock"), this);
    m_correct = pageparts::makeButton(QStringLiteral("correctStockButton"), QStringLiteral("check"),
                                      tr("Correct stock"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_search, 1);
    for (QPushButton* button : {m_price, m_receive, m_correct}) row->addWidget(button);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_add, m_search, m_price, m_receive, m_correct} +
                           m_list->stops());
}

void ProductsPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("productsTable"));
    table->setAccessibleName(tr("Products"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(ProductTableModel::Stock, new StatusDelegate(ToneRole, table));
    const QString figure = CellText::count(-99'999);
    table->setColumns(
        {{ProductTableModel::Sku, QStringLiteral("ABCDEF-0000"), 0, false, ColumnFit::WithinRoom},
         {ProductTableModel::Name, QStringLiteral("Earl Grey, loose"), 0, true},
         {ProductTableModel::Stock, ProductTableModel::stockWords(), 1},
         {ProductTableModel::OnHand, figure, 2},
         {ProductTableModel::Reserved, figure, 3},
         {ProductTableModel::Available, figure, 0},
         {ProductTableModel::Price, CellText::money(1'000'000, QStringLiteral("GBP")), 0, false,
          ColumnFit::Always}});
}

void ProductsPage::connectParts() {
    connect(m_search, &SearchEdit::searched, &m_model, &ProductTableModel::setSearch);
    connect(m_add, &QPushButton::clicked, this, &ProductsPage::addProduct);
    connect(m_price, &QPushButton::clicked, this, &ProductsPage::changePrice);
    connect(m_receive, &QPushButton::clicked, this, &ProductsPage::receiveStock);
    connect(m_correct, &QPushButton::clicked, this, &ProductsPage::correctStock);
    connect(m_list->table(), &QAbstractItemView::activated, this, &ProductsPage::showDetails);
    connect(m_list, &ListCard::actionRequested, this, [this] {
        if (!m_model.isLoaded() || m_model.hasFailed()) return readAgain();
        m_model.search().isEmpty() ? addProduct() : m_search->search({});
    });
    m_list->follow(m_model);
    connect(m_list, &ListCard::rowChosen, this, &ProductsPage::showActions);
    connect(m_list, &ListCard::rowsChanged, this, &ProductsPage::showListState);
    connect(m_search, &SearchEdit::listRequested, m_list, &ListCard::enter);
    connect(m_list, &ListCard::readAgainRequested, this, &ProductsPage::readAgain);
    connect(&m_model, &WindowedTableModel::loaded, this, &ProductsPage::markFound);
    connect(&m_model, &WindowedTableModel::failed, this, &ProductsPage::showReadError);
}

void ProductsPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ProductsPage::commandFailed(const QString& intentKey, const Error& error) {
    CommandPage::commandFailed(intentKey, error);
    if (error.code == ErrorCode::VersionConflict && m_priceDialog) reloadForPrice();
}

void ProductsPage::readAgain() {
    m_shop.load();
    m_model.refresh();
}

void ProductsPage::addProduct() {
    auto* dialog = new AddProductDialog(m_shop.currency(), this);
    openForm(
        dialog, [dialog] { return dialog->command(); },
        [this](const CommandResult& added) { m_search->search(added.id); });
}

void ProductsPage::changePrice() {
    const ProductRow* product = selected();
    if (!product || isFinding()) return;
    m_priceDialog = new ChangePriceDialog(*product, this);
    openForm(m_priceDialog, [dialog = m_priceDialog.data()] { return dialog->command(); });
}

void ProductsPage::showDetails() {
    const ProductRow* product = selected();
    if (!product || isFinding()) return;
    auto* dialog = new ProductDetailsDialog(*product, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

bool ProductsPage::takeScan(const Scan& scan) {
    ++m_lookups;
    lookUp(this, scan.code, [this, code = scan.code](const Result<QList<ProductRow>>& products) {
        --m_lookups;
        if (!products) {
            emit message(MessageKind::Error, errorText(products.error(), m_shop.currency()));
        } else if (products->isEmpty()) {
            emit message(MessageKind::Warning,
                         tr("Scanned %1: no product has this code.").arg(code));
        } else {
            find(code, products->first());
        }
    });
    return true;
}

void ProductsPage::answerScans(StockDialog* dialog) {
    connect(dialog, &StockDialog::codeScanned, this, [this, dialog](const QString& code) {
        lookUp(dialog, code, [this, dialog, code](const Result<QList<ProductRow>>& products) {
            if (!products) {
                dialog->scanFailed(errorText(products.error(), m_shop.currency()));
            } else if (products->isEmpty()) {
                dialog->scanFound(code, std::nullopt);
            } else {
                dialog->scanFound(code, products->first());
            }
        });
    });
}

void ProductsPage::lookUp(QObject* asker, const QString& code, CodeAnswer answer) {
    m_queue.ask<QList<ProductRow>>(
        asker, [code](CatalogueReads& catalogue) { return catalogue.productsOfCode(code); },
        std::move(answer));
}

void ProductsPage::showProduct(const QString& sku) {
    ProductRow product;
    product.sku = sku;
    find(sku, product);
}

void ProductsPage::find(const QString& code, const ProductRow& product) {
    m_found = product.sku;
    // The search only matches the stored form of a barcode, so fall back to the SKU.
    const QString text = product.barcodes.contains(code) ? code : product.sku;
    if (m_model.search() == text) return markFound();
    m_search->search(text);
}

/// The search leaves few rows, so the product is among the loaded ones.
void ProductsPage::markFound() {
    const QString sku = std::exchange(m_found, {});
    for (int row = 0; row < m_model.rowCount() && !sku.isEmpty(); ++row) {
        const ProductRow* product = m_model.row(row);
        if (!product || product->sku != sku) continue;
        m_list->table()->setCurrentIndex(m_model.index(row, ProductTableModel::Sku));
        m_list->table()->setFocus();
        return;
    }
}

bool ProductsPage::isFinding() {
    if (m_lookups == 0 && m_found.isEmpty()) return false;
    emit message(MessageKind::Info, tr("The scanned product is still being looked up."));
    return true;
}

void ProductsPage::receiveStock() {
    const ProductRow* product = selected();
    if (!product || isFinding()) return;
    auto* dialog = new ReceiveStockDialog(*product, this);
    answerScans(dialog);
    openForm(dialog, [dialog] { return dialog->command(); });
}

void ProductsPage::correctStock() {
    const ProductRow* product = selected();
    if (!product || isFinding()) return;
    auto* dialog = new CorrectStockDialog(*product, this);
    answerScans(dialog);
    openForm(dialog, [dialog] { return dialog->command(); });
}

const ProductRow* ProductsPage::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void ProductsPage::reloadForPrice() {
    m_queue.ask<ProductRow>(
        m_priceDialog,
        [sku = m_priceDialog->sku()](CatalogueReads& catalogue) { return catalogue.product(sku); },
        [dialog = m_priceDialog](const Result<ProductRow>& product) {
            if (product && dialog) dialog->showChangedMeanwhile(*product);
        });
}

void ProductsPage::showListState() {
    // A list that could not be read must not look empty.
    if (!m_model.isLoaded() || m_model.hasFailed()) return;
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (!m_model.search().isEmpty()) {
        m_list->showEmpty(
            {QStringLiteral("filter-off"), tr("No product matches"),
             tr("Nothing has “%1” in its name, SKU or barcode.").arg(m_model.search()),
             tr("Clear the search")});
    } else {
        m_list->showEmpty({QStringLiteral("package-off"), tr("No products yet"),
                           tr("Add what you sell, then it can be found at the till."),
                           tr("Add product")});
    }
    m_list->setFooter(tr("%Ln product(s)", nullptr, static_cast<int>(m_model.extent().rows)));
    showActions();
}

void ProductsPage::showReadError(const Error& error) {
    m_found.clear();
    if (error.code != ErrorCode::Cancelled)
        emit message(MessageKind::Error, errorText(error, m_shop.currency()));
    if (m_model.isLoaded() && m_model.isCounted()) return;
    m_list->showEmpty({QStringLiteral("cloud-off"), tr("The products cannot be read"),
                       errorText(error, m_shop.currency()), tr("Try again")});
}

void ProductsPage::showActions() {
    const bool chosen = selected() != nullptr;
    for (QPushButton* button : {m_price, m_receive, m_correct}) button->setEnabled(chosen);
}

}  // namespace countertop
