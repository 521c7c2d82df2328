// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ServerFunctions.h"

#include "models/store/connection/ServerHandle.h"

#include <QSqlDriver>
#include <QVariant>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include <poll.h>

namespace countertop {

namespace {

/// Time between a server's last message and the end of its connection, in milliseconds.
constexpr int kFarewellMs = 50;

using ServerResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Whether notifications have arrived. The driver does not see those that were read here, so this
/// emits its signal for them, later: this may be in the middle of anything.
bool passNotifications(PGconn* server, QSqlDriver* driver) {
    bool isAny = false;
    while (PGnotify* const notification = PQnotifies(server)) {
        isAny = true;
        const auto source = notification->be_pid == PQbackendPID(server) ? QSqlDriver::SelfSource
                                                                         : QSqlDriver::OtherSource;
        QMetaObject::invokeMethod(
            driver,
            [driver, source, name = QString::fromUtf8(notification->relname)] {
                emit driver->notification(name, source, {});
            },
            Qt::QueuedConnection);
        PQfreemem(notification);
    }
    return isAny;
}

/// The same error that Qt's driver would report.
QSqlError errorOf(PGconn* server, const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return {QStringLiteral("The server refused the call"),
            QString::fromUtf8(PQerrorMessage(server)), QSqlError::StatementError,
            QString::fromLatin1(state)};
}

/// For failures before anything was sent.
ServerFunctions::Answer failed(const QSqlError& error) {
    ServerFunctions::Answer answer;
    answer.error = error;
    return answer;
}

/// https://www.postgresql.org/docs/current/libpq-exec.html#LIBPQ-PQRESULTERRORFIELD
void noteFailure(ServerFunctions::Answer& answer, PGconn* server, const PGresult* result) {
    answer.error = errorOf(server, result);
    answer.detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    answer.constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
}

QByteArray textOf(const PGresult* result) {
    return {PQgetvalue(result, 0, 0), PQgetlength(result, 0, 0)};
}

bool sendControl(PGconn* server, const char* sql) {
    return PQsendQueryParams(server, sql, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
}

/// Reads all results of a pipeline: its only row, or the first failure, after which the server
/// skips the rest of the pipeline.
/// https://www.postgresql.org/docs/current/libpq-pipeline-mode.html
ServerFunctions::Answer pipelineAnswer(PGconn* server) {
    ServerFunctions::Answer answer;
    for (;;) {
        const ServerResult result(PQgetResult(server), &PQclear);
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_FATAL_ERROR && !answer.error.isValid()) {
            // PQresultStatus() of a null result is PGRES_FATAL_ERROR too; null marks the end of one
            // statement's results.
            if (result) noteFailure(answer, server, result.get());
        } else if (status == PGRES_TUPLES_OK) {
            answer.text = textOf(result.get());
        } else if (status == PGRES_PIPELINE_SYNC) {
            return answer;
        }
        if (PQstatus(server) == CONNECTION_BAD) {
            if (!answer.error.isValid()) answer.error = errorOf(server, nullptr);
            return answer;
        }
    }
}

}  // namespace

QSqlError ServerFunctions::prepare(PGconn* server, const QByteArray& function) {
    if (!server) {
        return {QStringLiteral("The connection is closed"), {}, QSqlError::ConnectionError};
    }
    if (m_prepared.contains(function)) return {};
    const QByteArray sql = "SELECT " + function + "($1)";
    const ServerResult prepared(
        PQprepare(server, function.constData(), sql.constData(), 1, nullptr), &PQclear);
    if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) return errorOf(server, prepared.get());
    m_prepared.insert(function);
    return {};
}

ServerFunctions::Answer ServerFunctions::call(const QSqlDatabase& connection,
                                              const QByteArray& function,
                                              const QByteArray& argument) {
    PGconn* const server = serverOf(connection);
    if (QSqlError error = prepare(server, function); error.isValid()) return failed(error);
    const char* const value = argument.constData();
    const ServerResult result(
        PQexecPrepared(server, function.constData(), 1, &value, nullptr, nullptr, 0), &PQclear);
    Answer answer;
    answer.wasSent = true;
    if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) {
        answer.text = textOf(result.get());
    } else {
        noteFailure(answer, server, result.get());
    }
    return answer;
}

ServerFunctions::Answer ServerFunctions::callInSavepoint(const QSqlDatabase& connection,
                                                         const QByteArray& function,
                                                         const QByteArray& argument) {
    PGconn* const server = serverOf(connection);
    if (QSqlError error = prepare(server, function); error.isValid()) return failed(error);
    // Discard results that the driver has not read yet, as PQexec() does.
    while (const ServerResult left{PQgetResult(server), &PQclear}) continue;
    if (PQenterPipelineMode(server) != 1) return failed(errorOf(server, nullptr));
    const char* const value = argument.constData();
    const bool sent =
        sendControl(server, "SAVEPOINT one_call") &&
        PQsendQueryPrepared(server, function.constData(), 1, &value, nullptr, nullptr, 0) == 1 &&
        sendControl(server, "RELEASE SAVEPOINT one_call") && PQpipelineSync(server) == 1;
    Answer answer = sent ? pipelineAnswer(server) : failed(errorOf(server, nullptr));
    PQexitPipelineMode(server);
    if (answer.error.isValid() && PQstatus(server) == CONNECTION_OK) {
        // If this fails, the surrounding transaction has ended; its next statement reports that.
        const ServerResult back(
            PQexec(server, "ROLLBACK TO SAVEPOINT one_call; RELEASE SAVEPOINT one_call"), &PQclear);
    }
    return answer;
}

bool ServerFunctions::areInstalled(const QSqlDatabase& connection) {
    PGconn* const server = serverOf(connection);
    if (!server || PQstatus(server) != CONNECTION_OK) return false;
    pollfd socket{PQsocket(server), POLLIN | POLLRDHUP, 0};
    if (poll(&socket, 1, 0) <= 0) return true;
    if ((socket.revents & ~POLLIN) == 0) {
        // A server sends a last message just before it closes; it may also report a changed
        // setting.
        if (PQconsumeInput(server) == 0) return false;
        const bool isFarewell = !passNotifications(server, connection.driver());
        socket.events = POLLRDHUP;
        socket.revents = 0;
        poll(&socket, 1, isFarewell ? kFarewellMs : 0);
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
        // The results below report a refusal.
        if (PQputCopyData(server, lines.constData() + at, size) != 1) break;
    }
    PQputCopyEnd(server, nullptr);
    QSqlError error;
    while (PGresult* next = PQgetResult(server)) {
        const ServerResult result(next, &PQclear);
        if (PQresultStatus(next) != PGRES_COMMAND_OK) error = errorOf(server, next);
        // Without a connection PQgetResult() would return this error for ever.
        if (PQstatus(server) == CONNECTION_BAD) break;
    }
    if (PQstatus(server) == CONNECTION_BAD && !error.isValid()) error = errorOf(server, nullptr);
    return error;
}

}  // namespace countertop
