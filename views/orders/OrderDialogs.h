// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderCommands.h"
#include "models/projections/Rows.h"
#include "views/common/FormDialog.h"

class QComboBox;

namespace countertop {

/// Takes what is outstanding of an order: how it is paid and, for cash, what was handed over.
class TakePaymentDialog : public FormDialog {
    Q_OBJECT

public:
    TakePaymentDialog(const OrderRow& order, QWidget* parent);
    [[nodiscard]] PayOrder command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    [[nodiscard]] PaymentMethod method() const;
    void showChange();

    OrderRow m_order;
    qint64 m_outstandingMinor;
    QComboBox* m_method;
    QLineEdit* m_tendered;
};

/// Ships everything that is left, with a tracking number if there is one.
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

/// Gives back all that was paid; a reason may be given.
class RefundOrderDialog : public FormDialog {
    Q_OBJECT

public:
    RefundOrderDialog(const OrderRow& order, QWidget* parent);
    [[nodiscard]] RefundOrder command() const;

private:
    OrderRow m_order;
    QLineEdit* m_reason;
};

}  // namespace countertop
