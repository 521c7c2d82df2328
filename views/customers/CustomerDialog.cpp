// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/customers/CustomerDialog.h"

#include <QLineEdit>

namespace countertop {

namespace {

FormDialog::Texts addTexts() {
    return {CustomerDialog::tr("Add customer"),   CustomerDialog::tr("Only the name is needed."),
            CustomerDialog::tr("Add customer"),   CustomerDialog::tr("Adding…"),
            CustomerDialog::tr("Cancel", "form"), false};
}

FormDialog::Texts changeTexts(const CustomerRow& customer) {
    return {CustomerDialog::tr("Edit %1").arg(customer.name),
            CustomerDialog::tr("Orders already placed keep the name they were placed under."),
            CustomerDialog::tr("Save customer"),
            CustomerDialog::tr("Saving…"),
            CustomerDialog::tr("Cancel", "form"),
            false};
}

}  // namespace

CustomerDialog::CustomerDialog(QWidget* parent)
    : CustomerDialog(addTexts(), CustomerId::create(), true, parent) {}

CustomerDialog::CustomerDialog(const CustomerRow& customer, QWidget* parent)
    : CustomerDialog(changeTexts(customer), customer.customerId, false, parent) {
    m_name->setText(customer.name);
    m_email->setText(customer.email);
    m_phone->setText(customer.phone);
    m_address->setText(customer.address);
    m_note->setText(customer.note);
}

CustomerDialog::CustomerDialog(const Texts& texts, const CustomerId& customerId, bool isNew,
                               QWidget* parent)
    : FormDialog(texts, parent),
      m_customerId(customerId),
      m_isNew(isNew),
      m_name(addTextField(QStringLiteral("name"), tr("Name"))),
      m_email(addTextField(QStringLiteral("email"), tr("E-mail"), Width::Half)),
      m_phone(addTextField(QStringLiteral("phone"), tr("Phone"), Width::Half)),
      m_address(addTextField(QStringLiteral("address"), tr("Address"))),
      m_note(addTextField(QStringLiteral("note"), tr("Note"))) {}

QList<FieldProblem> CustomerDialog::problems() const {
    QList<FieldProblem> found;
    if (m_name->text().trimmed().isEmpty()) {
        found.append({QStringLiteral("name"), tr("Give the customer's name.")});
    }
    const QString email = m_email->text().trimmed();
    if (!email.isEmpty() && !isEmailAddress(email)) {
        found.append({QStringLiteral("email"), tr("An e-mail address is like name@example.com.")});
    }
    return found;
}

Command CustomerDialog::command() const {
    const CustomerDetails details{m_name->text().trimmed(), m_email->text().trimmed(),
                                  m_phone->text().trimmed(), m_address->text().trimmed(),
                                  m_note->text().trimmed()};
    if (m_isNew) return AddCustomer{m_customerId, details};
    return ChangeCustomer{m_customerId, details};
}

}  // namespace countertop
