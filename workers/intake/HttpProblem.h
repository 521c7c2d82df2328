// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/intake/HttpMessage.h"

#include <QJsonValue>

namespace countertop {

/// Why a request failed, as sent to the caller: {"error":{"code","message","details"?}}. Codes are
/// those of ErrorCode and, for requests that never became a command, INVALID_JSON, UNAUTHORIZED,
/// PAYLOAD_TOO_LARGE, METHOD_NOT_ALLOWED and IDEMPOTENCY_KEY_MISSING: a published contract.
struct HttpProblem {
    int status = 500;
    QString code;
    QString message;  ///< English, for the caller's log
    QJsonValue details = QJsonValue(QJsonValue::Undefined);
    QList<HttpHeader> headers = {};
};

template <class T>
using HttpResult = tl::expected<T, HttpProblem>;

/// The shop's refusals in full; its failures without details, which name files and servers. Never a
/// status of success.
[[nodiscard]] HttpProblem problemOf(const Error& error);

/// The response to requests that the HTTP layer itself refuses: 400, 404, 405, 413, 414, 500 …
[[nodiscard]] HttpProblem problemOf(int status);

[[nodiscard]] HttpResponse toResponse(const HttpProblem& problem);

}  // namespace countertop
