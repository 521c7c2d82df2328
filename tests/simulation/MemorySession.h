// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/MemoryShop.h"

#include "models/events/SnapshotStore.h"

#include <functional>

namespace countertop::simulation {

/// The fault injected at a session's next commit.
enum class Fault {
    None,
    Busy,         ///< nothing is written, a retry may succeed
    LostReply,    ///< written, but the session gets no reply
    CrashBefore,  ///< the process dies before the write
    CrashAfter,   ///< the process dies after the write
};

/// One process's connection to the shop: reads, caches products, writes, and may crash. After a
/// crash every call fails. Not thread-safe.
class MemorySession final : public EventStore,
                            public SnapshotStore,
                            public Catalogue,
                            public WriteStore {
public:
    explicit MemorySession(MemoryShop& shop) : m_shop(shop) {}

    void failNextCommit(Fault fault) { m_fault = fault; }
    /// Called once, before the next commit, to let another till commit first.
    void beforeNextCommit(std::function<void()> comesBetween) {
        m_comesBetween = std::move(comesBetween);
    }
    [[nodiscard]] bool isDead() const { return m_isDead; }

    Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                          const QList<EventDraft>& drafts, const EventMetadata& metadata) override;
    Result<QList<RecordedEvent>> load(const QString& streamId, qint64 fromVersion,
                                      qint64 toVersion) override;
    Result<QSet<QString>> existing(const QStringList& streamIds) override;
    Result<QList<RecordedEvent>> feed(qint64 afterPosition, const FeedFilter& filter,
                                      int limit) override;

    Result<std::optional<Snapshot>> find(const QString& streamId) override;
    Result<void> save(const Snapshot& snapshot) override;

    Result<QList<ProductRow>> productsBySku(const QStringList& skus) override;
    Result<QList<ProductRow>> rememberedProducts(const QStringList& skus) override;
    void forgetProducts() override { m_remembered.clear(); }
    Result<std::optional<CustomerRow>> customerById(const CustomerId& customerId) override;
    Result<QStringList> skusInAnotherCase(const QString& sku) override;
    Result<ShopSettings> shopSettings() override;

    Result<Commit> commit(const Write& write) override;
    Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) override;
    Result<void> rememberRefusal(const CommandRecord& record, const Error& error) override;
    Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                       const Error& error) override;

private:
    [[nodiscard]] Result<void> alive() const;

    MemoryShop& m_shop;
    QHash<QString, ProductRow> m_remembered;
    QHash<QString, Snapshot> m_snapshots;
    std::function<void()> m_comesBetween;
    Fault m_fault = Fault::None;
    bool m_isDead = false;
};

}  // namespace countertop::simulation
