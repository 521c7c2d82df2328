// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/SaleScript.h"

#include <QVariant>

namespace countertop {

/// One statement of a sale: its index in statements() and its values in order.
struct SaleStatement {
    int statement = 0;
    QVariantList values;
};
using SaleStatements = QList<SaleStatement>;

/// Sales as the database finally stores them, computed beforehand for contestants that only write:
/// as writes of the store, as documents of the commit function and as plain statements.
class RecordedSales {
public:
    /// Makes the script's first sales in a separate database and reads back what was written.
    RecordedSales(const DatabaseUrl& scratch, int count);

    /// The writes that handlers pass to the store.
    [[nodiscard]] const QList<Write>& writes() const { return m_writes; }
    /// The documents that the PostgreSQL function takes.
    [[nodiscard]] const QList<QByteArray>& documents() const { return m_documents; }
    /// The same rows for statement-by-statement writers; SQL that both databases understand.
    [[nodiscard]] const QList<SaleStatements>& sales() const { return m_sales; }
    [[nodiscard]] const QStringList& statements() const { return m_statements; }

private:
    void readRows(Database& database, const QString& table, const QString& ownKey,
                  const QString& orderOf);
    void addCounters(const Write& write, SaleStatements& sale) const;

    QList<Write> m_writes;
    QList<QByteArray> m_documents;
    QList<SaleStatements> m_sales;
    QStringList m_statements;
    QHash<QString, qsizetype> m_saleOfOrder;
};

}  // namespace countertop
