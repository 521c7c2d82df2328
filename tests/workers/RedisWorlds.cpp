// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/RedisWorlds.h"

#include "models/core/Json.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/publishers/RedisChannelPublisher.h"
#include "workers/publishers/RedisStreamPublisher.h"

#include <QTest>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLongMs = 60'000;

RedisAddress addressOf(const RedisServer& server) { return *parseRedisAddress(server.address()); }

}  // namespace

RedisReply redisReplyTo(RedisConnection& connection, const QList<QByteArray>& words) {
    std::optional<RedisConnection::Answer> answer;
    // A connection may have ended with the server's last run: then the first attempt only says so.
    for (int attempt = 0; attempt < 5 && !(answer && *answer); ++attempt) {
        answer.reset();
        connection.send(words, [&](const auto& result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, kLongMs)) qFatal("no answer");
    }
    if (!*answer) qFatal("%s", qUtf8Printable(answer->error()));
    return **answer;
}

RedisConnection::Options shortRedisLimits() { return {3000, 3000, {20, 200}}; }

RedisChannelWorld::RedisChannelWorld() { listen(); }

std::unique_ptr<Publisher> RedisChannelWorld::publisher() {
    return std::make_unique<RedisChannelPublisher>(redisAt(m_server.address()), shortRedisLimits());
}

/// A channel takes everything, so the bad one is on a server that is not there.
QString RedisChannelWorld::badDestination() const {
    return u"redis-channel:redis://127.0.0.1:%1#pizza-orders"_s.arg(m_nobody);
}

void RedisChannelWorld::comeBack() {
    m_server.start();
    listen();
}

bool RedisChannelWorld::hang() {
    m_server.freeze();
    return true;
}

void RedisChannelWorld::listen() {
    m_listener = std::make_unique<RedisChannelConsumer>(
        addressOf(m_server), u"pizza-orders"_s, [this](const ConsumedMessage& message) {
            m_received.append({message.id, message.body});
            return true;
        });
    bool listening = false;
    QObject::connect(m_listener.get(), &RedisChannelConsumer::listening, m_listener.get(),
                     [&] { listening = true; });
    m_listener->start();
    if (!QTest::qWaitFor([&] { return listening; }, kLongMs)) qFatal("nobody listens");
    m_listener->disconnect(m_listener.get());
}

RedisStreamWorld::RedisStreamWorld() : m_connection(addressOf(m_server)) {
    (void)redisReplyTo(m_connection, {"SET", "a-text", "no stream"});
}

std::unique_ptr<Publisher> RedisStreamWorld::publisher() {
    return std::make_unique<RedisStreamPublisher>(redisAt(m_server.address()), shortRedisLimits());
}

bool RedisStreamWorld::hang() {
    m_server.freeze();
    return true;
}

QList<PublisherWorld::Received> RedisStreamWorld::received() {
    QList<Received> all;
    for (const RedisReply& entry :
         redisReplyTo(m_connection, {"XRANGE", "orders", "-", "+"}).parts) {
        const QList<RedisReply>& fields = entry.parts[1].parts;
        if (fields.size() != 10 || fields[0].text != "id" || fields[8].text != "body") {
            qFatal("an entry of another form");
        }
        all.append({QString::fromUtf8(fields[1].text), fields[9].text});
    }
    return all;
}

}  // namespace countertop
