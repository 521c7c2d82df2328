// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/redis/RedisProtocol.h"

#include <QString>

#include <hiredis/hiredis.h>

#include <vector>

namespace countertop {

namespace {

struct ReplyFreed {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
};

RedisReply copied(const redisReply& reply) {
    const auto text = [&] { return QByteArray(reply.str, static_cast<qsizetype>(reply.len)); };
    switch (reply.type) {
        case REDIS_REPLY_STRING:
        case REDIS_REPLY_STATUS:
            return {RedisReply::Kind::Text, text(), 0, {}};
        case REDIS_REPLY_ERROR:
            return {RedisReply::Kind::Error, text(), 0, {}};
        case REDIS_REPLY_INTEGER:
            return {RedisReply::Kind::Number, {}, reply.integer, {}};
        case REDIS_REPLY_ARRAY: {
            RedisReply list{RedisReply::Kind::List, {}, 0, {}};
            list.parts.reserve(static_cast<qsizetype>(reply.elements));
            for (size_t part = 0; part < reply.elements; ++part) {
                list.parts.append(copied(*reply.element[part]));
            }
            return list;
        }
        default:
            return {};
    }
}

}  // namespace

QByteArray redisCommand(const QList<QByteArray>& words) {
    std::vector<const char*> texts;
    std::vector<size_t> lengths;
    for (const QByteArray& word : words) {
        texts.push_back(word.constData());
        lengths.push_back(static_cast<size_t>(word.size()));
    }
    char* command = nullptr;
    const auto length = redisFormatCommandArgv(&command, static_cast<int>(words.size()),
                                               texts.data(), lengths.data());
    if (length < 0) qBadAlloc();
    const QByteArray bytes(command, static_cast<qsizetype>(length));
    redisFreeCommand(command);
    return bytes;
}

RedisReplies::RedisReplies() : m_reader(redisReaderCreate()) { Q_CHECK_PTR(m_reader.get()); }

RedisReplies::~RedisReplies() = default;

void RedisReplies::Freed::operator()(redisReader* reader) const { redisReaderFree(reader); }

void RedisReplies::feed(const QByteArray& bytes) {
    // An error is kept by the reader: next() returns it.
    redisReaderFeed(m_reader.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
}

tl::expected<std::optional<RedisReply>, QString> RedisReplies::next() {
    void* found = nullptr;
    if (redisReaderGetReply(m_reader.get(), &found) != REDIS_OK) {
        return tl::unexpected(QString::fromLocal8Bit(m_reader->errstr));
    }
    if (!found) return std::nullopt;
    const std::unique_ptr<redisReply, ReplyFreed> reply(static_cast<redisReply*>(found));
    return copied(*reply);
}

}  // namespace countertop
