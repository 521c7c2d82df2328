// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SigningSecret.h"

#include "models/core/SecretBox.h"

namespace countertop {

QString newSigningSecret() {
    return QStringLiteral("whsec_") + QString::fromLatin1(secretbox::newKey().toBase64());
}

}  // namespace countertop
