// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace countertop {

/// Authenticated encryption of short texts by libsodium's secretbox (XSalsa20 and Poly1305,
/// https://doc.libsodium.org/secret-key_cryptography/secretbox). A box is the random nonce followed
/// by the encrypted text, 40 bytes longer than the text. Any thread.
namespace secretbox {

inline constexpr qsizetype kKeyBytes = 32;

[[nodiscard]] QByteArray newKey();

/// `key` has kKeyBytes.
[[nodiscard]] QByteArray seal(const QByteArray& text, const QByteArray& key);

/// Nothing when the box was made with another key, or was changed.
[[nodiscard]] std::optional<QByteArray> open(const QByteArray& box, const QByteArray& key);

}  // namespace secretbox

}  // namespace countertop
