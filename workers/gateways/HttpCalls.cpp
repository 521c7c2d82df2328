// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/HttpCalls.h"

#include "models/core/Json.h"
#include "models/core/StrictFields.h"

#include <QLoggingCategory>
#include <QTimer>

#include <chrono>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logGateways, "countertop.gateways", QtInfoMsg)

/// Field names come from the other side, so limit how many are remembered.
constexpr qsizetype kMaximumUnknownFields = 100;

HttpPost postFor(const HttpService& service, const HttpCalls::Call& call) {
    HttpPost post;
    post.url = service.address;
    QString path = post.url.path();
    if (!path.endsWith(u'/')) path += u'/';
    post.url.setPath(path + call.path);
    post.headers = {{"Content-Type", "application/json"},
                    {"Idempotency-Key", call.key.toUtf8()},
                    {"X-Correlation-ID", call.correlationId.toUtf8()}};
    if (!service.token.isEmpty()) post.headers.append({"Authorization", "Bearer " + service.token});
    post.body = toJsonText(call.body);
    // The shop's own setting, not a route's.
    post.allowPrivate = true;
    return post;
}

/// Whether the status is a permanent refusal; a few 4xx statuses ask for a retry instead.
bool isRefusal(int status) {
    const bool asksToWait = status == 408 || status == 409 || status == 425 || status == 429;
    return status >= 400 && status < 500 && !asksToWait;
}

QString statusText(const HttpReply& reply) {
    const QString said = reply.excerpt();
    const QString text = QStringLiteral("HTTP %1").arg(reply.status);
    return said.isEmpty() ? text : text + QStringLiteral(": ") + said;
}

}  // namespace

HttpCalls::HttpCalls(HttpService service)
    : m_service(std::move(service)), m_sender(m_service.timeoutMs) {}

void HttpCalls::attempt(const Call& call, int number, Done done) {
    m_sender.post(postFor(m_service, call),
                  [this, call, number, done = std::move(done)](const HttpOutcome& outcome) {
                      end(call, number, answerOf(call, outcome), done);
                  });
}

void HttpCalls::end(const Call& call, int number, SagaAnswer answer, const Done& done) {
    if (number > 1 && answer.kind == SagaAnswer::Kind::Refused) {
        answer.kind = SagaAnswer::Kind::HalfDone;
    }
    // If the other side asked for a longer pause, the saga stores it and retries.
    const bool again = answer.kind == SagaAnswer::Kind::Unanswered && number < m_service.attempts &&
                       answer.retryAfterMs == 0;
    if (!again) return done(answer);
    QTimer::singleShot(std::chrono::milliseconds(m_service.pauses.delayMs(number)), this,
                       [this, call, number, done] { attempt(call, number + 1, done); });
}

std::optional<QString> HttpCalls::referenceIn(const Call& call, const QByteArray& body) {
    if (body.isEmpty()) return call.needsReference ? std::nullopt : std::optional(QString());
    const auto json = strictJsonAnswer(body);
    if (!json) return std::nullopt;
    StrictFields fields(*json);
    const auto reference = fields.text(call.referenceField);
    for (const QString& name : fields.unknown()) {
        const QString known = call.path + u'.' + name;
        if (m_unknownFields.contains(known) || m_unknownFields.size() >= kMaximumUnknownFields) {
            continue;
        }
        m_unknownFields.insert(known);
        qCInfo(logGateways, "The field '%s' of answers to %s is not known and left aside",
               qUtf8Printable(name), qUtf8Printable(call.path));
    }
    if (!fields.problems().isEmpty()) return std::nullopt;
    if (call.needsReference && reference.value_or(QString()).isEmpty()) return std::nullopt;
    return reference.value_or(QString());
}

SagaAnswer HttpCalls::answerOf(const Call& call, const HttpOutcome& outcome) {
    if (!outcome) return SagaAnswer::unanswered(outcome.error());
    const HttpReply& reply = *outcome;
    if (reply.status >= 200 && reply.status < 300) {
        if (const auto reference = referenceIn(call, reply.body)) {
            return SagaAnswer::done(*reference);
        }
        return SagaAnswer::unanswered(statusText(reply));
    }
    if (reply.status == 404 && call.absentIsDone) return SagaAnswer::done();
    if (isRefusal(reply.status)) return SagaAnswer::refused(statusText(reply));
    return SagaAnswer::unanswered(statusText(reply), reply.retryAfterMs.value_or(0));
}

}  // namespace countertop
