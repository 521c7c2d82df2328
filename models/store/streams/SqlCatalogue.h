// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/store/connection/Database.h"

#include <QHash>

namespace countertop {

/// Products and customers for command handlers. Lives on the database's thread.
class SqlCatalogue final : public Catalogue {
public:
    explicit SqlCatalogue(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<ProductRow>> productsBySku(const QStringList& skus) override;
    Result<QList<ProductRow>> rememberedProducts(const QStringList& skus) override;
    void forgetProducts() override { m_remembered.clear(); }
    Result<std::optional<CustomerRow>> customerById(const CustomerId& customerId) override;
    Result<QStringList> skusInAnotherCase(const QString& sku) override;
    Result<ShopSettings> shopSettings() override;

private:
    QList<ProductRow> fromMemory(const QStringList& skus) const;
    Result<void> rememberAll();
    Result<void> remember(const QStringList& skus);

    Database& m_database;
    qint64 m_storeId;
    QHash<QString, ProductRow> m_remembered;
    int m_reads = 0;
};

}  // namespace countertop
