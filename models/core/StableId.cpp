// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StableId.h"

#include <QUuid>

namespace countertop {

QString stableId(const QString& text) {
    // Any fixed namespace will do, but changing it would make every import create new ids.
    static constexpr QUuid kNamespace(0x6a3f0c52, 0x1d7e, 0x4b8b, 0x9c, 0x35, 0x4e, 0x0d, 0x7a,
                                      0x91, 0x2f, 0x68);
    return QUuid::createUuidV5(kNamespace, text).toString(QUuid::WithoutBraces);
}

}  // namespace countertop
