// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillPage.h"

#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/till/CustomerPicker.h"
#include "views/till/LinesTable.h"
#include "views/till/ParkedList.h"
#include "views/till/PaymentPanel.h"
#include "views/till/ProductFinder.h"
#include "views/till/QuantitySpin.h"
#include "views/till/ScannerWatch.h"
#include "views/till/TillHeader.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillNotice.h"
#include "views/till/TillSale.h"
#include "views/till/TotalCard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// These keys end a sale; pressing one twice must not clear the change due.
bool isEndingKey(int key) { return key == Qt::Key_F8 || key == Qt::Key_F9; }

QString undoKeys() { return QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText); }

}  // namespace

TillPage::TillPage(ReadQueue& reads, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_reads(reads),
      m_clock(clock),
      m_sale(new TillSale(clock, this)),
      m_finder(new ProductFinder(reads, this)),
      m_customer(new CustomerPicker(reads, this)),
      m_lines(new LinesTable(*m_sale, this)),
      m_payment(new PaymentPanel(*m_sale, this)),
      m_header(new TillHeader(*m_sale, clock, this)),
      m_parked(new ParkedList(clock, m_finder, this)),
      m_notice(new TillNotice(*m_sale, m_finder->lookup(), this)),
      m_scanner(new ScannerWatch(this, m_finder->edit())) {
    setObjectName(QStringLiteral("tillPage"));
    setFocusProxy(m_finder->edit());
    setScanUse(m_finder->edit(), ScanUse::Product);
    createLayout();
    createKeys();
    connectSale();
    connectFinder();
    connectParts();
    connectParked();
    loadSettings();
    showCustomer();
}

void TillPage::createLayout() {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kPageMarginSide, metrics::kPageMarginTop,
                               metrics::kPageMarginSide, metrics::kPageMarginTop);
    layout->setSpacing(metrics::kPageMarginTop);
    layout->addLayout(createLeft(), 1);
    layout->addWidget(createRight());
    pageparts::readAsLaidOut(this);
    orderTabs();
}

void TillPage::orderTabs() {
    QList<QWidget*> order{m_finder->edit(), findChild<QWidget*>(QStringLiteral("quantitySpin")),
                          findChild<QWidget*>(QStringLiteral("addLineButton")), m_lines,
                          m_customer->edit()};
    order.append(m_payment->tabOrder());
    order.append(m_header->tabOrder());
    for (qsizetype i = 1; i < order.size(); ++i) setTabOrder(order.at(i - 1), order.at(i));
}

QVBoxLayout* TillPage::createLeft() {
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_header);
    column->addWidget(m_finder);
    auto* card = new Card(this, false);
    card->body()->addWidget(m_lines);
    column->addWidget(card, 1);
    column->addWidget(m_notice);
    return column;
}

QWidget* TillPage::createRight() {
    auto* side = new QWidget(this);
    side->setFixedWidth(metrics::kSidePanelWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_customer);
    column->addWidget(m_payment, 1);
    return side;
}

void TillPage::createKeys() {
    const auto add = [this](const QKeySequence& keys, auto&& slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F2), [this] {
        m_customer->edit()->setFocus(Qt::ShortcutFocusReason);
        m_customer->edit()->selectAll();
    });
    add(QKeySequence(Qt::Key_F4), [this] { parkOrResume(); });
    add(QKeySequence(Qt::Key_F6), [this] { choosePayment(PaymentMethod::Cash); });
    add(QKeySequence(Qt::Key_F7), [this] { choosePayment(PaymentMethod::Card); });
    add(QKeySequence(Qt::Key_F8), [this] { end(Ending::Pay); });
    add(QKeySequence(Qt::Key_F9), [this] { end(Ending::Place); });
    add(QKeySequence(Qt::Key_Escape), [this] { escape(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (!m_sale->isFrozen()) m_sale->undoStack()->undo();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] {
        if (!m_sale->isFrozen()) m_sale->undoStack()->redo();
    });
    // The fields would handle undo themselves even when they are empty.
    m_finder->edit()->installEventFilter(this);
    m_customer->edit()->installEventFilter(this);
    m_payment->tendered()->installEventFilter(this);
}

