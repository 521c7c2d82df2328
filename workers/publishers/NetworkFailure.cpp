// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/NetworkFailure.h"

#include "models/core/MaskedAddress.h"

namespace countertop {

QString networkFailureText(QNetworkReply::NetworkError error, const QString& said) {
    switch (error) {
        case QNetworkReply::ConnectionRefusedError:
            return QStringLiteral("Connection refused");
        case QNetworkReply::RemoteHostClosedError:
        case QNetworkReply::OperationCanceledError:
            return QStringLiteral("Connection closed");
        case QNetworkReply::HostNotFoundError:
            return QStringLiteral("Host not found");
        case QNetworkReply::TimeoutError:
            return QStringLiteral("Connection timed out");
        case QNetworkReply::SslHandshakeFailedError:
            return QStringLiteral("SSL handshake failed: %1").arg(maskedAddress(said));
        case QNetworkReply::TemporaryNetworkFailureError:
        case QNetworkReply::NetworkSessionFailedError:
            return QStringLiteral("Network unreachable");
        default:
            return maskedAddress(said);
    }
}

QString networkFailureText(const QNetworkReply& reply) {
    return networkFailureText(reply.error(), reply.errorString());
}

}  // namespace countertop
