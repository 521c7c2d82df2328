// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/PaymentPanel.h"

#include "views/forms/BusyButton.h"
#include "views/forms/PlausibilityText.h"
#include "views/forms/ScanTarget.h"
#include "views/text/FigureText.h"
#include "views/text/MoneyText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"
#include "views/till/TillSale.h"
#include "views/till/TotalCard.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace countertop {

namespace {

int commonTaxRate(const QList<TillDraftLine>& lines) {
    if (lines.isEmpty()) return -1;
    const int rate = lines.first().taxRateMilli;
    for (const TillDraftLine& line : lines) {
        if (line.taxRateMilli != rate) return -1;
    }
    return rate;
}

}  // namespace

namespace {

/// Shows the method's shortcut at the end of its button.
void addKeyLabel(QPushButton* button, const QString& key) {
    auto* label = new QLabel(key, button);
    setVariant(label, "key");
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* inside = new QHBoxLayout(button);
    inside->setContentsMargins(0, 0, metrics::kSpaceSmall, 0);
    inside->addStretch();
    inside->addWidget(label, 0, Qt::AlignVCenter);
    button->setToolTip(key);
}

}  // namespace

PaymentPanel::PaymentPanel(TillSale& sale, QWidget* parent)
    : QWidget(parent),
      m_sale(sale),
      m_card(new TotalCard(this)),
      m_methods(new QButtonGroup(this)),
      m_cashRows(new QWidget(this)),
      m_tendered(new QLineEdit(m_cashRows)),
      m_changeWord(new QLabel(m_cashRows)),
      m_change(new FigureLabel(m_cashRows)),
      m_pay(new BusyButton(this)),
      m_place(new BusyButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpace);
    layout->addWidget(m_card);
    createMethods(layout);
    createTendered(layout);
    layout->addStretch();
    createButtons(layout);
    connect(&m_sale, &TillSale::changed, this, &PaymentPanel::showTotals);
    connect(m_card, &TotalCard::receiptChanged, this, &PaymentPanel::showChange);
    showTotals();
}

void PaymentPanel::createMethods(QVBoxLayout* layout) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    auto* cash = addMethod(PaymentMethod::Cash, QStringLiteral("cash"), tr("Cash"));
    auto* card = addMethod(PaymentMethod::Card, QStringLiteral("credit-card"), tr("Card"));
    addKeyLabel(cash, QStringLiteral("F6"));
    addKeyLabel(card, QStringLiteral("F7"));
    row->addWidget(cash);
    row->addWidget(card);
    layout->addLayout(row);
    m_methods->button(static_cast<int>(PaymentMethod::Cash))->setChecked(true);
    connect(m_methods, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (!checked) return;
        m_cashRows->setVisible(method() == PaymentMethod::Cash);
        showChange();
        emit paymentChanged();
    });
}

QPushButton* PaymentPanel::addMethod(PaymentMethod method, const QString& icon,
                                     const QString& text) {
    auto* button = new QPushButton(Icons::get(icon), text, this);
    button->setIconSize(QSize(metrics::kIconAndGap, metrics::kIcon));
    button->setCheckable(true);
    button->setAutoDefault(false);
    setVariant(button, "tall");
    m_methods->addButton(button, static_cast<int>(method));
    return button;
}

void PaymentPanel::createTendered(QVBoxLayout* layout) {
    m_tendered->setObjectName(QStringLiteral("tenderedEdit"));
    m_tendered->setAccessibleName(tr("Tendered"));
    setScanUse(m_tendered, ScanUse::Number);
    m_tendered->setAlignment(Qt::AlignRight);
    m_tendered->setPlaceholderText(tr("exact"));
    m_tendered->setMaximumWidth(metrics::kNavigationWidth);
    m_change->setObjectName(QStringLiteral("changeLabel"));
    setTextRole(m_change, TextRole::Figure);
    auto* word = new QLabel(tr("Tendered"), m_cashRows);
    word->setBuddy(m_tendered);
    setTextRole(word, TextRole::Body, true);
    setTextRole(m_changeWord, TextRole::Body, true);
    auto* grid = new QGridLayout(m_cashRows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(metrics::kSpaceSmall);
    grid->setColumnStretch(1, 1);
    grid->addWidget(word, 0, 0);
    grid->addWidget(m_tendered, 0, 1, Qt::AlignRight);
    grid->addWidget(m_changeWord, 1, 0);
    grid->addWidget(m_change, 1, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_changeWord), static_cast<QWidget*>(m_change)}) {
        pageparts::keepPlace(part);
    }
    layout->addWidget(m_cashRows);
    connect(m_tendered, &QLineEdit::textChanged, this, [this] {
        showChange();
        emit paymentChanged();
    });
    // Enter only moves on to the Pay button: the Enter of a scan must not end the sale.
    connect(m_tendered, &QLineEdit::returnPressed, this,
            [this] { m_pay->setFocus(Qt::TabFocusReason); });
}

