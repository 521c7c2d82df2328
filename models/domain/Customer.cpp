// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Customer.h"

#include <algorithm>

namespace countertop {

bool isEmailAddress(const QString& text) {
    const qsizetype at = text.lastIndexOf(u'@');
    return at > 0 && at < text.size() - 1 &&
           std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

void apply(Customer& customer, const CustomerEvent& event) {
    customer.exists = true;
    customer.details = std::visit([](const auto& concrete) { return concrete.details; }, event);
}

void apply(Customer& customer, const CustomerEvents& events) {
    for (const CustomerEvent& event : events) apply(customer, event);
}

namespace decide {

Result<CustomerEvents> addCustomer(const Customer& customer, const AddCustomer& command) {
    if (customer.exists) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("This customer already exists"),
                    QStringLiteral("customer_exists"));
    }
    return CustomerEvents{CustomerAdded{command.details}};
}

Result<CustomerEvents> changeCustomer(const Customer& customer, const ChangeCustomer& command) {
    if (!customer.exists) {
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such customer"),
                    QStringLiteral("customer_not_found"));
    }
    if (customer.details == command.details) return CustomerEvents{};
    return CustomerEvents{CustomerChanged{command.details}};
}

}  // namespace decide

}  // namespace countertop
