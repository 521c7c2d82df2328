// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace countertop {

/// SHA-256 as 64 lower-case hexadecimal digits. By OpenSSL, which uses the processor's own
/// instructions: QCryptographicHash takes several times as long, and every event is hashed.
[[nodiscard]] QByteArray sha256Hex(const QByteArray& data);

/// Over several values, each as "LENGTH:VALUE" on a line, so that no two lists have one text.
[[nodiscard]] QByteArray sha256HexOfAll(const QList<QByteArray>& values);

}  // namespace countertop