void TillPage::connectSale() {
    // Messages about the previous state of the sale are cleared, and repeated if they still apply.
    connect(m_sale, &TillSale::changed, this, &Page::messageObsolete);
    connect(m_sale, &TillSale::changed, this, [this] { m_hasWarnedUnresolved = false; });
    connect(m_sale, &TillSale::changed, this, &TillPage::showCustomer);
    connect(m_sale, &TillSale::draftsChanged, this, &TillPage::draftsChanged);
    connect(m_sale, &TillSale::refused, this, &TillPage::complain);
    connect(m_sale, &TillSale::busyChanged, this, [this](bool busy) {
        m_payment->setBusy(busy, m_sent == Ending::Pay);
        m_customer->setLocked(m_sale->isFrozen());
    });
}

void TillPage::connectFinder() {
    m_finder->setSale([this] { return m_sale->inputSaleId(); });
    connect(m_finder, &ProductFinder::productChosen, this, &TillPage::addProduct);
    connect(m_finder, &ProductFinder::failed, this, &TillPage::complain);
    connect(m_finder, &ProductFinder::settled, this, &TillPage::endWhenSettled);
    connect(m_finder, &ProductFinder::notFound, this, [this](const LookupRequest& request) {
        m_waiting = Ending::None;
        emit message(MessageKind::Warning, tr("No product matches “%1”.").arg(request.text));
    });
    connect(m_finder, &ProductFinder::undecided, this, &TillPage::reportUndecided);
    connect(m_finder, &ProductFinder::notReachable, this, &TillPage::reportUnresolved);
    connect(m_finder, &ProductFinder::leftDownwards, this, [this] {
        if (m_lines->model()->rowCount() > 0) m_lines->setFocus(Qt::TabFocusReason);
    });
    connect(m_finder, &ProductFinder::removeRequested, m_lines, &LinesTable::removeCurrent);
    connect(m_scanner, &ScannerWatch::keyPressed, this, [this](int key) {
        if (!isEndingKey(key)) leaveReceipt();
    });
}

void TillPage::connectParts() {
    connect(m_lines, &LinesTable::openRequested, this, &TillPage::openRequested);
    connect(m_customer, &CustomerPicker::customerChosen, m_sale, &TillSale::setCustomer);
    connect(m_customer, &CustomerPicker::failed, this, &TillPage::complain);
    connect(m_customer, &CustomerPicker::finished, this, &TillPage::focusSearch);
    connect(m_customer, &CustomerPicker::notFound, this, [this](const QString& text) {
        emit message(MessageKind::Warning, tr("No customer matches “%1”.").arg(text));
    });
    connect(m_lines, &LinesTable::quantityRefused, this,
            [this](const QString& text) { complain(notAQuantity(text)); });
    connect(m_lines, &LinesTable::lineRemoved, this, [this](const QString& name) {
        emit message(MessageKind::Info,
                     tr("“%1” is off the sale. %2 brings it back.").arg(name, undoKeys()));
    });
    connect(m_payment, &PaymentPanel::payRequested, this, [this] { end(Ending::Pay); });
    connect(m_payment, &PaymentPanel::placeRequested, this, [this] { end(Ending::Place); });
    connect(m_payment, &PaymentPanel::paymentChanged, m_sale, &TillSale::touch);
    connect(m_payment, &PaymentPanel::paymentChanged, this, &Page::messageObsolete);
}

void TillPage::restoreDrafts(const QList<TillDraft>& drafts) {
    m_sale->restore(drafts);
    if (m_sale->draft().isEmpty()) return;
    askStockOfLines();
    if (m_sale->draft().attempt || m_sale->draft().repeated) {
        emit message(MessageKind::Warning,
                     tr("This sale was being placed when Countertop stopped. Press F8 or F9 as "
                        "before: if it went through, it is not done twice."));
    } else {
        emit message(MessageKind::Info, tr("The sale you were working on is back."));
    }
}

void TillPage::setRowDensity(RowDensity density) { tablestyle::setDensity(*m_lines, density); }

void TillPage::addProduct(const ProductRow& product, const LookupRequest& request) {
    leaveReceipt();
    m_isRefused = false;
    m_sale->addProduct(product, request.quantity, request.saleId);
    if (m_isRefused) return;
    m_notice->forgetUnresolved(product);
    m_lines->lines()->setAvailable(product.sku, product.available());
    if (product.available() <= 0) {
        emit message(MessageKind::Warning,
                     tr("“%1” is out of stock: the shop has none to sell. Receive goods first, or "
                        "take it off the sale with Del.")
                         .arg(product.name));
    } else if (m_lines->lines()->isShort(product.sku)) {
        emit message(MessageKind::Warning, tr("There are only %1 of “%2”; the sale has more.")
                                               .arg(numberText(product.available()), product.name));
    }
}

