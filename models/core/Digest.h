// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace countertop {

/// SHA-256 as 64 lower-case hexadecimal digits. Uses OpenSSL, which has hardware acceleration:
/// QCryptographicHash takes several times as long, and every event is hashed.
[[nodiscard]] QByteArray sha256Hex(const QByteArray& data);

/// SHA-256 over several values, each as a line "LENGTH:VALUE", so that no two lists share one text.
[[nodiscard]] QByteArray sha256HexOfAll(const QList<QByteArray>& values);

}  // namespace countertop
