// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/projections/Rows.h"
#include "views/forms/FormDialog.h"

namespace countertop {

/// Adds or changes a customer.
class CustomerDialog : public FormDialog {
    Q_OBJECT

public:
    explicit CustomerDialog(QWidget* parent);
    CustomerDialog(const CustomerRow& customer, QWidget* parent);

    /// AddCustomer or ChangeCustomer; a new customer keeps its id over retries.
    [[nodiscard]] Command command() const;

protected:
    [[nodiscard]] QList<FieldProblem> problems() const override;

private:
    CustomerDialog(const Texts& texts, const CustomerId& customerId, bool isNew, QWidget* parent);

    CustomerId m_customerId;
    bool m_isNew;
    QLineEdit* m_name;
    QLineEdit* m_email;
    QLineEdit* m_phone;
    QLineEdit* m_address;
    QLineEdit* m_note;
};

}  // namespace countertop
