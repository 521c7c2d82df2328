// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Result.h"

#include <QList>
#include <QString>

#include <variant>

namespace countertop {

/// A customer's name and contact details; all but the name may be empty.
struct CustomerDetails {
    QString name;
    QString email = {};
    QString phone = {};
    QString address = {};
    QString note = {};
    bool operator==(const CustomerDetails&) const = default;
};

struct CustomerAdded {
    CustomerDetails details;
    bool operator==(const CustomerAdded&) const = default;
};
struct CustomerChanged {
    CustomerDetails details;
    bool operator==(const CustomerChanged&) const = default;
};

using CustomerEvent = std::variant<CustomerAdded, CustomerChanged>;
using CustomerEvents = QList<CustomerEvent>;

/// A customer's state, folded from its events.
struct Customer {
    bool exists = false;
    CustomerDetails details;
    bool operator==(const Customer&) const = default;
};

/// True when there is text on both sides of the last "@" and no white space. Further checks are
/// left to mail servers.
[[nodiscard]] bool isEmailAddress(const QString& text);

void apply(Customer& customer, const CustomerEvent& event);
void apply(Customer& customer, const CustomerEvents& events);

struct AddCustomer {
    CustomerId customerId;
    CustomerDetails details;
};
struct ChangeCustomer {
    CustomerId customerId;
    CustomerDetails details;
};

namespace decide {

[[nodiscard]] Result<CustomerEvents> addCustomer(const Customer& customer,
                                                 const AddCustomer& command);
[[nodiscard]] Result<CustomerEvents> changeCustomer(const Customer& customer,
                                                    const ChangeCustomer& command);

}  // namespace decide

}  // namespace countertop
