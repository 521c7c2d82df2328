// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/Intake.h"

#include "models/commands/CommandRecord.h"
#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "workers/intake/OrderRequests.h"
#include "workers/transfer/StableId.h"

#include <QLoggingCategory>

#include <algorithm>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logIntake, "countertop.intake", QtInfoMsg)

constexpr qsizetype kLongestKey = 255;
constexpr qsizetype kLongestCorrelationId = 128;

bool isVisibleAscii(const QByteArray& text, qsizetype longest) {
    return !text.isEmpty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

/// What a caller calls its flow, or a new flow: a bad name is no reason to lose an order.
QString correlationOf(const HttpRequest& request) {
    const QByteArray given = request.header("X-Correlation-Id");
    return isVisibleAscii(given, kLongestCorrelationId) ? QString::fromLatin1(given) : newUuidV7();
}

CustomerId customerOf(const QString& subject) {
    const QString lower = subject.toLower();
    return CustomerId(isUuidText(lower) ? lower : stableId(u"token subject "_s + subject));
}

/// One key of the shop for a key of this caller at this endpoint. Subjects have no line breaks.
QString shopKeyOf(const HttpRequest& request, const QString& subject, const QByteArray& key) {
    const QByteArray scope =
        subject.toUtf8() + '\n' + request.method + ' ' + request.path.toUtf8() + '\n' + key;
    return u"http-"_s + QString::fromLatin1(sha256Hex(scope));
}

HttpProblem keyMissing() {
    return {400, u"IDEMPOTENCY_KEY_MISSING"_s, u"Send an Idempotency-Key with this request"_s};
}

HttpProblem keyNotUsable() {
    return {400, u"INVALID_INPUT"_s,
            u"An Idempotency-Key has 1 to %1 visible ASCII characters"_s.arg(kLongestKey)};
}

HttpProblem keyReused() {
    return {422, toText(ErrorCode::IdempotencyKeyReused),
            u"This key was already used for another request"_s};
}

HttpProblem stillRunning() {
    HttpProblem problem{409, toText(ErrorCode::CommandInProgress),
                        u"The same request is still being worked on"_s};
    problem.headers.append(HttpHeader{"Retry-After", "1"});
    return problem;
}

/// Made of nothing but what the shop keeps with the key, so that a repeat gives the same bytes.
QJsonObject orderDocument(const CommandResult& result, const CustomerId& customerId) {
    return {{u"order_id"_s, result.id},
            {u"number"_s, result.number},
            {u"status"_s, result.status},
            {u"total_minor"_s, result.totalMinor},
            {u"paid_minor"_s, result.paidMinor},
            {u"currency"_s, result.currency},
            {u"customer_id"_s, customerId.text()},
            {u"version"_s, result.version}};
}

/// A line's product that is not there is a fault of the body, not of the address asked.
HttpProblem problemOfPlacing(const Error& error, const PlaceOrder& order) {
    if (error.reason != u"product_not_found") return problemOf(error);
    const QString sku = error.facts.value("sku"_L1).toString();
    const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                   [&](const LineRequest& one) { return one.sku == sku; });
    const QString field = u"lines[%1].sku"_s.arg(line - order.lines.begin());
    return {422, toText(ErrorCode::InvalidInput), u"%1: %2"_s.arg(field, error.detail),
            QJsonArray{QJsonObject{{u"field"_s, field}, {u"message"_s, error.detail}}}};
}

}  // namespace

Intake::Intake(ShardedProcessor& processor, std::optional<JwtTokens> tokens, const Options& options)
    : m_processor(processor), m_tokens(std::move(tokens)), m_options(options) {}

HttpResponse Intake::handle(const HttpRequest& request) {
    struct Endpoint {
        QLatin1StringView path;
        QByteArray method;
        std::function<HttpResult<HttpResponse>(const HttpRequest&)> run;
    };
    const Endpoint endpoints[]{
        {"/orders/place"_L1, "POST", [this](const HttpRequest& r) { return placeOrder(r); }},
        {"/health"_L1, "GET",
         [](const HttpRequest&) {
             return HttpResponse{200, R"({"status":"ok"})"};
         }},
    };
    for (const Endpoint& endpoint : endpoints) {
        if (request.path != endpoint.path) continue;
        const bool isHead = request.method == "HEAD" && endpoint.method == "GET";
        if (request.method != endpoint.method && !isHead) {
            HttpProblem problem = problemOf(405);
            problem.headers.append(HttpHeader{"Allow", endpoint.method});
            return toResponse(problem);
        }
        const auto answered = endpoint.run(request);
        return answered ? *answered : toResponse(answered.error());
    }
    return toResponse(problemOf(404));
}

