// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookSignature.h"

#include <QMessageAuthenticationCode>

namespace countertop {

namespace {

constexpr qsizetype kShortestKey = 24;
constexpr qsizetype kLongestKey = 64;

tl::unexpected<Error> badSecret(const QString& sentence, const char* reason) {
    return fail(invalidInput(QStringLiteral("secret"), sentence, QLatin1StringView(reason)));
}

}  // namespace

Result<QByteArray> signingKey(const QByteArray& secret) {
    constexpr QByteArrayView kPrefix("whsec_");
    if (!secret.startsWith(kPrefix)) {
        return badSecret(QStringLiteral("A secret begins with whsec_ and goes on with base64"),
                         "not_a_secret");
    }
    const auto key = QByteArray::fromBase64Encoding(secret.sliced(kPrefix.size()),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (!key) {
        return badSecret(QStringLiteral("After whsec_ the secret is not base64"),
                         "secret_not_base64");
    }
    if (key.decoded.size() < kShortestKey || key.decoded.size() > kLongestKey) {
        return badSecret(QStringLiteral("The secret has %1 bytes; %2 to %3 are allowed")
                             .arg(key.decoded.size())
                             .arg(kShortestKey)
                             .arg(kLongestKey),
                         "secret_size");
    }
    return key.decoded;
}

QByteArray webhookSignature(const QList<QByteArray>& keys, const QByteArray& id, qint64 timestamp,
                            const QByteArray& body) {
    const QByteArray content = id + '.' + QByteArray::number(timestamp) + '.' + body;
    QByteArrayList signatures;
    for (const QByteArray& key : keys) {
        const QByteArray hash =
            QMessageAuthenticationCode::hash(content, key, QCryptographicHash::Sha256);
        signatures.append("v1," + hash.toBase64());
    }
    return signatures.join(' ');
}

}  // namespace countertop
