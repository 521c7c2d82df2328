// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderDialogs.h"

#include "models/projections/RefundMethods.h"
#include "models/tables/CellText.h"
#include "views/forms/PlausibilityText.h"
#include "views/lists/StatusChip.h"
#include "views/text/MoneyText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace countertop {

namespace {

QString tenderedField() { return QStringLiteral("tendered"); }
QString reasonField() { return QStringLiteral("reason"); }
QString amountField() { return QStringLiteral("amount"); }

QString methodText(PaymentMethod method, qint64 minor, const QString& currency) {
    return RefundOrderDialog::tr("%1 %2", "payment method, amount")
        .arg(statuswords::text(method), CellText::money(minor, currency));
}

// Drafts have no number yet.
bool isNamed(const OrderRow& order) { return !order.number.isEmpty(); }

FormDialog::Texts paymentTexts(const OrderRow& order) {
    return {isNamed(order) ? TakePaymentDialog::tr("Take payment for order %1").arg(order.number)
                           : TakePaymentDialog::tr("Take payment for this draft"),
            {},
            TakePaymentDialog::tr("Take payment"),
            TakePaymentDialog::tr("Taking payment…"),
            TakePaymentDialog::tr("Not now"),
            false};
}

FormDialog::Texts shipTexts(const OrderRow& order) {
    return {isNamed(order) ? ShipOrderDialog::tr("Ship order %1").arg(order.number)
                           : ShipOrderDialog::tr("Ship this draft"),
            ShipOrderDialog::tr("Everything that is not shipped yet leaves with this parcel."),
            ShipOrderDialog::tr("Ship order"),
            ShipOrderDialog::tr("Shipping…"),
            ShipOrderDialog::tr("Not now"),
            false};
}

QString cancelExplanation(const OrderRow& order) {
    if (order.status == StatusWord::Draft) {
        return CancelOrderDialog::tr("The draft is given up. Its goods are still in stock.");
    }
    const qint64 paid = order.netMinor();
    if (paid <= 0) return CancelOrderDialog::tr("The goods go back into stock.");
    return CancelOrderDialog::tr("The goods go back into stock and %1 is refunded.")
        .arg(CellText::money(paid, order.currency));
}

FormDialog::Texts cancelTexts(const OrderRow& order) {
    const bool named = isNamed(order);
    return {named ? CancelOrderDialog::tr("Cancel order %1?").arg(order.number)
                  : CancelOrderDialog::tr("Cancel this draft?"),
            cancelExplanation(order),
            named ? CancelOrderDialog::tr("Cancel order") : CancelOrderDialog::tr("Cancel draft"),
            CancelOrderDialog::tr("Cancelling…"),
            named ? CancelOrderDialog::tr("Keep order") : CancelOrderDialog::tr("Keep draft"),
            true};
}

FormDialog::Texts refundTexts(const OrderRow& order) {
    const QString amount = CellText::money(order.netMinor(), order.currency);
    return {
        isNamed(order) ? RefundOrderDialog::tr("Refund order %1?").arg(order.number)
                       : RefundOrderDialog::tr("Refund this order?"),
        RefundOrderDialog::tr("%1 goes back to the customer. This cannot be undone.").arg(amount),
        RefundOrderDialog::tr("Refund %1").arg(amount),
        RefundOrderDialog::tr("Refunding…"),
        RefundOrderDialog::tr("Keep payment"),
        true};
}

}  // namespace

TakePaymentDialog::TakePaymentDialog(const OrderRow& order, QWidget* parent)
    : FormDialog(paymentTexts(order), parent),
      m_order(order),
      m_outstandingMinor(order.dueMinor()),
      m_method(new QComboBox(this)) {
    for (const PaymentMethod method : {PaymentMethod::Cash, PaymentMethod::Card,
                                       PaymentMethod::Voucher, PaymentMethod::BankTransfer}) {
        m_method->addItem(statuswords::text(method), static_cast<int>(method));
    }
    addField(QStringLiteral("method"), tr("Paid by"), m_method);
    m_tendered = addNumberField(tenderedField(), tr("Handed over"));
    m_tendered->setText(amountText(m_outstandingMinor, order.currency));
    connect(m_method, &QComboBox::currentIndexChanged, this, &TakePaymentDialog::showChange);
    connect(m_tendered, &QLineEdit::textChanged, this, &TakePaymentDialog::showChange);
    showChange();
}

PaymentMethod TakePaymentDialog::method() const {
    return static_cast<PaymentMethod>(m_method->currentData().toInt());
}

void TakePaymentDialog::showChange() {
    const bool cash = method() == PaymentMethod::Cash;
    m_tendered->setEnabled(cash);
    const auto tendered = amountFromText(m_tendered->text(), m_order.currency);
    const QString due = CellText::money(m_outstandingMinor, m_order.currency);
    if (cash && tendered && *tendered > m_outstandingMinor) {
        setExplanation(
            tr("%1 to pay, %2 change.")
                .arg(due, CellText::money(*tendered - m_outstandingMinor, m_order.currency)));
    } else {
        setExplanation(tr("%1 to pay.").arg(due));
    }
}

QList<FieldProblem> TakePaymentDialog::problems() const {
    if (method() != PaymentMethod::Cash) return {};
    const auto tendered = amountFromText(m_tendered->text(), m_order.currency);
    if (!tendered) {
        return {{tenderedField(), notAnAmountText(m_tendered->text(), m_order.currency)}};
    }
    if (*tendered < m_outstandingMinor) {
        return {{tenderedField(), tr("That is less than %1.")
                                      .arg(CellText::money(m_outstandingMinor, m_order.currency))}};
    }
    return {};
}

