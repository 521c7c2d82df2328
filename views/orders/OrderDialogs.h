// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderCommands.h"
#include "models/projections/OrderDetails.h"
#include "views/forms/FormDialog.h"

class QCheckBox;
class QComboBox;

namespace countertop {

/// Takes the outstanding amount of an order: the payment method and, for cash, the amount tendered.
class TakePaymentDialog : public FormDialog {
    Q_OBJECT

public:
    TakePaymentDialog(const OrderRow& order, QWidget* parent);
    [[nodiscard]] PayOrder command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const override;

private:
    [[nodiscard]] PaymentMethod method() const;
    void showChange();

    OrderRow m_order;
    qint64 m_outstandingMinor;
    QComboBox* m_method;
    QLineEdit* m_tendered;
};

/// Ships all remaining items, with an optional tracking number.
class ShipOrderDialog : public FormDialog {
    Q_OBJECT

public:
    ShipOrderDialog(const OrderRow& order, QWidget* parent);
    [[nodiscard]] ShipOrder command() const;

private:
    OrderRow m_order;
    QLineEdit* m_tracking;
};

/// Cancels an order; a reason is required.
class CancelOrderDialog : public FormDialog {
    Q_OBJECT

public:
    CancelOrderDialog(const OrderRow& order, QWidget* parent);
    [[nodiscard]] CancelOrder command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    OrderRow m_order;
    QLineEdit* m_reason;
};

/// Refunds payments by the methods they were made with, or by one of them; fully or partly; as
/// goodwill, or as a reversal, after which the amount is due again.
class RefundOrderDialog : public FormDialog {
    Q_OBJECT

public:
    RefundOrderDialog(const OrderDetails& order, QWidget* parent);
    [[nodiscard]] RefundOrder command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    void addMethods();
    void offerAmount();
    void showAmount();
    /// The most that the chosen method can refund.
    [[nodiscard]] qint64 maximumMinor() const;
    [[nodiscard]] std::optional<PaymentMethod> method() const;

    OrderRow m_order;
    QList<PaidMethod> m_paidMethods;
    QComboBox* m_method;
    QLineEdit* m_amount;
    QString m_offered;  ///< the proposed amount, replaced until the user types another one
    QCheckBox* m_reversal;
    QLineEdit* m_reason;
};

}  // namespace countertop
