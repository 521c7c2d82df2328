// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/consumers/Consumer.h"
#include "workers/redis/RedisConnection.h"

#include <QElapsedTimer>

namespace countertop {

/// Reads a Redis stream as one consumer of a group, beginning with the oldest entry that the group
/// has not read. Entries are acknowledged after they are handled; those that another consumer of
/// the group has left unacknowledged for `claimMs` are taken over. A stream or group that is
/// missing, as after a restart of a server that stores nothing, is created again.
class RedisStreamConsumer final : public Consumer {
    Q_OBJECT

public:
    struct Options {
        QString group = QStringLiteral("countertop");
        QString consumer;  ///< unique in the group; made from host, process and chance when empty
        qint64 limit = 0;
        qint64 claimMs = 30'000;
    };

    RedisStreamConsumer(RedisAddress server, const QString& stream, Handler handler,
                        const Options& options);

    void start() override;
    void stop() override;

private:
    using Next = void (RedisStreamConsumer::*)(const RedisReply&);

    void advance();
    void createGroup();
    void readOwn();
    void claim();
    void readNew();
    /// Sends a command; its reply goes to `next`, failures and error replies to fail().
    void request(const QList<QByteArray>& words, Next next);
    void onGroupCreated(const RedisReply& reply);
    void onOwnRead(const RedisReply& reply);
    void onClaimed(const RedisReply& reply);
    void onNewRead(const RedisReply& reply);
    void onAcknowledged(const RedisReply& reply);
    void handleEntries(const QList<RedisReply>& entries);
    void fail(const QString& reason);
    void finish();
    void leaveGroup();
    void end();

    [[nodiscard]] QByteArray count() const;

    RedisConnection m_connection;
    QByteArray m_stream;
    QByteArray m_group;
    QByteArray m_consumer;
    qint64 m_claimMs;
    bool m_groupExists = false;
    bool m_ownIsRead = false;        ///< entries that a lost connection left with this consumer
    QByteArray m_claimFrom = "0-0";  ///< empty until the next round of claims
    QElapsedTimer m_sinceClaims;
    bool m_canClaim = true;  ///< the server has the command for it
    bool m_isBusy = false;   ///< a request is under way
    bool m_stopping = false;
    bool m_ended = false;     ///< only removing itself from the group is left
    bool m_reported = false;  ///< stopped() is emitted
    bool m_hasUnacknowledged = false;
    QTimer m_retry;
    BackOff m_backOff{250, 5'000};
    int m_failures = 0;
};

}  // namespace countertop