std::optional<Confirmation> TakePaymentDialog::plausibilityQuestion() const {
    if (method() != PaymentMethod::Cash) return std::nullopt;
    const auto tendered = amountFromText(m_tendered->text(), m_order.currency);
    return PlausibilityText::cash(m_outstandingMinor, tendered.value_or(0), m_order.currency);
}

PayOrder TakePaymentDialog::command() const {
    PaymentRequest payment{method(), m_outstandingMinor, std::nullopt};
    if (method() == PaymentMethod::Cash) {
        payment.tenderedMinor = amountFromText(m_tendered->text(), m_order.currency);
    }
    return {m_order.orderId, payment};
}

ShipOrderDialog::ShipOrderDialog(const OrderRow& order, QWidget* parent)
    : FormDialog(shipTexts(order), parent), m_order(order) {
    m_tracking = addCodeField(QStringLiteral("tracking"), tr("Tracking number (optional)"));
}

ShipOrder ShipOrderDialog::command() const {
    return {m_order.orderId, m_tracking->text().trimmed()};
}

CancelOrderDialog::CancelOrderDialog(const OrderRow& order, QWidget* parent)
    : FormDialog(cancelTexts(order), parent), m_order(order) {
    m_reason = addTextField(reasonField(), tr("Reason"));
}

QList<FieldProblem> CancelOrderDialog::problems() const {
    if (!m_reason->text().trimmed().isEmpty()) return {};
    return {{reasonField(), tr("Say why the order is cancelled.")}};
}

CancelOrder CancelOrderDialog::command() const {
    return {m_order.orderId, m_reason->text().trimmed()};
}

RefundOrderDialog::RefundOrderDialog(const OrderDetails& order, QWidget* parent)
    : FormDialog(refundTexts(order.row), parent),
      m_order(order.row),
      m_paidMethods(refundMethods(order)),
      m_method(new QComboBox(this)),
      m_reversal(new QCheckBox(tr("The payment is taken back: the amount is due again"), this)) {
    addMethods();
    m_amount = addNumberField(amountField(), tr("Amount"));
    m_reason = addTextField(reasonField(), tr("Reason (optional)"));
    // Money refunded on an order that is not fully paid becomes due again anyway.
    if (m_order.dueMinor() == 0 && m_order.lifecycle != Lifecycle::Cancelled) {
        addField(QStringLiteral("reversal"), tr("Then"), m_reversal);
        m_reversal->setAccessibleName(m_reversal->text());
    } else {
        m_reversal->hide();
    }
    connect(m_method, &QComboBox::currentIndexChanged, this, &RefundOrderDialog::offerAmount);
    connect(m_amount, &QLineEdit::textChanged, this, &RefundOrderDialog::showAmount);
    offerAmount();
}

void RefundOrderDialog::addMethods() {
    if (m_paidMethods.size() != 1) {
        QStringList shares;
        qint64 rest = m_order.netMinor();
        for (const PaidMethod& entry : m_paidMethods) {
            const qint64 share = qMin(rest, entry.heldMinor);
            rest -= share;
            if (share > 0) shares.append(methodText(entry.method, share, m_order.currency));
        }
        m_method->addItem(tr("As it was paid: %1").arg(shares.join(QStringLiteral(", "))), -1);
    }
    for (const PaidMethod& entry : m_paidMethods) {
        m_method->addItem(methodText(entry.method, entry.heldMinor, m_order.currency),
                          static_cast<int>(entry.method));
    }
    addField(QStringLiteral("method"), tr("Goes back by"), m_method);
}

std::optional<PaymentMethod> RefundOrderDialog::method() const {
    const int chosen = m_method->currentData().toInt();
    // With a single method the shop chooses it by itself.
    if (chosen < 0 || m_paidMethods.size() == 1) return std::nullopt;
    return static_cast<PaymentMethod>(chosen);
}

qint64 RefundOrderDialog::maximumMinor() const {
    const auto chosen = method();
    for (const PaidMethod& entry : m_paidMethods) {
        if (entry.method == chosen) return entry.heldMinor;
    }
    return m_order.netMinor();
}

void RefundOrderDialog::offerAmount() {
    // Keep an amount that the user typed.
    if (m_amount->text() != m_offered) return;
    m_offered = amountText(maximumMinor(), m_order.currency);
    m_amount->setText(m_offered);
}

void RefundOrderDialog::showAmount() {
    const auto amount = amountFromText(m_amount->text(), m_order.currency);
    const QString text = CellText::money(amount.value_or(maximumMinor()), m_order.currency);
    setExplanation(tr("%1 goes back to the customer. This cannot be undone.").arg(text));
    setSubmitCaption(tr("Refund %1").arg(text));
}

QList<FieldProblem> RefundOrderDialog::problems() const {
    const auto amount = amountFromText(m_amount->text(), m_order.currency);
    if (!amount) return {{amountField(), notAnAmountText(m_amount->text(), m_order.currency)}};
    if (*amount <= 0) return {{amountField(), tr("Type the amount that goes back.")}};
    if (*amount > maximumMinor()) {
        return {
            {amountField(),
             tr("That is more than %1.").arg(CellText::money(maximumMinor(), m_order.currency))}};
    }
    return {};
}

RefundOrder RefundOrderDialog::command() const {
    RefundOrder refund{m_order.orderId, amountFromText(m_amount->text(), m_order.currency),
                       m_reason->text().trimmed()};
    refund.method = method();
    refund.isReversal = m_reversal->isChecked();
    return refund;
}

}  // namespace countertop
