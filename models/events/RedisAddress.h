// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <optional>

namespace countertop {

/// Where a Redis server is, and how to log in there.
struct RedisAddress {
    QString host;
    quint16 port = 6379;
    QString user;
    QString password;
    int database = 0;
    bool operator==(const RedisAddress&) const = default;

    /// "host:port", for messages and logs.
    [[nodiscard]] QString shown() const;
};

/// Reads "host:port" or "redis://[user:password@]host[:port][/database]", completely or not at all:
/// INVALID_INPUT on the field "destination". Special characters of user and password are written in
/// percent encoding. TLS (rediss://) is refused: hiredis of Debian 12 is built without it.
[[nodiscard]] Result<RedisAddress> parseRedisAddress(const QString& text);

/// A channel or stream. Without an address of its own it is on the server that the worker is
/// configured for.
struct RedisTarget {
    std::optional<RedisAddress> server;
    QString name;
};

/// Reads what follows "redis-channel:" or "redis-stream:": "NAME", or "redis://…#NAME".
[[nodiscard]] Result<RedisTarget> parseRedisTarget(const QString& address);

}  // namespace countertop
