// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace countertop {

class BusyButton;
struct OrderActions;

/// The buttons of an order's actions. Belongs to OrderDetailPane.
class OrderActionBar : public QWidget {
    Q_OBJECT

public:
    explicit OrderActionBar(QWidget* parent = nullptr);

    /// Enables these actions; the next one in the order's life stands out.
    void showActions(const OrderActions& actions);
    /// Focuses the order's next action, never one that undoes something. False when there is none.
    bool enter();
    /// The buttons in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void payRequested();
    void shipRequested();
    void cancelRequested();
    void refundRequested();
    /// The focused action is no longer available and there is no next one.
    void actionsEnded();

private:
    void moveFocus(const OrderActions& actions);

    BusyButton* m_pay;
    BusyButton* m_ship;
    BusyButton* m_cancel;
    BusyButton* m_refund;
};

}  // namespace countertop
