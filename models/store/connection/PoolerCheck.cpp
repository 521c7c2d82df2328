// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/PoolerCheck.h"

#include "models/store/connection/ServerHandle.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <vector>

#include <poll.h>

namespace countertop {

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using ServerResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr int kRounds = 5;
/// A full pool can block for minutes.
constexpr int kLongestWaitMs = 3000;

/// The server process that currently serves the session; none when the answer is late or refused.
std::optional<int> processBehind(PGconn* server, const char* sql) {
    if (PQsendQuery(server, sql) != 1) return std::nullopt;
    const QDeadlineTimer deadline(kLongestWaitMs);
    while (PQisBusy(server)) {
        pollfd socket{PQsocket(server), POLLIN, 0};
        if (::poll(&socket, 1, static_cast<int>(deadline.remainingTime())) <= 0)
            return std::nullopt;
        if (PQconsumeInput(server) != 1) return std::nullopt;
    }
    std::optional<int> process;
    while (const ServerResult result{PQgetResult(server), &PQclear}) {
        const bool isKnown = PQresultStatus(result.get()) == PGRES_TUPLES_OK;
        if (isKnown) process = QByteArray(PQgetvalue(result.get(), 0, 0)).toInt();
        if (PQstatus(server) == CONNECTION_BAD) return std::nullopt;
    }
    return process;
}

/// Opens a second connection with the same parameters.
Connection connectLike(PGconn* server) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(server),
                                                                               &PQconninfoFree);
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option) {
        if (!option->val) continue;
        names.push_back(option->keyword);
        values.push_back(option->val);
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectdbParams(names.data(), values.data(), 0), &PQfinish};
}

/// Whether another client can get the server process of a connection that is still open.
bool sharesItsSession(PGconn* server, int process) {
    const Connection other = connectLike(server);
    if (PQstatus(other.get()) != CONNECTION_OK) return false;
    for (int round = 0; round < kRounds; ++round) {
        // Use a transaction: a pooler assigns one server process to it until it ends.
        const auto theirs = processBehind(other.get(), "BEGIN; SELECT pg_backend_pid()");
        // Refused: the pooler shares sessions even between statements. A full pool refuses as well.
        if (!theirs) return QByteArray(PQerrorMessage(other.get())).contains("statement pooling");
        if (*theirs == process) return true;
        if (!processBehind(other.get(), "COMMIT; SELECT 0")) return false;
        const auto ours = processBehind(server, "SELECT pg_backend_pid()");
        if (ours && *ours != process) return true;
    }
    return false;
}

}  // namespace

Result<void> refuseSharedSessions(const QSqlDatabase& connection, const DatabaseUrl& url) {
    PGconn* const server = serverOf(connection);
    if (!server) return {};
    const auto process = processBehind(server, "SELECT pg_backend_pid()");
    // A pooler reports a process number of its own when a client connects.
    if (!process || *process == PQbackendPID(server)) return {};
    if (!sharesItsSession(server, *process)) return {};
    return fail(ErrorCode::Network,
                QStringLiteral(
                    "The shop's server (%1) is behind a pooler that gives each transaction "
                    "another session (pool_mode=transaction), which Countertop cannot work with. "
                    "Use the server's own address, or set pool_mode=session there")
                    .arg(url.display()),
                QStringLiteral("server_pooled"), {{QStringLiteral("server"), url.display()}});
}

}  // namespace countertop
