// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/LineProof.h"

namespace countertop {

void LineProof::note(QByteArrayView found, qint64 foundLine) {
    if (line > 0) return;
    line = foundLine;
    text = found.trimmed().toByteArray();
}

QString Contradiction::sentence(const QString& path, const QString& twice,
                                const QString& options) const {
    return QStringLiteral(
               "'%1' %2: '%3' in line %4 and '%5' in line %6; say which is right with %7")
        .arg(path, twice, QString::fromUtf8(first.text), QString::number(first.line),
             QString::fromUtf8(other.text), QString::number(other.line), options);
}

QJsonObject Contradiction::facts() const {
    return {{QStringLiteral("line"), first.line}, {QStringLiteral("other"), other.line}};
}

}  // namespace countertop