void TillPage::reportUndecided(const LookupRequest& request) {
    const bool isEnding = m_waiting != Ending::None;
    m_waiting = Ending::None;
    focusSearch();
    if (isEnding) {
        emit message(MessageKind::Warning,
                     tr("“%1” can be several products, so the sale is not placed yet. Choose one, "
                        "or clear the field.")
                         .arg(request.text));
    } else if (request.text.size() == 1) {
        emit message(MessageKind::Warning,
                     tr("“%1” stands in many products. Type more, or choose one with the arrow "
                        "keys.")
                         .arg(request.text));
    } else {
        emit message(
            MessageKind::Warning,
            tr("“%1” is a barcode and a SKU. Choose which product is meant.").arg(request.text));
    }
}

void TillPage::reportUnresolved(const LookupRequest& request) {
    m_waiting = Ending::None;
    if (request.isScan()) m_notice->noteUnresolved(request);
    emit message(MessageKind::Warning,
                 tr("“%1” is not on the sale: the shop's server is away, and this till does not "
                    "know it.")
                     .arg(request.text));
}

void TillPage::choosePayment(PaymentMethod method) {
    if (!m_payment->choose(method)) return;
    leaveReceipt();
    if (method == PaymentMethod::Cash) {
        m_payment->focusTendered();
    } else {
        focusSearch();
    }
}

bool TillPage::takeScan(const Scan& scan) {
    if (scan.isSlow) {
        emit message(MessageKind::Warning, ScanText::of(scan));
        return true;
    }
    m_lines->dropEditor();
    if (m_customer->edit()->hasFocus()) m_customer->cancel();
    QLineEdit* search = m_finder->edit();
    const QString before = search->text();
    if (search->hasFocus() && (before.isEmpty() || before.endsWith(u'*'))) {
        search->setText(before + scan.code);
        m_finder->submitScan();
    } else {
        if (!m_payment->tendered()->hasFocus()) focusSearch();
        m_finder->addCode(scan.code);
    }
    return true;
}

void TillPage::escape() {
    leaveReceipt();
    const bool isSearching = m_finder->edit()->hasFocus();
    if (m_parked->isVisible()) {
        m_parked->hide();
    } else if (m_customer->edit()->hasFocus()) {
        m_customer->cancel();
    } else if (!m_finder->isEmpty()) {
        m_finder->clear();
    } else if (isSearching && m_sale->isUnknown()) {
        emit message(MessageKind::Warning, m_notice->text());
    } else if (isSearching && !m_sale->draft().isEmpty() && !m_sale->isBusy()) {
        m_sale->clear();
        emit message(MessageKind::Info,
                     tr("The sale is cleared. %1 brings it back.").arg(undoKeys()));
    }
    focusSearch();
}

void TillPage::leaveReceipt() { m_payment->totalCard()->hideReceipt(); }

void TillPage::showCustomer() {
    m_customer->setCustomer(m_sale->draft().customerId, m_sale->draft().customerName);
    m_customer->setLocked(m_sale->isFrozen());
}

void TillPage::complain(const Error& error) {
    m_waiting = Ending::None;
    m_isRefused = true;
    emit message(MessageKind::Error, errorText(error, m_currency));
}

void TillPage::refresh() {
    m_finder->refresh();
    askStockOf(m_lines->lines()->shortSkus());
    loadSettings();
}

void TillPage::focusSearch() { m_finder->edit()->setFocus(Qt::OtherFocusReason); }

void TillPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    // A user who navigates between pages by keyboard keeps the focus in the navigation.
    const QWidget* focus = window()->focusWidget();
    if (!focus || !focus->isVisible() || isAncestorOf(focus)) focusSearch();
}

bool TillPage::hasOwnLetters(const QObject* field) const {
    if (field == m_finder->edit()) return !m_finder->isEmpty();
    if (field == m_customer->edit()) return m_customer->isUndecided();
    return !m_payment->tendered()->text().isEmpty();
}

bool TillPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isUndo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        if (isUndo && !hasOwnLetters(watched)) {
            event->ignore();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

}  // namespace countertop
