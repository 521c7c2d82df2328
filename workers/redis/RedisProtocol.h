// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <tl/expected.hpp>

#include <memory>
#include <optional>

struct redisReader;

namespace countertop {

/// What a Redis server answered. Texts are bytes.
struct RedisReply {
    enum class Kind { Text, Number, Nothing, List, Error };

    Kind kind = Kind::Nothing;
    QByteArray text;  ///< of Text and Error
    qint64 number = 0;
    QList<RedisReply> parts;

    [[nodiscard]] bool isError() const { return kind == Kind::Error; }
    /// The text of a part; empty when there is no such part.
    [[nodiscard]] QByteArray textAt(qsizetype part) const {
        return part < parts.size() ? parts[part].text : QByteArray();
    }
};

/// A command in the form sent to the server.
[[nodiscard]] QByteArray redisCommand(const QList<QByteArray>& words);

/// Splits received bytes into replies.
class RedisReplies {
public:
    RedisReplies();
    ~RedisReplies();
    Q_DISABLE_COPY_MOVE(RedisReplies)

    void feed(const QByteArray& bytes);
    /// The next complete reply, nothing when more bytes are needed, or why the bytes are not
    /// replies of Redis; after that error the connection is useless.
    [[nodiscard]] tl::expected<std::optional<RedisReply>, QString> next();

private:
    struct Freed {
        void operator()(redisReader* reader) const;
    };
    std::unique_ptr<redisReader, Freed> m_reader;
};

}  // namespace countertop
