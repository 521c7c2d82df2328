// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/KeyProof.h"

#include "models/core/Digest.h"

namespace countertop {

QByteArray keyProof(const CommandRecord& record, const QByteArray& result) {
    if (record.key.isEmpty()) return {};
    const QByteArray expires = QByteArray::number(record.expiresAt);
    const QList<QByteArray> parts{record.key.toUtf8(),
                                  record.type.toUtf8(),
                                  record.fingerprint,
                                  result,
                                  QByteArray::number(record.recordedAt),
                                  expires};
    constexpr qsizetype kDigits = 32;
    return expires + ' ' + sha256Hex(parts.join('\n')).first(kDigits);
}

}  // namespace countertop
