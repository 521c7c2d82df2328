// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/intake/HttpMessage.h"

#include <QJsonValue>

namespace countertop {

/// Why a request was not done, as the network is told:
/// {"error":{"code","message","details"?}}. Codes are those of ErrorCode and, for what never became
/// a command, INVALID_JSON, UNAUTHORIZED, PAYLOAD_TOO_LARGE, METHOD_NOT_ALLOWED and
/// IDEMPOTENCY_KEY_MISSING: a published contract.
struct HttpProblem {
    int status = 500;
    QString code;
    QString message;  ///< English, for the log of whoever calls
    QJsonValue details = QJsonValue(QJsonValue::Undefined);
    QList<HttpHeader> headers = {};
};

template <class T>
using HttpResult = tl::expected<T, HttpProblem>;

/// The shop's refusals as they are; of its failures only that there was one, for their details name
/// files and servers. Never a status of success.
[[nodiscard]] HttpProblem problemOf(const Error& error);

/// The answer of the HTTP layer itself to what it refuses: 400, 404, 405, 413, 414, 500 …
[[nodiscard]] HttpProblem problemOf(int status);

[[nodiscard]] HttpResponse toResponse(const HttpProblem& problem);

}  // namespace countertop
