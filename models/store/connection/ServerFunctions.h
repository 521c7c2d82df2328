// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>

struct pg_conn;

namespace countertop {

/// What goes past Qt's driver, over the connection that it holds: calls of PostgreSQL functions
/// that take one text and return one, and COPY, which the driver does not know. The text travels as
/// a parameter of the protocol; the driver itself would quote it, copy it three times and have the
/// server parse it as a literal, a tenth of a sale's time.
class ServerFunctions {
public:
    struct Answer {
        QByteArray text;
        QSqlError error;    ///< valid when the call failed; with the SQLSTATE as its native code
        QByteArray detail;  ///< with it: the field DETAIL, empty when there is none
        QByteArray constraint;  ///< with it: the constraint that was violated, or empty
        bool wasSent = false;   ///< the server may have carried it out, whatever `error` says
    };

    /// `function` is a name of ours, never text from outside. Prepared once per connection.
    Answer call(const QSqlDatabase& connection, const QByteArray& function,
                const QByteArray& argument);

    /// The same inside an open transaction: a call that fails leaves it as it was. The savepoint
    /// travels with the call, so that this is one round trip instead of three.
    Answer callInSavepoint(const QSqlDatabase& connection, const QByteArray& function,
                           const QByteArray& argument);

    /// Runs a COPY … FROM STDIN of ours with lines in its text format. The error is valid when it
    /// failed.
    [[nodiscard]] static QSqlError copy(const QSqlDatabase& connection, const QByteArray& sql,
                                        const QByteArray& lines);

    /// False when the connection has ended, as far as this computer knows without asking the
    /// server: after a restart, an idle session that was ended, a cut by the network. Costs one
    /// system call. Ask it between statements only.
    [[nodiscard]] static bool isThere(const QSqlDatabase& connection);

    /// The connection was closed.
    void forget() { m_prepared.clear(); }

private:
    [[nodiscard]] QSqlError prepare(pg_conn* server, const QByteArray& function);

    QSet<QByteArray> m_prepared;
};

}  // namespace countertop
