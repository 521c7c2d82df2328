// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqlErrors.h"

#include "models/store/connection/FileHolder.h"

namespace countertop {

namespace {

Error storage(const QString& detail, const QString& reason, const QSqlError& error) {
    return makeError(ErrorCode::Storage, detail, reason,
                     {{QStringLiteral("driver"), error.text()},
                      {QStringLiteral("native_code"), error.nativeErrorCode()}});
}

Error transient(Error error) {
    error.transient = true;
    return error;
}

Error damaged(const DatabaseUrl& url, const QString& sentence, const QString& reason,
              const QSqlError& error) {
    return makeError(
        ErrorCode::Damaged, sentence.arg(url.display()), reason,
        {{QStringLiteral("path"), url.display()}, {QStringLiteral("driver"), error.text()}});
}

Error lostServer(const DatabaseUrl& url, const QSqlError& error) {
    return transient(makeError(
        ErrorCode::Network,
        QStringLiteral("The connection to the shop's server (%1) is lost").arg(url.display()),
        QStringLiteral("server_lost"),
        {{QStringLiteral("server"), url.display()}, {QStringLiteral("driver"), error.text()}}));
}

}  // namespace

Error sqliteError(const DatabaseUrl& url, const QSqlError& error) {
    switch (error.nativeErrorCode().toInt() & 0xFF) {
        case 5:  // SQLITE_BUSY: a wait timed out; its extended codes are momentary
            if (error.nativeErrorCode().toInt() == 5) return fileHeld(url.path);
            [[fallthrough]];
        case 6:  // SQLITE_LOCKED
            return transient(storage(QStringLiteral("The shop's file is busy in another program"),
                                     QStringLiteral("busy"), error));
        case 8:  // SQLITE_READONLY
            return storage(
                QStringLiteral("The shop's file '%1' cannot be written to").arg(url.display()),
                QStringLiteral("read_only"), error);
        case 10:  // SQLITE_IOERR
            return storage(QStringLiteral("The disk with the shop's file '%1' reports an error")
                               .arg(url.display()),
                           QStringLiteral("disk_error"), error);
        case 11:  // SQLITE_CORRUPT
            return damaged(url, QStringLiteral("The shop's file '%1' is damaged"),
                           QStringLiteral("file_damaged"), error);
        case 13:  // SQLITE_FULL
            return storage(QStringLiteral("The disk is full; nothing was changed"),
                           QStringLiteral("disk_full"), error);
        case 14:  // SQLITE_CANTOPEN
            return storage(
                QStringLiteral("The shop's file '%1' cannot be opened").arg(url.display()),
                QStringLiteral("cannot_open"), error);
        case 26:  // SQLITE_NOTADB
            return damaged(url, QStringLiteral("'%1' is not a shop's file"),
                           QStringLiteral("not_a_shop"), error);
        default:
            return storage(QStringLiteral("The database refused: %1").arg(error.databaseText()),
                           QStringLiteral("database_refused"), error);
    }
}

Error serverSlow() {
    return makeError(ErrorCode::Timeout,
                     QStringLiteral("The shop's server took too long to answer"),
                     QStringLiteral("server_slow"));
}

Error fileBusy() {
    return makeError(ErrorCode::Timeout,
                     QStringLiteral("The shop's file is busy in another program"),
                     QStringLiteral("busy"));
}

Error postgresqlError(const DatabaseUrl& url, const QSqlError& error) {
    const QString state = error.nativeErrorCode();
    if (state.isEmpty() || state.startsWith(QLatin1StringView("08")) ||
        state.startsWith(QLatin1StringView("57P"))) {
        return lostServer(url, error);
    }
    if (state == u"40001" || state == u"40P01" || state == u"55P03") {
        return transient(storage(QStringLiteral("Others were changing the same rows"),
                                 QStringLiteral("busy"), error));
    }
    if (state == u"57014") {
        return transient(serverSlow());
    }
    if (state == u"53100") {
        return storage(QStringLiteral("The server's disk is full; nothing was changed"),
                       QStringLiteral("disk_full"), error);
    }
    if (state == u"25006" || state == u"42501") {
        return storage(
            QStringLiteral("The shop's database %1 cannot be written to").arg(url.display()),
            QStringLiteral("read_only"), error);
    }
    return storage(QStringLiteral("The database refused: %1").arg(error.databaseText()),
                   QStringLiteral("database_refused"), error);
}

Error serverUnreachable(const DatabaseUrl& url, const QSqlError& error) {
    const QString text = error.databaseText() + error.driverText();
    QString sentence = QStringLiteral("The shop's server (%1) cannot be reached");
    QString reason = QStringLiteral("server_unreachable");
    bool mayComeBack = true;
    const auto says = [&text](const char* words) {
        return text.contains(QLatin1StringView(words));
    };
    if (says("server does not support SSL")) {
        sentence = QStringLiteral(
            "The shop's server (%1) has no encrypted connections (TLS), which sslmode asks for");
        reason = QStringLiteral("server_without_tls");
        mayComeBack = false;
    } else if (says("certificate verify failed") || says("does not match host name") ||
               says("root certificate")) {
        sentence = QStringLiteral(
            "The certificate of the shop's server (%1) cannot be trusted: it is not signed by "
            "the authority in sslrootcert, or it is for another host");
        reason = QStringLiteral("server_certificate");
        mayComeBack = false;
    } else if (says("could not load private key file") || says("certificate file") ||
               says("private key file") || says("requires a valid client certificate")) {
        sentence = QStringLiteral(
            "The certificate for the shop's server (%1), sslcert and sslkey, cannot be used");
        reason = QStringLiteral("client_certificate");
        mayComeBack = false;
    } else if (says("no pg_hba.conf entry") || says("pg_hba.conf rejects") ||
               says("is not permitted to log in") || says("permission denied for database")) {
        sentence = QStringLiteral(
            "The shop's server (%1) does not let this user in from here, or not without TLS");
        reason = QStringLiteral("server_refuses_access");
        mayComeBack = false;
    } else if (text.contains(QLatin1StringView("password authentication failed")) ||
               text.contains(QLatin1StringView("no password supplied"))) {
        sentence = QStringLiteral("The shop's server (%1) refused the user name or password");
        reason = QStringLiteral("wrong_password");
        mayComeBack = false;
    } else if (text.contains(QLatin1StringView("does not exist"))) {
        sentence = QStringLiteral("The database or user of %1 does not exist on the server");
        reason = QStringLiteral("no_such_database");
        mayComeBack = false;
    }
    Error result =
        makeError(ErrorCode::Network, sentence.arg(url.display()), reason,
                  {{QStringLiteral("server"), url.display()}, {QStringLiteral("driver"), text}});
    result.transient = mayComeBack;
    return result;
}

}  // namespace countertop
