// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopShards.h"
#include "tests/support/HttpClient.h"
#include "workers/intake/HttpServer.h"
#include "workers/intake/Intake.h"

#include <latch>

namespace countertop {

struct IntakeWorldOptions {
    Intake::Options intake;
    int shards = 0;  ///< 0: the default of `serve`
};

/// A running HTTP intake of a shop, set up as `serve` does, and a caller with a token.
class IntakeWorld {
public:
    using Options = IntakeWorldOptions;

    IntakeWorld(const DatabaseUrl& url, const Clock& clock, KeysInFlight& keys,
                const Options& options = {});
    ~IntakeWorld();
    Q_DISABLE_COPY_MOVE(IntakeWorld)

    [[nodiscard]] HttpClient client() const { return HttpClient(m_server.port()); }
    [[nodiscard]] ShardedProcessor& processor() { return m_processor; }
    [[nodiscard]] HttpServer& server() { return m_server; }

    [[nodiscard]] static QByteArray secret();
    [[nodiscard]] QByteArray token(const QString& subject) const;
    /// Sends a POST with the token of `subject`, and with the key unless it is empty.
    [[nodiscard]] HttpAnswer post(const QByteArray& path, const QByteArray& body,
                                  const QByteArray& key = {},
                                  const QString& subject = QStringLiteral("amira"),
                                  const HttpClient::Headers& more = {}) const;
    [[nodiscard]] HttpAnswer place(const QByteArray& body, const QByteArray& key = {},
                                   const QString& subject = QStringLiteral("amira")) const {
        return post("/orders/place", body, key, subject);
    }

    /// Blocks all shards until release(); returns once they are blocked.
    void holdUp();
    void release();

private:
    [[nodiscard]] CommandShard::SessionFactory gated(const CommandShard::SessionFactory& open);

    struct Gate {
        std::latch reached{1};
        std::latch open{1};
    };

    const Clock& m_clock;
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
    ShardedProcessor m_processor;
    ShopReader m_reader;
    JwtTokens m_tokens;
    Intake m_intake;
    HttpServer m_server;
};

}  // namespace countertop
