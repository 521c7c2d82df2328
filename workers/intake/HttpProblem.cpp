// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpProblem.h"

#include "models/core/Json.h"
#include "models/store/connection/SqliteFiles.h"

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

int statusOf(const Error& error) {
    // Not 404: the caller's resource is not missing, the shop itself is unavailable.
    if (saysNoShop(error)) return 503;
    switch (error.code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::IdempotencyKeyReused:
            return 422;
        case ErrorCode::NotFound:
            return 404;
        case ErrorCode::OutOfStock:
        case ErrorCode::InvalidTransition:
        case ErrorCode::VersionConflict:
        case ErrorCode::CommandInProgress:
            return 409;
        case ErrorCode::NotAllowed:
            return 403;
        case ErrorCode::Timeout:
            return error.outcomeUnknown ? 504 : 503;
        case ErrorCode::QueueFull:
        case ErrorCode::ShuttingDown:
        case ErrorCode::Cancelled:
        case ErrorCode::Network:
        case ErrorCode::NewerDatabase:
            return 503;
        case ErrorCode::Storage:
        case ErrorCode::Damaged:
            return 500;
    }
    return 500;
}

bool isFailureOfTheShop(const Error& error) {
    const ErrorCode code = error.code;
    return saysNoShop(error) || code == ErrorCode::Storage || code == ErrorCode::Damaged ||
           code == ErrorCode::Network || code == ErrorCode::NewerDatabase;
}

QJsonValue detailsOf(const Error& error) {
    if (!error.problems.isEmpty()) {
        QJsonArray fields;
        for (const FieldProblem& problem : error.problems) {
            QJsonObject field{{u"field"_s, problem.field}, {u"message"_s, problem.message}};
            if (!problem.reason.isEmpty()) field.insert(u"reason"_s, problem.reason);
            fields.append(field);
        }
        return fields;
    }
    if (!error.facts.isEmpty()) return error.facts;
    return QJsonValue(QJsonValue::Undefined);
}

struct Named {
    int status;
    QLatin1StringView code;
    QLatin1StringView message;
};

constexpr Named kNamed[] = {
    {400, "BAD_REQUEST"_L1, "This is not a request that can be read"_L1},
    {404, "NOT_FOUND"_L1, "There is nothing at this address"_L1},
    {405, "METHOD_NOT_ALLOWED"_L1, "This address does not take this method"_L1},
    {413, "PAYLOAD_TOO_LARGE"_L1, "The body is larger than 1 MiB"_L1},
    {414, "URI_TOO_LONG"_L1, "The address is too long"_L1},
    {415, "UNSUPPORTED_MEDIA_TYPE"_L1, "The body must be JSON"_L1},
    {500, "STORAGE"_L1, "The request failed unexpectedly"_L1},
};

}  // namespace

HttpProblem problemOf(const Error& error) {
    HttpProblem problem{statusOf(error), toText(error.code), error.detail};
    if (isFailureOfTheShop(error)) {
        problem.message = error.outcomeUnknown
                              ? u"The shop did not answer; what became of this is not known"_s
                              : u"The shop cannot do this at the moment"_s;
    } else {
        problem.details = detailsOf(error);
    }
    const bool mayComeAgain = problem.status == 503 || error.code == ErrorCode::CommandInProgress;
    if (mayComeAgain) problem.headers.append(HttpHeader{"Retry-After", "1"});
    return problem;
}

HttpProblem problemOf(int status) {
    for (const Named& named : kNamed) {
        if (named.status == status) return {status, named.code, named.message};
    }
    return {status, u"HTTP_%1"_s.arg(status), u"The request was refused"_s};
}

HttpResponse toResponse(const HttpProblem& problem) {
    QJsonObject error{{u"code"_s, problem.code}, {u"message"_s, problem.message}};
    if (!problem.details.isUndefined()) error.insert(u"details"_s, problem.details);
    return {problem.status, toJsonText(QJsonObject{{u"error"_s, error}}), problem.headers};
}

}  // namespace countertop
