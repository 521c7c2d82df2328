// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QList>

namespace countertop {

/// The signing key of a secret "whsec_" + base64 of 24 to 64 bytes (Standard Webhooks,
/// https://github.com/standard-webhooks/standard-webhooks). INVALID_INPUT for the field "secret"
/// otherwise; the sentence never quotes the secret.
[[nodiscard]] Result<QByteArray> signingKey(const QByteArray& secret);

/// The `webhook-signature` header: for each key "v1," + base64 of HMAC-SHA256 over "ID.TIME.BODY",
/// separated by spaces. `timestamp` is in seconds.
[[nodiscard]] QByteArray webhookSignature(const QList<QByteArray>& keys, const QByteArray& id,
                                          qint64 timestamp, const QByteArray& body);

}  // namespace countertop
