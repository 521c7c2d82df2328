// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/HttpEndpoint.h"

#include <QProcess>

namespace countertop {

/// Verifies signatures of Standard Webhooks by the Python program that README.md gives to authors
/// of receivers, in one process. Use it on one thread.
class SignatureVerifier {
public:
    /// Whether Python is installed; otherwise the test skips.
    [[nodiscard]] static bool isInstalled();

    SignatureVerifier();
    ~SignatureVerifier();
    Q_DISABLE_COPY_MOVE(SignatureVerifier)

    /// The verdict on a request whose body should be `body`.
    [[nodiscard]] bool accepts(const QByteArray& secret, const HttpEndpoint::Request& request,
                               const QByteArray& body);
    [[nodiscard]] bool accepts(const QByteArray& secret, const HttpEndpoint::Request& request) {
        return accepts(secret, request, request.body);
    }

private:
    QProcess m_python;
};

}  // namespace countertop
