// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillPage.h"

#include "views/common/ConfirmDialog.h"
#include "views/common/ErrorText.h"
#include "views/common/MoneyText.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"
#include "views/till/CustomerPicker.h"
#include "views/till/LinesTable.h"
#include "views/till/PaymentPanel.h"
#include "views/till/ProductFinder.h"
#include "views/till/QuantitySpin.h"
#include "views/till/ScannerWatch.h"
#include "views/till/TillHeader.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillSale.h"
#include "views/till/TotalCard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// These end a sale; pressed twice they must not wipe the change due away.
bool isEndingKey(int key) { return key == Qt::Key_F8 || key == Qt::Key_F9; }

}  // namespace

TillPage::TillPage(ReadQueue& reads, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_reads(reads),
      m_sale(new TillSale(clock, this)),
      m_finder(new ProductFinder(reads, this)),
      m_customer(new CustomerPicker(reads, this)),
      m_lines(new LinesTable(*m_sale, this)),
      m_payment(new PaymentPanel(*m_sale, this)),
      m_header(new TillHeader(*m_sale, this)),
      m_scanner(new ScannerWatch(this, m_finder->edit())),
      m_notice(new QLabel(this)) {
    setObjectName(QStringLiteral("tillPage"));
    setFocusProxy(m_finder->edit());
    setScanUse(m_finder->edit(), ScanUse::Product);
    createLayout();
    createKeys();
    connectSale();
    connectParts();
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
    const QList<QWidget*> order{
        m_finder->edit(), findChild<QWidget*>(QStringLiteral("quantitySpin")),
        findChild<QWidget*>(QStringLiteral("addLineButton")), m_lines, m_customer->edit()};
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
    m_notice->setObjectName(QStringLiteral("tillNoticeLabel"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    setTextRole(m_notice, TextRole::Body);
    m_notice->hide();
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
    add(QKeySequence(Qt::Key_F8), [this] { end(Ending::Pay); });
    add(QKeySequence(Qt::Key_F9), [this] { end(Ending::Place); });
    add(QKeySequence(Qt::Key_Escape), [this] { escape(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (!m_sale->isFrozen()) m_sale->undoStack()->undo();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] {
        if (!m_sale->isFrozen()) m_sale->undoStack()->redo();
    });
    // The fields would keep undo for their own text; here it is the sale's.
    m_finder->edit()->installEventFilter(this);
    m_customer->edit()->installEventFilter(this);
}

void TillPage::connectSale() {
    connect(m_sale, &TillSale::changed, this, &TillPage::showCustomer);
    connect(m_sale, &TillSale::changed, this, &TillPage::showNotice);
    connect(m_sale, &TillSale::draftsChanged, this, &TillPage::draftsChanged);
    connect(m_sale, &TillSale::refused, this, &TillPage::complain);
    connect(m_sale, &TillSale::busyChanged, this, [this](bool busy) {
        m_payment->setBusy(busy, m_sent == Ending::Pay);
        m_customer->setLocked(m_sale->isFrozen());
        showNotice();
    });
}

void TillPage::connectParts() {
    connect(m_finder, &ProductFinder::productChosen, this, &TillPage::addProduct);
    connect(m_finder, &ProductFinder::failed, this, &TillPage::complain);
    connect(m_finder, &ProductFinder::settled, this, &TillPage::endWhenSettled);
    connect(m_finder, &ProductFinder::notFound, this, [this](const QString& text) {
        m_waiting = Ending::None;
        emit message(MessageKind::Warning, tr("No product matches “%1”.").arg(text));
    });
    connect(m_finder, &ProductFinder::ambiguous, this, [this](const QString& text) {
        m_waiting = Ending::None;
        emit message(MessageKind::Warning,
                     tr("“%1” is a barcode and a SKU. Choose which product is meant.").arg(text));
    });
    connect(m_finder, &ProductFinder::leftDownwards, this, [this] {
        if (m_lines->model()->rowCount() > 0) m_lines->setFocus(Qt::TabFocusReason);
    });
    connect(m_customer, &CustomerPicker::customerChosen, m_sale, &TillSale::setCustomer);
    connect(m_lines, &LinesTable::quantityRefused, this,
            [this](const QString& text) { complain(notAQuantity(text)); });
    connect(m_customer, &CustomerPicker::failed, this, &TillPage::complain);
    connect(m_customer, &CustomerPicker::finished, this, &TillPage::focusSearch);
    connect(m_payment, &PaymentPanel::payRequested, this, [this] { end(Ending::Pay); });
    connect(m_payment, &PaymentPanel::placeRequested, this, [this] { end(Ending::Place); });
    connect(m_payment, &PaymentPanel::paymentChanged, m_sale, &TillSale::touch);
    connect(m_header, &TillHeader::resumeRequested, this, [this](const QString& draftId) {
        leaveReceipt();
        m_sale->resume(draftId);
        focusSearch();
    });
    connect(m_header, &TillHeader::parkRequested, this, &TillPage::parkOrResume);
    connect(m_scanner, &ScannerWatch::keyPressed, this, [this](int key) {
        if (!isEndingKey(key)) leaveReceipt();
    });
}

void TillPage::loadSettings() {
    m_reads.ask<ShopSettings>(
        this, [](ShopQueries& queries) { return queries.settings(); },
        [this](const Result<ShopSettings>& settings) {
            if (!settings || settings->currency == m_currency) return;
            m_currency = settings->currency;
            m_lines->lines()->setCurrency(m_currency);
            m_payment->setCurrency(m_currency);
        });
}

void TillPage::restoreDrafts(const QList<TillDraft>& drafts) {
    m_sale->restore(drafts);
    if (m_sale->draft().isEmpty()) return;
    if (m_sale->draft().attempt || m_sale->draft().repeated) {
        emit message(MessageKind::Warning,
                     tr("This sale was being placed when Countertop stopped. Press F8 or F9 as "
                        "before: if it went through, it is not done twice."));
    } else {
        emit message(MessageKind::Info, tr("The sale you were working on is back."));
    }
}

void TillPage::setRowDensity(RowDensity density) { tablestyle::setDensity(*m_lines, density); }

void TillPage::addProduct(const ProductRow& product, qint64 quantity) {
    leaveReceipt();
    m_sale->addProduct(product, quantity);
}

bool TillPage::takeScan(const Scan& scan) {
    if (scan.isSlow) {
        emit message(MessageKind::Warning, ScanText::of(scan));
        return true;
    }
    QLineEdit* search = m_finder->edit();
    const QString before = search->text();
    if (search->hasFocus() && (before.isEmpty() || before.endsWith(u'*'))) {
        search->setText(before + scan.code);
        m_finder->submitScan();
    } else {
        m_finder->addCode(scan.code);
    }
    return true;
}

void TillPage::end(Ending ending) {
    if (m_sale->isBusy()) return;
    if (m_finder->pendingLookups() > 0) {
        m_waiting = ending;
        return;
    }
    if (m_sale->draft().lines.isEmpty()) {
        if (!m_payment->totalCard()->showsReceipt()) {
            emit message(MessageKind::Info, tr("Add a product first."));
            focusSearch();
        }
        return;
    }
    if (m_sale->isUnknown()) return send(ending);
    const QString problem = ending == Ending::Pay ? m_payment->tenderedProblem() : QString();
    if (!problem.isEmpty()) {
        emit message(MessageKind::Warning, problem);
        m_payment->focusTendered();
        return;
    }
    if (ending == Ending::Pay && askAboutCash()) return;
    send(ending);
}

bool TillPage::askAboutCash() {
    const auto doubt = m_payment->doubt();
    if (!doubt) return false;
    ConfirmDialog::ask(this, *doubt, [this](const QString&) { send(Ending::Pay); });
    return true;
}

void TillPage::endWhenSettled() {
    const Ending wanted = std::exchange(m_waiting, Ending::None);
    if (wanted != Ending::None) end(wanted);
}

void TillPage::send(Ending ending) {
    const TillDraft draft = m_sale->draft();
    const PaymentRequest asked = m_payment->payment();
    // An attempt whose outcome nobody knows is made again as it was, whichever key is pressed.
    const TillAttempt attempt = draft.attempt.value_or(
        TillAttempt{ending == Ending::Pay, asked.method, asked.tenderedMinor});
    m_sent = attempt.pays ? Ending::Pay : Ending::Place;
    const QList<LineRequest> lines = m_sale->requests();
    Command command;
    if (attempt.pays) {
        command = SellAtTill{draft.orderId,
                             draft.customerId,
                             lines,
                             {attempt.method, std::nullopt, attempt.tenderedMinor}};
    } else {
        command = PlaceOrder{draft.orderId, draft.customerId, lines, true};
    }
    const Intent intent = m_sale->begin(attempt);
    emit commandRequested(intent, command);
}

void TillPage::commandFinished(const QString& intentKey, const CommandResult& result) {
    if (!m_sale->isMine(intentKey)) return;
    const PaymentMethod method = m_payment->payment().method;
    m_sale->finish();
    m_payment->reset();
    if (m_sale->draft().isEmpty()) {
        m_payment->totalCard()->showReceipt(result, method, m_sent == Ending::Pay);
    } else {
        tellDone(result);
    }
    m_finder->refresh();
    if (isVisible()) focusSearch();
}

/// The next customer's goods are on the table already: the receipt must not hide them.
void TillPage::tellDone(const CommandResult& result) {
    const QString change = moneyText(result.changeMinor, result.currency);
    emit message(MessageKind::Success,
                 result.changeMinor > 0
                     ? tr("%1 is done. Change to give back: %2").arg(result.number, change)
                     : tr("%1 is done.").arg(result.number));
}

void TillPage::commandFailed(const QString& intentKey, const Error& error) {
    if (!m_sale->isMine(intentKey)) return;
    m_sale->fail(error);
    complain(error);
}

void TillPage::parkOrResume() {
    if (m_sale->isBusy()) return;
    if (!m_sale->draft().isEmpty()) {
        m_sale->park();
        m_payment->reset();
    } else if (!m_sale->parked().isEmpty()) {
        leaveReceipt();
        m_sale->resume(m_sale->parked().last().draftId);
    }
    focusSearch();
}

void TillPage::escape() {
    leaveReceipt();
    if (m_customer->edit()->hasFocus()) {
        m_customer->cancel();
    } else if (!m_finder->isEmpty()) {
        m_finder->clear();
    } else if (m_finder->edit()->hasFocus() && m_sale->isUnknown()) {
        emit message(MessageKind::Warning, m_notice->text());
    } else if (m_finder->edit()->hasFocus() && !m_sale->draft().isEmpty() && !m_sale->isBusy()) {
        m_sale->clear();
        emit message(MessageKind::Info,
                     tr("The sale is cleared. %1 brings it back.")
                         .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    }
    focusSearch();
}

void TillPage::leaveReceipt() { m_payment->totalCard()->hideReceipt(); }

void TillPage::showCustomer() {
    m_customer->setCustomer(m_sale->draft().customerId, m_sale->draft().customerName);
    m_customer->setLocked(m_sale->isFrozen());
}

void TillPage::showNotice() {
    QStringList notices;
    if (m_sale->isUnknown()) {
        notices.append(
            tr("It is not known yet whether this sale went through, so it stays as it is. Press F8 "
               "to ask again: it is not done twice."));
    }
    QStringList next;
    for (const TillDraftLine& line : m_sale->next().lines) {
        next.append(
            tr("%1 × %2", "quantity, product").arg(QLocale().toString(line.quantity), line.name));
    }
    if (!next.isEmpty()) notices.append(tr("Next sale: %1").arg(next.join(QStringLiteral(", "))));
    m_notice->setText(notices.join(u'\n'));
    m_notice->setHidden(notices.isEmpty());
}

void TillPage::complain(const Error& error) {
    m_waiting = Ending::None;
    emit message(MessageKind::Error, errorText(error, m_currency));
}

void TillPage::refresh() {
    m_finder->refresh();
    loadSettings();
}

void TillPage::focusSearch() { m_finder->edit()->setFocus(Qt::OtherFocusReason); }

void TillPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    // Whoever walks through the navigation by keys keeps the keyboard there.
    const QWidget* focus = window()->focusWidget();
    if (!focus || !focus->isVisible() || isAncestorOf(focus)) focusSearch();
}

bool TillPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

}  // namespace countertop
