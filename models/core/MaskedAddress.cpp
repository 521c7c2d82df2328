// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"

#include <QRegularExpression>

namespace countertop {

QString maskedAddress(const QString& text) {
    // A password may contain an unescaped '@' or ':', so hide everything up to the last '@'.
    static const QRegularExpression kPassword(QStringLiteral(R"((://[^/?#@:\s"]*:)[^/?#\s"]*@)"));
    static const QRegularExpression kSecrets(
        QStringLiteral(
            R"(([?&#;][^=&#\s"]*(?:token|secret|passw|pwd|key|sig|auth|code)[^=&#\s"]*=))"
            R"([^&#\s"]*)"),
        QRegularExpression::CaseInsensitiveOption);
    QString shown = text;
    shown.replace(kPassword, QStringLiteral("\\1***@"));
    return shown.replace(kSecrets, QStringLiteral("\\1***"));
}

}  // namespace countertop
