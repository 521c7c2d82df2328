// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Conditions.h"

namespace countertop {

Conditions::Conditions(qint64 storeId, const QString& storeColumn) {
    add(storeColumn + QStringLiteral(" = :store")).value(":store", storeId);
}

Conditions& Conditions::add(const QString& sql) {
    m_sql.append(sql);
    return *this;
}

Conditions& Conditions::value(const char* name, const QString& text) {
    m_values.append({QByteArray(name), text});
    return *this;
}

Conditions& Conditions::value(const char* name, qint64 number) {
    m_values.append({QByteArray(name), number});
    return *this;
}

QString Conditions::sql() const { return m_sql.join(QStringLiteral(" AND ")); }

void Conditions::bindTo(Query& query) const {
    for (const auto& named : m_values) {
        std::visit([&](const auto& bound) { query.bind(named.first.constData(), bound); },
                   named.second);
    }
}

Result<qint64> readNumber(Database& database, const QString& sql, const Conditions& conditions) {
    const auto rows =
        readRows(database, sql, conditions, [](Query& query) { return query.integer("number"); });
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? 0 : rows->first();
}

}  // namespace countertop
