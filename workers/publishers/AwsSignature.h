// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QList>
#include <QPair>

namespace countertop {

struct AwsKeys {
    QByteArray id;
    QByteArray secret;
    QByteArray sessionToken;  ///< of temporary keys, otherwise empty
    bool operator==(const AwsKeys&) const = default;
};

/// What is signed of an HTTP request without a query.
struct AwsRequest {
    QByteArray method;
    QByteArray host;  ///< as in the Host header
    QByteArray path;  ///< percent-encoded, "/" at least
    QByteArray contentType;
    QByteArray body;
    QByteArray region;
    QByteArray service;
};

/// The headers that sign a request: X-Amz-Date, X-Amz-Security-Token with a session token, and
/// Authorization (AWS Signature Version 4,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
[[nodiscard]] QList<QPair<QByteArray, QByteArray>> awsSignature(const AwsRequest& request,
                                                                const AwsKeys& keys, Timestamp at);

}  // namespace countertop
