// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

namespace countertop {

enum class Dialect { Sqlite, Postgresql };

/// Where a shop is kept: "sqlite:PATH" or
/// "postgresql://user[:password]@host:port/name?sslmode=…".
struct DatabaseUrl {
    Dialect dialect = Dialect::Sqlite;
    QString path;  ///< SQLite: absolute path of the file
    QString host;
    int port = 5432;
    QString name;
    QString user;
    QString password;
    QString sslMode;

    /// INVALID_INPUT saying what is wrong with the text.
    [[nodiscard]] static Result<DatabaseUrl> parse(const QString& text);

    /// For people: the path, or host and name; never the password.
    [[nodiscard]] QString display() const;
};

}  // namespace countertop
