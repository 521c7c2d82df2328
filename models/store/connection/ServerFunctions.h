// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>

struct pg_conn;

namespace countertop {

/// Bypasses Qt's driver on the connection that it holds: calls of PostgreSQL functions that take
/// one text and return one, and COPY, which the driver does not support. The text travels as a
/// protocol parameter; the driver would quote it, copy it three times and make the server parse it
/// as a literal, which took a tenth of a sale's time.
class ServerFunctions {
public:
    struct Answer {
        QByteArray text;
        QSqlError error;        ///< valid when the call failed; its native code is the SQLSTATE
        QByteArray detail;      ///< of a failure: the field DETAIL, empty when there is none
        QByteArray constraint;  ///< of a failure: the violated constraint, or empty
        bool wasSent = false;   ///< the server may have executed it, whatever `error` says
    };

    /// `function` is one of our names, never external text. Prepared once per connection.
    Answer call(const QSqlDatabase& connection, const QByteArray& function,
                const QByteArray& argument);

    /// Like call(), inside an open transaction, which survives a failed call. The savepoint travels
    /// with the call, so that this is one round trip instead of three.
    Answer callInSavepoint(const QSqlDatabase& connection, const QByteArray& function,
                           const QByteArray& argument);

    /// Runs one of our COPY … FROM STDIN statements with lines in its text format. The returned
    /// error is valid when it failed.
    [[nodiscard]] static QSqlError copy(const QSqlDatabase& connection, const QByteArray& sql,
                                        const QByteArray& lines);

    /// False when the connection has ended, as far as this computer knows without a round trip:
    /// after a restart, a terminated idle session, a network failure. Costs one system call. Call
    /// it between statements only.
    [[nodiscard]] static bool areInstalled(const QSqlDatabase& connection);

    /// Call it when the connection was closed.
    void forget() { m_prepared.clear(); }

private:
    [[nodiscard]] QSqlError prepare(pg_conn* server, const QByteArray& function);

    QSet<QByteArray> m_prepared;
};

}  // namespace countertop
