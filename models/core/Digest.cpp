// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Digest.h"

#include <openssl/evp.h>

namespace countertop {

QByteArray sha256Hex(const QByteArray& data) {
    // Looking the algorithm up takes longer than hashing an event; it lives as long as the process.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    const int done = EVP_Digest(data.constData(), static_cast<size_t>(data.size()), digest, &size,
                                kSha256, nullptr);
    Q_ASSERT_X(done == 1, "sha256Hex", "SHA-256 is part of every OpenSSL");
    Q_UNUSED(done)
    return QByteArray(reinterpret_cast<const char*>(digest), static_cast<qsizetype>(size)).toHex();
}

}  // namespace countertop