void PaymentPanel::createButtons(QVBoxLayout* layout) {
    m_pay->setObjectName(QStringLiteral("takePaymentButton"));
    m_pay->setAccessibleName(tr("Take payment"));
    m_pay->setCaption(tr("Place and take payment"), QStringLiteral("F8"));
    m_pay->setBusyCaption(tr("Taking payment…"));
    m_pay->setAutoDefault(true);
    setVariant(m_pay, "pay");
    m_place->setObjectName(QStringLiteral("placeOrderButton"));
    m_place->setAccessibleName(tr("Place order"));
    m_place->setCaption(tr("Place order only"), QStringLiteral("F9"));
    m_place->setBusyCaption(tr("Placing…"));
    setVariant(m_place, "tall");
    layout->addWidget(m_pay);
    layout->addWidget(m_place);
    connect(m_pay, &BusyButton::activated, this, &PaymentPanel::payRequested);
    connect(m_place, &BusyButton::activated, this, &PaymentPanel::placeRequested);
}

void PaymentPanel::setCurrency(const QString& currency) {
    m_currency = currency;
    showTotals();
}

PaymentMethod PaymentPanel::method() const {
    return static_cast<PaymentMethod>(m_methods->checkedId());
}

qint64 PaymentPanel::dueMinor() const { return m_sale.totals().totalMinor; }

PaymentRequest PaymentPanel::payment() const {
    PaymentRequest request;
    request.method = method();
    if (request.method == PaymentMethod::Cash && !m_tendered->text().trimmed().isEmpty()) {
        request.tenderedMinor = amountFromText(m_tendered->text(), m_currency);
    }
    return request;
}

QString PaymentPanel::tenderedProblem() const {
    if (method() != PaymentMethod::Cash || m_tendered->text().trimmed().isEmpty()) return {};
    const auto tendered = amountFromText(m_tendered->text(), m_currency);
    if (!tendered) return notAnAmountText(m_tendered->text(), m_currency);
    if (*tendered >= dueMinor()) return {};
    return tr("The cash handed over is less than what is to pay.");
}

std::optional<Confirmation> PaymentPanel::plausibilityQuestion() const {
    const PaymentRequest request = payment();
    if (!request.tenderedMinor) return std::nullopt;
    return PlausibilityText::cash(dueMinor(), *request.tenderedMinor, m_currency);
}

void PaymentPanel::focusTendered() {
    m_tendered->setFocus();
    m_tendered->selectAll();
}

bool PaymentPanel::choose(PaymentMethod method) {
    if (m_sale.isFrozen()) return false;
    m_methods->button(static_cast<int>(method))->setChecked(true);
    return true;
}

QList<QWidget*> PaymentPanel::tabOrder() const {
    return {m_methods->button(static_cast<int>(PaymentMethod::Cash)),
            m_methods->button(static_cast<int>(PaymentMethod::Card)), m_tendered, m_pay, m_place};
}

void PaymentPanel::setBusy(bool busy, bool paying) {
    m_pay->setBusy(busy && paying);
    m_place->setBusy(busy && !paying);
    lock(busy || m_sale.isFrozen());
}

void PaymentPanel::lock(bool locked) {
    m_tendered->setReadOnly(locked);
    for (QAbstractButton* button : m_methods->buttons()) {
        button->setAttribute(Qt::WA_TransparentForMouseEvents, locked);
        button->setFocusPolicy(locked ? Qt::NoFocus : Qt::StrongFocus);
    }
}

void PaymentPanel::showAttempt() {
    const TillAttempt& attempt = *m_sale.draft().attempt;
    if (!attempt.pays) return;
    if (QAbstractButton* button = m_methods->button(static_cast<int>(attempt.method))) {
        button->setChecked(true);
    }
    m_tendered->setText(attempt.tenderedMinor ? amountText(*attempt.tenderedMinor, m_currency)
                                              : QString());
}

void PaymentPanel::reset() {
    m_tendered->clear();
    m_methods->button(static_cast<int>(PaymentMethod::Cash))->setChecked(true);
}

void PaymentPanel::showTotals() {
    lock(m_sale.isFrozen());
    if (m_sale.isUnknown()) showAttempt();
    const OrderTotals totals = m_sale.totals();
    m_card->setFigures({m_sale.itemCount(), totals.totalMinor, totals.taxMinor,
                        commonTaxRate(m_sale.draft().lines)},
                       m_currency);
    showChange();
}

void PaymentPanel::showChange() {
    if (m_card->showsReceipt()) {
        // The card above shows the change of the finished sale; a second amount would contradict
        // it.
        pageparts::showWords(m_changeWord, {});
        pageparts::showWords(m_change, {});
        return;
    }
    const QString typed = m_tendered->text().trimmed();
    const auto tendered =
        typed.isEmpty() ? std::optional(dueMinor()) : amountFromText(typed, m_currency);
    if (!tendered) {
        pageparts::showWords(m_changeWord, tr("Not an amount"));
        pageparts::showWords(m_change, {});
        setVariant(m_changeWord, "danger");
        return;
    }
    const qint64 change = *tendered - dueMinor();
    pageparts::showWords(m_changeWord, change < 0 ? tr("Still missing") : tr("Change"));
    setVariant(m_changeWord, change < 0 ? "danger" : "plain");
    setVariant(m_change, change < 0 ? "danger" : "plain");
    pageparts::showWords(m_change, moneyText(qAbs(change), m_currency));
}

void PaymentPanel::resizeEvent(QResizeEvent* event) {
    const int height = event->size().height();
    const bool tight = height < metrics::kPaymentTightBelow;
    m_card->setCompact(height < metrics::kPaymentCompactBelow, tight);
    layout()->setSpacing(tight ? metrics::kSpaceSmall : metrics::kSpace);
    QWidget::resizeEvent(event);
}

}  // namespace countertop
