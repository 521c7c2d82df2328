// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookPublisher.h"

#include "models/core/Clock.h"
#include "workers/publishers/NetworkFailure.h"

#include <QCoreApplication>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>

namespace countertop {

namespace {

// Fewer than the six connections that QNetworkAccessManager opens per host, so that no request
// waits in its queue while its timeout runs.
constexpr int kAtOnce = 4;
constexpr qint64 kAnswerBuffer = 64 * 1024;
constexpr qint64 kQuotedBytes = 200;
constexpr int kTimeout = 408;
constexpr int kGone = 410;
constexpr int kTooMany = 429;
constexpr char kBeginning[] = "beginning";
constexpr char kTimedOut[] = "timedOut";

QNetworkRequest requestFor(const ClaimedMessage& message) {
    QNetworkRequest request(QUrl(destinationAddress(message.destination)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const QByteArray version = QCoreApplication::applicationVersion().toUtf8();
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      version.isEmpty() ? QByteArrayLiteral("Countertop")
                                        : QByteArrayLiteral("Countertop/") + version);
    request.setRawHeader("webhook-id", message.messageId.toUtf8());
    request.setRawHeader("webhook-timestamp", QByteArray::number(SystemClock().now() / 1000));
    request.setRawHeader("X-Correlation-ID", message.correlationId.toUtf8());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

/// Keeps the response's first bytes for the error message and discards the rest.
void keepBeginning(QNetworkReply& reply) {
    QByteArray beginning = reply.property(kBeginning).toByteArray();
    const QByteArray more = reply.readAll();
    if (beginning.size() >= kQuotedBytes) return;
    beginning += more.left(kQuotedBytes - beginning.size());
    reply.setProperty(kBeginning, beginning);
}

QString statusText(const QNetworkReply& reply, int status) {
    QString text = QStringLiteral("The receiver answered HTTP %1").arg(status);
    const QString phrase =
        reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().trimmed();
    if (!phrase.isEmpty()) text += u' ' + phrase;
    const QString body = QString::fromUtf8(reply.property(kBeginning).toByteArray()).simplified();
    if (!body.isEmpty()) text += QStringLiteral(": ") + body;
    return text;
}

}  // namespace

WebhookPublisher::WebhookPublisher(int timeoutMs) : m_timeoutMs(timeoutMs) {}

void WebhookPublisher::publish(const ClaimedMessage& message, Done done) {
    QNetworkReply* reply = m_network.post(requestFor(message), message.payload);
    reply->setReadBufferSize(kAnswerBuffer);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { keepBeginning(*reply); });
    // For the whole exchange: also cuts off a receiver that sends a byte now and then.
    QTimer::singleShot(m_timeoutMs, reply, [reply] {
        if (reply->isFinished()) return;
        reply->setProperty(kTimedOut, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] {
        reply->deleteLater();
        if (reply->isOpen()) keepBeginning(*reply);
        done(resultOf(*reply));
    });
}

int WebhookPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

PublishResult WebhookPublisher::resultOf(QNetworkReply& reply) const {
    if (reply.property(kTimedOut).toBool()) {
        return publishFailed(QStringLiteral("No complete answer within %1 ms").arg(m_timeoutMs));
    }
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool good = status >= 200 && status < 300;
    if (good && reply.error() == QNetworkReply::NoError) return {};
    if (status == 0 || good) return publishFailed(networkFailureText(reply));
    PublishFailure failure{statusText(reply, status)};
    if (status == kGone) failure.kind = PublishFailure::Kind::Gone;
    failure.isOfDestination = status >= 500 || status == kTimeout || status == kTooMany;
    failure.retryAfterMs = retryAfterMs(reply.rawHeader("Retry-After"), SystemClock().now());
    return tl::unexpected(std::move(failure));
}

std::optional<qint64> retryAfterMs(const QByteArray& header, Timestamp now) {
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    constexpr qint64 kLongest = 24 * 60 * 60;
    if (isNumber) return seconds < 0 ? 0 : std::min(seconds, kLongest) * 1000;
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid()) return std::nullopt;
    date.setTimeZone(QTimeZone::utc());
    return std::clamp<qint64>(date.toMSecsSinceEpoch() - now, 0, kLongest * 1000);
}

}  // namespace countertop