HttpResult<Intake::Caller> Intake::callerOf(const HttpRequest& request) const {
    constexpr QByteArrayView kScheme = "Bearer ";
    const QByteArray given = request.header("Authorization");
    if (!given.left(kScheme.size()).toLower().startsWith("bearer ")) {
        return tl::unexpected(unauthorized(u"Send a bearer token"_s));
    }
    if (!m_tokens) return tl::unexpected(unauthorized(u"No token is taken here"_s));
    const auto claims = m_tokens->check(given.mid(kScheme.size()).trimmed());
    if (!claims) return tl::unexpected(claims.error());
    return Caller{claims->subject,
                  customerOf(claims->subject),
                  {claims->subject, m_options.till, correlationOf(request), {}, {}}};
}

HttpResult<Intake::Attempt> Intake::attempt(const HttpRequest& request, const Caller& caller,
                                            const Command& command) {
    const QByteArray key = request.header("Idempotency-Key").trimmed();
    if (key.isEmpty()) {
        if (m_options.requireKey) return tl::unexpected(keyMissing());
        return Attempt{command, Intent::fresh(), nullptr};
    }
    if (!isVisibleAscii(key, kLongestKey)) return tl::unexpected(keyNotUsable());
    const QString shopKey = shopKeyOf(request, caller.subject, key);
    auto claim = m_running.claim(shopKey, fingerprintOf(commandType(command), toJsonText(command)),
                                 m_options.repeatPatience);
    using Kind = RequestsInFlight::Claim::Kind;
    switch (claim.kind) {
        case Kind::OtherContent:
            return tl::unexpected(keyReused());
        case Kind::StillRunning:
            return tl::unexpected(stillRunning());
        case Kind::First:
        case Kind::Repeated:
            break;
    }
    // The commit itself finds a key that was used before; only who waited knows that one was.
    return Attempt{command, {shopKey, claim.kind == Kind::Repeated}, std::move(claim.holder)};
}

HttpResult<HttpResponse> Intake::placeOrder(const HttpRequest& request) {
    const auto caller = callerOf(request);
    if (!caller) return tl::unexpected(caller.error());
    const auto order = placeOrderFrom(request.body, caller->customerId);
    if (!order) return tl::unexpected(order.error());
    const auto first = attempt(request, *caller, *order);
    if (!first) return tl::unexpected(first.error());
    auto done = carryOut(*first, *caller);
    if (!done && done.error().reason == u"customer_not_found") {
        introduce(*caller);
        done = carryOut(*first, *caller);
    }
    if (!done) return tl::unexpected(problemOfPlacing(done.error(), *order));
    HttpResponse response{201, toJsonText(orderDocument(*done, caller->customerId))};
    response.headers.append(HttpHeader{"Location", "/orders/" + done->id.toUtf8()});
    response.headers.append(
        HttpHeader{"X-Correlation-Id", caller->origin.correlationId.toLatin1()});
    if (done->replayed) response.headers.append(HttpHeader{"Idempotent-Replayed", "true"});
    return response;
}

/// Waits for the shop's answer, for a bounded time: what has not begun by then never will, what has
/// begun keeps its key until it has ended.
Result<CommandResult> Intake::carryOut(const Attempt& attempt, const Caller& caller) {
    const auto pending = m_processor.send({attempt.command, attempt.intent, caller.origin},
                                          [holder = attempt.holder](const auto&) {});
    if (!pending) return fail(pending.error());
    if (pending->waitFor(m_options.patience)) return pending->wait();
    if (pending->cancel()) {
        Error error = makeError(
            ErrorCode::Timeout,
            QStringLiteral("Too much was waiting; it was not begun and nothing was changed"),
            QStringLiteral("not_begun_in_time"));
        error.transient = true;
        return fail(std::move(error));
    }
    if (pending->waitFor(m_options.patience)) return pending->wait();
    Error error = makeError(
        ErrorCode::Timeout,
        QStringLiteral("It is still being carried out; ask again with the same Idempotency-Key"),
        QStringLiteral("in_progress"));
    error.outcomeUnknown = true;
    return fail(std::move(error));
}

/// Adds the caller to the shop's customers. Two requests may do so at once: it is done once.
void Intake::introduce(const Caller& caller) {
    const AddCustomer customer{caller.customerId, {caller.subject, {}, {}, {}, {}}};
    const Attempt attempt{customer, Intent::again(u"http-customer-"_s + caller.customerId.text()),
                          nullptr};
    const auto added = carryOut(attempt, caller);
    if (!added) qCWarning(logIntake) << "A customer was not added:" << added.error().detail;
}

}  // namespace countertop
