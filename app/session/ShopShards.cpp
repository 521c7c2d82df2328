// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ShopShards.h"

#include "models/store/write/TransactionBatch.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logUpkeep, "countertop.upkeep", QtInfoMsg)

constexpr int kServerShards = 4;

class ShopShard final : public ShardSession {
public:
    explicit ShopShard(std::unique_ptr<ShopSession> session)
        : m_session(std::move(session)), m_batch(m_session->database()) {}

    [[nodiscard]] CommandBus& bus() override { return m_session->bus(); }
    [[nodiscard]] WriteBatch* batch() override {
        return m_session->database().dialect() == Dialect::Sqlite ? &m_batch : nullptr;
    }
    void forget() override { m_session->forget(); }
    void runMaintenance() override {
        const auto removed = m_session->removeExpiredKeys();
        if (!removed) qCInfo(logUpkeep) << "Expired keys stay for now:" << removed.error().detail;
    }

private:
    std::unique_ptr<ShopSession> m_session;
    TransactionBatch m_batch;
};

}  // namespace

std::unique_ptr<ShardSession> shardOf(std::unique_ptr<ShopSession> session) {
    return std::make_unique<ShopShard>(std::move(session));
}

CommandShard::SessionFactory shopShards(const DatabaseUrl& url, const Clock& clock,
                                        KeysInFlight& keys, const SessionOptions& options) {
    return [url, &clock, &keys, options]() -> Result<std::unique_ptr<ShardSession>> {
        auto session = ShopSession::open(url, clock, keys, options);
        if (!session) return fail(session.error());
        return shardOf(*std::move(session));
    };
}

ShardedProcessor::Options shardOptions(const DatabaseUrl& url) {
    ShardedProcessor::Options options;
    options.shards = url.dialect == Dialect::Sqlite ? 1 : kServerShards;
    return options;
}

}  // namespace countertop
