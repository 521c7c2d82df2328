// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ServerFunctions.h"

#include <QSqlDriver>
#include <QVariant>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include <poll.h>

Q_DECLARE_OPAQUE_POINTER(PGconn*)

namespace countertop {

namespace {

/// From a server's last words to the end of its connection, in milliseconds.
constexpr int kFarewellMs = 50;

using ServerResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// As Qt's driver reports the same failure.
QSqlError errorOf(PGconn* server, const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return {QStringLiteral("The server refused the call"),
            QString::fromUtf8(PQerrorMessage(server)), QSqlError::StatementError,
            QString::fromLatin1(state)};
}

}  // namespace

pg_conn* serverOf(const QSqlDatabase& connection) {
    return connection.driver()->handle().value<pg_conn*>();
}

ServerFunctions::Answer ServerFunctions::call(const QSqlDatabase& connection,
                                              const QByteArray& function,
                                              const QByteArray& argument) {
    PGconn* const server = serverOf(connection);
    if (!server) {
        return {
            {},
            QSqlError(QStringLiteral("The connection is closed"), {}, QSqlError::ConnectionError)};
    }
    if (!m_prepared.contains(function)) {
        const QByteArray sql = "SELECT " + function + "($1)";
        const ServerResult prepared(
            PQprepare(server, function.constData(), sql.constData(), 1, nullptr), &PQclear);
        if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) {
            return {{}, errorOf(server, prepared.get())};
        }
        m_prepared.insert(function);
    }
    const char* const value = argument.constData();
    const ServerResult result(
        PQexecPrepared(server, function.constData(), 1, &value, nullptr, nullptr, 0), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
        return {{}, errorOf(server, result.get())};
    }
    return {QByteArray(PQgetvalue(result.get(), 0, 0), PQgetlength(result.get(), 0, 0)), {}};
}

bool ServerFunctions::isThere(const QSqlDatabase& connection) {
    PGconn* const server = serverOf(connection);
    if (!server || PQstatus(server) != CONNECTION_OK) return false;
    pollfd socket{PQsocket(server), POLLIN | POLLRDHUP, 0};
    if (poll(&socket, 1, 0) <= 0) return true;
    if ((socket.revents & ~POLLIN) == 0) {
        // A server says farewell just before it closes; it may also tell of a changed setting.
        if (PQconsumeInput(server) == 0) return false;
        socket.events = POLLRDHUP;
        socket.revents = 0;
        poll(&socket, 1, kFarewellMs);
    }
    return (socket.revents & ~POLLIN) == 0 && PQstatus(server) == CONNECTION_OK;
}

QSqlError ServerFunctions::copy(const QSqlDatabase& connection, const QByteArray& sql,
                                const QByteArray& lines) {
    PGconn* const server = serverOf(connection);
    if (!server) {
        return {QStringLiteral("The connection is closed"), {}, QSqlError::ConnectionError};
    }
    const ServerResult begun(PQexec(server, sql.constData()), &PQclear);
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return errorOf(server, begun.get());
    constexpr qsizetype kPiece = 1 << 20;
    for (qsizetype at = 0; at < lines.size(); at += kPiece) {
        const auto size = static_cast<int>(std::min(kPiece, lines.size() - at));
        // A refusal is told by the results below.
        if (PQputCopyData(server, lines.constData() + at, size) != 1) break;
    }
    PQputCopyEnd(server, nullptr);
    QSqlError error;
    while (PGresult* next = PQgetResult(server)) {
        const ServerResult result(next, &PQclear);
        if (PQresultStatus(next) != PGRES_COMMAND_OK) error = errorOf(server, next);
        // Without a connection it would be told so for ever.
        if (PQstatus(server) == CONNECTION_BAD) break;
    }
    if (PQstatus(server) == CONNECTION_BAD && !error.isValid()) error = errorOf(server, nullptr);
    return error;
}

}  // namespace countertop
