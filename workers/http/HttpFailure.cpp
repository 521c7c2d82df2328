// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/http/HttpFailure.h"

#include "models/core/MaskedAddress.h"
#include "models/core/TextForm.h"

#include <cerrno>

namespace countertop {

namespace {

QString connectFailure(long systemError, const QString& said) {
    switch (systemError) {
        case ECONNREFUSED:
            return QStringLiteral("Connection refused");
        case ETIMEDOUT:
            return QStringLiteral("Connection timed out");
        case ENETUNREACH:
        case EHOSTUNREACH:
            return QStringLiteral("Network unreachable");
        default:
            return said;
    }
}

}  // namespace

QString httpFailureText(CURLcode code, long systemError, const QString& said) {
    const QString quoted = withoutControls(maskedAddress(said), u' ').simplified();
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return QStringLiteral("Host not found");
        case CURLE_COULDNT_CONNECT:
            return connectFailure(systemError, quoted);
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
            return QStringLiteral("SSL handshake failed: %1").arg(quoted);
        case CURLE_RECV_ERROR:
            // Also means that the sizes of a chunked body are no numbers.
            if (quoted.contains(u"chunk")) break;
            return QStringLiteral("Connection closed");
        case CURLE_SEND_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_ABORTED_BY_CALLBACK:
            return QStringLiteral("Connection closed");
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_WRITE_ERROR:
        case CURLE_OUT_OF_MEMORY:  // what versions before 8.6 say of a very long header
#if CURL_AT_LEAST_VERSION(8, 6, 0)
        case CURLE_TOO_LARGE:
#endif
            break;
        default:
            return quoted;
    }
    return QStringLiteral("The receiver's answer is not HTTP");
}

}  // namespace countertop
