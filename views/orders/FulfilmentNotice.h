// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QFrame>

class QLabel;

namespace countertop {

class BusyButton;
class ShopClock;

/// True when the payment service takes the order's money, so that no till can.
[[nodiscard]] bool isPaidByService(const OrderDetails& order);

/// Says on an order that waits for the payment service or the carrier what it waits for, how often
/// that was tried and when it is tried next; or that somebody has to look after it.
class FulfilmentNotice : public QFrame {
    Q_OBJECT

public:
    explicit FulfilmentNotice(const ShopClock& shop, QWidget* parent = nullptr);

    /// Hidden when the order waits for nothing.
    void showOrder(const OrderDetails& order);
    [[nodiscard]] BusyButton* tryButton() const { return m_try; }

signals:
    /// `needsRestart`: it has ended and begins anew, else what is under way goes on at once.
    void tryRequested(const QString& sagaId, bool needsRestart);

private:
    [[nodiscard]] QString text(const OrderDetails& order) const;
    [[nodiscard]] QString waitingText(const SagaRow& saga) const;

    const ShopClock& m_shop;
    QString m_sagaId;
    bool m_hasFailed = false;
    QLabel* m_text;
    BusyButton* m_try;
};

}  // namespace countertop
