// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/HttpCalls.h"

#include "models/core/Json.h"
#include "models/core/StrictFields.h"
#include "workers/http/HttpReply.h"
#include "workers/publishers/NetworkFailure.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <chrono>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logGateways, "countertop.gateways", QtInfoMsg)

/// Field names come from the other side, so limit how many are remembered.
constexpr qsizetype kMaximumUnknownFields = 100;
constexpr qint64 kMaximumAnswerBytes = 64 * 1024;
constexpr qsizetype kQuotedLength = 200;
constexpr char kTimedOut[] = "timedOut";

QNetworkRequest requestFor(const HttpService& service, const HttpCalls::Call& call) {
    QUrl address = service.address;
    QString path = address.path();
    if (!path.endsWith(u'/')) path += u'/';
    address.setPath(path + call.path);
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const QByteArray version = QCoreApplication::applicationVersion().toUtf8();
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      version.isEmpty() ? QByteArrayLiteral("Countertop")
                                        : QByteArrayLiteral("Countertop/") + version);
    request.setRawHeader("Idempotency-Key", call.key.toUtf8());
    request.setRawHeader("X-Correlation-ID", call.correlationId.toUtf8());
    if (!service.token.isEmpty()) request.setRawHeader("Authorization", "Bearer " + service.token);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

/// Whether the status is a permanent refusal; a few 4xx statuses ask for a retry instead.
bool isRefusal(int status) {
    const bool asksToWait = status == 408 || status == 409 || status == 425 || status == 429;
    return status >= 400 && status < 500 && !asksToWait;
}

QString statusText(int status, const QByteArray& body) {
    QString text = QStringLiteral("HTTP %1").arg(status);
    const QString quoted = QString::fromUtf8(body.left(kQuotedLength)).simplified();
    return quoted.isEmpty() ? text : text + QStringLiteral(": ") + quoted;
}

}  // namespace

HttpCalls::HttpCalls(HttpService service) : m_service(std::move(service)) {}

void HttpCalls::attempt(const Call& call, int number, Done done) {
    QNetworkReply* reply = m_network.post(requestFor(m_service, call), toJsonText(call.body));
    // For the whole exchange: also cuts off a server that sends a byte now and then.
    QTimer::singleShot(m_service.timeoutMs, reply, [reply] {
        if (reply->isFinished()) return;
        reply->setProperty(kTimedOut, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() > kMaximumAnswerBytes) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this,
            [this, call, number, reply, done = std::move(done)] {
                reply->deleteLater();
                end(call, number, answerOf(call, *reply), done);
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

SagaAnswer HttpCalls::answerOf(const Call& call, QNetworkReply& reply) {
    if (reply.property(kTimedOut).toBool()) {
        return SagaAnswer::unanswered(
            QStringLiteral("No complete answer within %1 ms").arg(m_service.timeoutMs));
    }
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.isOpen() ? reply.read(kMaximumAnswerBytes) : QByteArray();
    const bool isGood = status >= 200 && status < 300;
    if (isGood && reply.error() == QNetworkReply::NoError) {
        if (const auto reference = referenceIn(call, body)) return SagaAnswer::done(*reference);
        return SagaAnswer::unanswered(statusText(status, body));
    }
    if (status == 0 || isGood) return SagaAnswer::unanswered(networkFailureText(reply));
    if (status == 404 && call.absentIsDone) return SagaAnswer::done();
    if (isRefusal(status)) return SagaAnswer::refused(statusText(status, body));
    const auto pause = retryAfterMs(reply.rawHeader("Retry-After"), reply.rawHeader("Date"));
    return SagaAnswer::unanswered(statusText(status, body), pause.value_or(0));
}

}  // namespace countertop
