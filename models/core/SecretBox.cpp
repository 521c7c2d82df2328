// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SecretBox.h"

#include <sodium.h>

#include <stdexcept>

namespace countertop::secretbox {

namespace {

constexpr qsizetype kNonceBytes = crypto_secretbox_NONCEBYTES;
constexpr qsizetype kOverhead = kNonceBytes + crypto_secretbox_MACBYTES;
static_assert(kKeyBytes == crypto_secretbox_KEYBYTES);

unsigned char* bytesOf(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* bytesOf(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// The library chooses its implementation and opens the source of random numbers once.
void prepare() {
    static const bool isReady = sodium_init() >= 0;
    if (!isReady) throw std::runtime_error("libsodium cannot be initialised");
}

}  // namespace

QByteArray newKey() {
    prepare();
    QByteArray key(kKeyBytes, Qt::Uninitialized);
    crypto_secretbox_keygen(bytesOf(key));
    return key;
}

QByteArray seal(const QByteArray& text, const QByteArray& key) {
    prepare();
    Q_ASSERT(key.size() == kKeyBytes);
    QByteArray box(kOverhead + text.size(), Qt::Uninitialized);
    randombytes_buf(box.data(), static_cast<std::size_t>(kNonceBytes));
    crypto_secretbox_easy(bytesOf(box) + kNonceBytes, bytesOf(text),
                          static_cast<unsigned long long>(text.size()), bytesOf(box), bytesOf(key));
    return box;
}

std::optional<QByteArray> open(const QByteArray& box, const QByteArray& key) {
    prepare();
    if (box.size() < kOverhead || key.size() != kKeyBytes) return std::nullopt;
    QByteArray text(box.size() - kOverhead, Qt::Uninitialized);
    const int opened = crypto_secretbox_open_easy(
        bytesOf(text), bytesOf(box) + kNonceBytes,
        static_cast<unsigned long long>(box.size() - kNonceBytes), bytesOf(box), bytesOf(key));
    if (opened != 0) return std::nullopt;
    return text;
}

}  // namespace countertop::secretbox
