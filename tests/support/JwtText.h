// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMessageAuthenticationCode>

namespace countertop {

/// Builds a token by hand (RFC 7515 §3.1), so that tests can create tokens no library would.
inline QByteArray jwtText(const QByteArray& header, const QByteArray& claims,
                          const QByteArray& secret,
                          QCryptographicHash::Algorithm hash = QCryptographicHash::Sha256) {
    constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray text = header.toBase64(kUrl) + '.' + claims.toBase64(kUrl);
    return text + '.' + QMessageAuthenticationCode::hash(text, secret, hash).toBase64(kUrl);
}

}  // namespace countertop
