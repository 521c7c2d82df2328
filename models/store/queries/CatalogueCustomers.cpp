// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/PhoneForms.h"
#include "models/core/SearchFold.h"
#include "models/store/connection/SearchText.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/CatalogueQueries.h"
#include "models/store/queries/SearchMatch.h"
#include "models/store/streams/ReadRow.h"
#include "models/store/streams/SettingsRow.h"
#include "models/store/streams/SqlCatalogue.h"

namespace countertop {

namespace {

const QString kCustomers =
    QStringLiteral("SELECT %1 FROM customers WHERE ").arg(readColumns<CustomerRow>());

const QString kWindow = QStringLiteral(" ORDER BY name, customer_id LIMIT :limit OFFSET :offset");

const QString kOnwards = QStringLiteral(" ORDER BY name, customer_id LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM customers WHERE ");

}  // namespace

Result<ShopSettings> CatalogueQueries::settings() { return readSettings(m_database, m_storeId); }

Result<void> CatalogueQueries::addCustomerSearch(Conditions& conditions, const QString& search) {
    const QStringList words = searchWords(search);
    if (words.isEmpty()) return {};
    QStringList alternatives{containsWords(conditions, words)};
    if (looksLikePhone(words.join(u' '))) {
        const auto shop = readSettings(m_database, m_storeId);
        if (!shop) return fail(shop.error());
        const QString region = phoneRegionOf(shop->timeZone, shop->currency);
        const QStringList forms = phoneDigits(words.join(u' '), region);
        for (qsizetype at = 0; at < forms.size(); ++at) {
            const QString name = QStringLiteral(":digits_%1").arg(at);
            alternatives.append(QStringLiteral("search_text LIKE ") + name);
            conditions.value(name.toLatin1().constData(), u'%' + forms[at] + u'%');
        }
    }
    conditions.add(u'(' + alternatives.join(QStringLiteral(" OR ")) + u')');
    return {};
}

Result<QList<CustomerRow>> CatalogueQueries::findCustomers(const QString& search, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    const QStringList words = searchWords(search);
    if (words.isEmpty()) return customersAt({}, 0, limit);
    auto found = customersByNameBeginning(words, limit);
    if (!found || found->size() >= limit) return found;
    Conditions conditions(m_storeId);
    if (auto added = addCustomerSearch(conditions, search); !added) return fail(added.error());
    const QString rank = searchRank(conditions, words, m_database.dialect());
    conditions.value(":limit", limit + found->size());
    const QString sql = kCustomers + conditions.sql() + QStringLiteral(" ORDER BY ") + rank +
                        QStringLiteral(", name, customer_id LIMIT :limit");
    const auto others = readRows(m_database, sql, conditions, rowFrom<CustomerRow>);
    if (!others) return fail(others.error());
    // An exact e-mail address precedes names that only begin with it, so take the whole list from
    // the ranked rows.
    return others->mid(0, limit);
}

Result<QList<CustomerRow>> CatalogueQueries::customersByNameBeginning(const QStringList& words,
                                                                      int limit) {
    Conditions conditions(m_storeId);
    const auto order = addNamePrefix(conditions, words, m_database.dialect());
    if (!order) return QList<CustomerRow>();
    conditions.value(":limit", qint64{limit});
    const QString sql = kCustomers + conditions.sql() + QStringLiteral(" ORDER BY ") + *order +
                        QStringLiteral(", customer_id LIMIT :limit");
    return readRows(m_database, sql, conditions, rowFrom<CustomerRow>);
}

Result<QList<CustomerRow>> CatalogueQueries::customersAt(const QString& search, qint64 firstRow,
                                                         int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    if (auto added = addCustomerSearch(conditions, search); !added) return fail(added.error());
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return readRows(m_database, kCustomers + conditions.sql() + kWindow, conditions,
                    rowFrom<CustomerRow>);
}

Result<QList<CustomerRow>> CatalogueQueries::customersAfter(const QString& search,
                                                            const CustomerRow* last, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions(m_storeId);
    if (last) {
        conditions.add(QStringLiteral("(name, customer_id) > (:last_name, :last_customer)"))
            .value(":last_name", last->name)
            .value(":last_customer", last->customerId.text());
    }
    if (auto added = addCustomerSearch(conditions, search); !added) return fail(added.error());
    conditions.value(":limit", qint64{limit});
    return readRows(m_database, kCustomers + conditions.sql() + kOnwards, conditions,
                    rowFrom<CustomerRow>);
}

Result<qint64> CatalogueQueries::customerCount(const QString& search) {
    Conditions conditions(m_storeId);
    if (auto added = addCustomerSearch(conditions, search); !added) return fail(added.error());
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<CustomerRow> CatalogueQueries::customer(const CustomerId& customerId) {
    SqlCatalogue catalogue(m_database, m_storeId);
    const auto row = catalogue.customerById(customerId);
    if (!row) return fail(row.error());
    if (*row) return **row;
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such customer"),
                QStringLiteral("customer_not_found"),
                {{QStringLiteral("customer"), customerId.text()}});
}

}  // namespace countertop
