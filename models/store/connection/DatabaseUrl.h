// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/connection/ServerOptions.h"

#include <QString>

namespace countertop {

enum class Dialect { Sqlite, Postgresql };

/// Where a shop is kept: "sqlite:PATH", where "~/" is the home folder, or
/// "postgresql://user[:password]@host:port/name?sslmode=…" with the options of ServerOptions.
struct DatabaseUrl {
    Dialect dialect = Dialect::Sqlite;
    QString path;  ///< SQLite: absolute path of the file
    QString host;
    int port = 5432;
    QString name;
    QString user;
    QString password;
    ServerOptions options;  ///< of the connection to a server

    /// INVALID_INPUT explains what is wrong with the text, without repeating a password.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString& text);

    /// For display: the path, or host and name; never the password.
    [[nodiscard]] QString display() const;
};

}  // namespace countertop
