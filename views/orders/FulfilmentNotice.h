// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QFrame>

class QLabel;

namespace countertop {

class BusyButton;
class ShopClock;

/// True when the payment service collects the order's money, so that no till can.
[[nodiscard]] bool isPaidByService(const OrderDetails& order);

/// Shown on an order that is waiting for the payment service or the carrier: what it is waiting
/// for, the number of attempts and the time of the next one, or that a person must intervene.
class FulfilmentNotice : public QFrame {
    Q_OBJECT

public:
    explicit FulfilmentNotice(const ShopClock& shop, QWidget* parent = nullptr);

    /// Hides itself when the order is not waiting for anything.
    void showOrder(const OrderDetails& order);
    [[nodiscard]] BusyButton* tryButton() const { return m_try; }

signals:
    /// `needsRestart`: the saga has ended and is restarted; otherwise its current step is retried
    /// now.
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
