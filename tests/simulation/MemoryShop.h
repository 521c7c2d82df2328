// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"

#include <QHash>
#include <QMap>

namespace countertop::simulation {

/// A shop's database in memory: everything that survives a crash. A commit is atomic and obeys the
/// same rules as the SQL stores. Not thread-safe.
class MemoryShop {
public:
    explicit MemoryShop(ShopSettings settings) : m_settings(std::move(settings)) {}

    [[nodiscard]] Result<Commit> commit(const Write& write);
    [[nodiscard]] Result<std::optional<StoredOutcome>> findOutcome(
        const CommandRecord& record) const;

    [[nodiscard]] const QMap<QString, QList<RecordedEvent>>& streams() const { return m_streams; }
    [[nodiscard]] const QMap<QString, ProductRow>& products() const { return m_products; }
    [[nodiscard]] const QMap<QString, CustomerRow>& customers() const { return m_customers; }
    [[nodiscard]] const QMap<QString, OrderRow>& orders() const { return m_orders; }
    [[nodiscard]] const QList<PaymentRow>& payments() const { return m_payments; }
    [[nodiscard]] const ShopSettings& settings() const { return m_settings; }
    [[nodiscard]] qint64 lastPosition() const { return m_lastPosition; }

private:
    struct Outcome {
        QByteArray fingerprint;
        CommandResult result;
    };

    [[nodiscard]] Result<Commit> apply(const Write& write);
    [[nodiscard]] Result<void> putProducts(const Write& write);
    [[nodiscard]] Result<void> moveStock(const Write& write);
    [[nodiscard]] Result<void> append(const Write& write, const QString& number);
    void putOrders(const Write& write, const QString& number);

    ShopSettings m_settings;
    QMap<QString, QList<RecordedEvent>> m_streams;
    QMap<QString, ProductRow> m_products;
    QMap<QString, CustomerRow> m_customers;
    QMap<QString, OrderRow> m_orders;
    QList<PaymentRow> m_payments;
    QHash<QString, Outcome> m_outcomes;
    QHash<QString, qint64> m_lastNumbers;
    qint64 m_lastPosition = 0;
};

}  // namespace countertop::simulation
