// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/CustomerQueries.h"

#include "models/store/SqlCatalogue.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/ProductQueries.h"

namespace countertop {

namespace {

const QString kCustomers =
    QStringLiteral("SELECT %1 FROM customers WHERE ").arg(QLatin1StringView(kCustomerColumns));

const QString kWindow = QStringLiteral(" ORDER BY name, customer_id LIMIT :limit OFFSET :offset");

const QString kOnwards = QStringLiteral(" ORDER BY name, customer_id LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM customers WHERE ");

}  // namespace

Result<QList<CustomerRow>> CustomerQueries::window(const QString& search, qint64 firstRow,
                                                   int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    addWords(conditions, search);
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return readRows(m_database, kCustomers + conditions.sql() + kWindow, conditions,
                    customerRowFrom);
}

Result<QList<CustomerRow>> CustomerQueries::behind(const QString& search, const CustomerRow* last,
                                                   int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    if (last) {
        conditions.add(QStringLiteral("(name, customer_id) > (:last_name, :last_customer)"))
            .value(":last_name", last->name)
            .value(":last_customer", last->customerId.text());
    }
    addWords(conditions, search);
    conditions.value(":limit", qint64{limit});
    return readRows(m_database, kCustomers + conditions.sql() + kOnwards, conditions,
                    customerRowFrom);
}

Result<qint64> CustomerQueries::count(const QString& search) {
    Conditions conditions(m_storeId);
    addWords(conditions, search);
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<CustomerRow> CustomerQueries::customer(const CustomerId& customerId) {
    SqlCatalogue catalogue(m_database, m_storeId);
    const auto row = catalogue.customerById(customerId);
    if (!row) return fail(row.error());
    if (*row) return **row;
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such customer"),
                QStringLiteral("customer_not_found"),
                {{QStringLiteral("customer"), customerId.text()}});
}

}  // namespace countertop
