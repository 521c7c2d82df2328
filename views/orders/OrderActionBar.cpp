// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderActionBar.h"

#include "views/forms/BusyButton.h"
#include "views/orders/OrderActions.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QGridLayout>

namespace countertop {

namespace {

BusyButton* makeAction(const char* objectName, const QString& icon, const QString& caption,
                       const QString& accessibleName, QWidget* parent) {
    BusyButton* const button = makeBusyButton(objectName, icon, caption, parent);
    button->setAccessibleName(accessibleName);
    return button;
}

}  // namespace

OrderActionBar::OrderActionBar(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, metrics::kSpaceTiny, 0, metrics::kSpaceTiny);
    grid->setSpacing(metrics::kSpaceSmall);
    m_pay = makeAction("payOrderButton", QStringLiteral("credit-card"), tr("Take payment"),
                       tr("Take payment for order"), this);
    m_ship = makeAction("shipOrderButton", QStringLiteral("truck-delivery"), tr("Ship order"),
                        tr("Ship order"), this);
    m_cancel = makeAction("cancelOrderButton", QStringLiteral("ban"), tr("Cancel order"),
                          tr("Cancel order"), this);
    m_refund = makeAction("refundOrderButton", QStringLiteral("receipt-refund"), tr("Refund"),
                          tr("Refund order"), this);
    grid->addWidget(m_pay, 0, 0);
    grid->addWidget(m_ship, 0, 1);
    grid->addWidget(m_cancel, 1, 0);
    grid->addWidget(m_refund, 1, 1);
    connect(m_pay, &BusyButton::activated, this, &OrderActionBar::payRequested);
    connect(m_ship, &BusyButton::activated, this, &OrderActionBar::shipRequested);
    connect(m_cancel, &BusyButton::activated, this, &OrderActionBar::cancelRequested);
    connect(m_refund, &BusyButton::activated, this, &OrderActionBar::refundRequested);
}

void OrderActionBar::showActions(const OrderActions& actions) {
    moveFocus(actions);
    m_pay->setEnabled(actions.canPay);
    m_ship->setEnabled(actions.canShip);
    m_cancel->setEnabled(actions.canCancel);
    m_refund->setEnabled(actions.canRefund);
    setVariant(m_pay, actions.canPay ? "primary" : "");
    setVariant(m_ship, actions.canShip && !actions.canPay ? "primary" : "");
    m_pay->setIcon(Icons::get(QStringLiteral("credit-card"),
                              actions.canPay ? IconTint::OnAccent : IconTint::Text));
    m_ship->setIcon(Icons::get(QStringLiteral("truck-delivery"), actions.canShip && !actions.canPay
                                                                     ? IconTint::OnAccent
                                                                     : IconTint::Text));
}

// Qt would move the focus from a disabled button to the next one, which undoes something.
void OrderActionBar::moveFocus(const OrderActions& actions) {
    const QWidget* focus = window()->focusWidget();
    const std::pair<BusyButton*, bool> buttons[]{{m_pay, actions.canPay},
                                                 {m_ship, actions.canShip},
                                                 {m_cancel, actions.canCancel},
                                                 {m_refund, actions.canRefund}};
    for (const auto& [button, stays] : buttons) {
        if (button != focus || stays) continue;
        if (button == m_pay && actions.canShip) {
            m_ship->setEnabled(true);
            m_ship->setFocus(Qt::OtherFocusReason);
        } else {
            emit actionsEnded();
        }
        return;
    }
}

bool OrderActionBar::enter() {
    for (BusyButton* next : {m_pay, m_ship}) {
        if (!next->isEnabled()) continue;
        next->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

QList<QWidget*> OrderActionBar::stops() const { return {m_pay, m_ship, m_cancel, m_refund}; }

}  // namespace countertop
