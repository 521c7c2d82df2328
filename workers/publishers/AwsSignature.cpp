// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/AwsSignature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

namespace countertop {

namespace {

constexpr char kAlgorithm[] = "AWS4-HMAC-SHA256";

QByteArray hexHash(const QByteArray& text) {
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QByteArray keyed(const QByteArray& key, const QByteArray& text) {
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// Names in lower case and in alphabetical order, as the signature needs them.
QList<QPair<QByteArray, QByteArray>> signedHeaders(const AwsRequest& request, const AwsKeys& keys,
                                                   const QByteArray& time) {
    QList<QPair<QByteArray, QByteArray>> headers{
        {"content-type", request.contentType}, {"host", request.host}, {"x-amz-date", time}};
    if (!keys.sessionToken.isEmpty()) headers.append({"x-amz-security-token", keys.sessionToken});
    return headers;
}

}  // namespace

QList<QPair<QByteArray, QByteArray>> awsSignature(const AwsRequest& request, const AwsKeys& keys,
                                                  Timestamp at) {
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc())
                                .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))
                                .toLatin1();
    const QByteArray day = time.left(8);
    QByteArray headerLines;
    QByteArrayList names;
    for (const auto& [name, value] : signedHeaders(request, keys, time)) {
        headerLines += name + ':' + value.trimmed() + '\n';
        names.append(name);
    }
    // The empty line is the query.
    const QByteArray canonical = request.method + '\n' + request.path + "\n\n" + headerLines +
                                 '\n' + names.join(';') + '\n' + hexHash(request.body);
    const QByteArray scope = day + '/' + request.region + '/' + request.service + "/aws4_request";
    const QByteArray toSign =
        QByteArray(kAlgorithm) + '\n' + time + '\n' + scope + '\n' + hexHash(canonical);
    QByteArray key = "AWS4" + keys.secret;
    for (const QByteArray& part : scope.split('/')) key = keyed(key, part);
    QList<QPair<QByteArray, QByteArray>> headers{{"X-Amz-Date", time}};
    if (!keys.sessionToken.isEmpty()) headers.append({"X-Amz-Security-Token", keys.sessionToken});
    headers.append({"Authorization", QByteArray(kAlgorithm) + " Credential=" + keys.id + '/' +
                                         scope + ", SignedHeaders=" + names.join(';') +
                                         ", Signature=" + keyed(key, toSign).toHex()});
    return headers;
}

}  // namespace countertop
