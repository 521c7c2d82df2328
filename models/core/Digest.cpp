// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Digest.h"

#include <openssl/evp.h>

#include <memory>

namespace countertop {

QByteArray sha256Hex(const QByteArray& data) {
    // Fetching the algorithm takes longer than hashing an event. It lives as long as the process.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
    thread_local const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    const bool done =
        EVP_DigestInit_ex2(context.get(), kSha256, nullptr) == 1 &&
        EVP_DigestUpdate(context.get(), data.constData(), static_cast<size_t>(data.size())) == 1 &&
        EVP_DigestFinal_ex(context.get(), digest, &size) == 1;
    Q_ASSERT_X(done, "sha256Hex", "SHA-256 is part of every OpenSSL");
    Q_UNUSED(done)
    return QByteArray(reinterpret_cast<const char*>(digest), static_cast<qsizetype>(size)).toHex();
}

QByteArray sha256HexOfAll(const QList<QByteArray>& values) {
    QByteArray text;
    for (const QByteArray& value : values) {
        text.append(QByteArray::number(value.size())).append(':').append(value).append('\n');
    }
    return sha256Hex(text);
}

}  // namespace countertop
