// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SnsPublisher.h"

#include "models/core/Clock.h"
#include "workers/publishers/NetworkFailure.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTimer>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

// Fewer than the six connections that QNetworkAccessManager opens per host, so that no request
// waits in its queue while its time limit runs.
constexpr int kAtOnce = 4;
constexpr qint64 kReadBytes = 16 * 1024;
constexpr char kTimedOut[] = "timedOut";
constexpr char kFormType[] = "application/x-www-form-urlencoded; charset=utf-8";

QByteArray field(const QByteArray& name, const QByteArray& value) {
    return '&' + name + '=' + value.toPercentEncoding();
}

QByteArray attribute(int number, const QByteArray& name, const QString& value) {
    if (value.isEmpty()) return {};
    const QByteArray entry = "MessageAttributes.entry." + QByteArray::number(number);
    return field(entry + ".Name", name) + field(entry + ".Value.DataType", "String") +
           field(entry + ".Value.StringValue", value.toUtf8());
}

QNetworkRequest requestFor(const QUrl& url, const QByteArray& region, const QByteArray& form,
                           const AwsKeys& keys) {
    QNetworkRequest request(url);
    const QByteArray host = url.authority(QUrl::FullyEncoded).toUtf8();
    const AwsRequest toSign{"POST", host, url.path(QUrl::FullyEncoded).toUtf8(), kFormType, form,
                            region, "sns"};
    request.setRawHeader("Host", host);
    request.setRawHeader("Content-Type", kFormType);
    for (const auto& [name, value] : awsSignature(toSign, keys, SystemClock().now())) {
        request.setRawHeader(name, value);
    }
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

/// The code and sentence of an error document, as far as they are there.
QString reasonIn(const QString& document) {
    static const QRegularExpression kCode(u"<Code>([^<]*)</Code>"_s);
    static const QRegularExpression kMessage(u"<Message>([^<]*)</Message>"_s);
    const QString code = kCode.match(document).captured(1);
    const QString message = kMessage.match(document).captured(1);
    return QStringList{code, message}
        .join(code.isEmpty() || message.isEmpty() ? u""_s : u": "_s)
        .left(300);
}

}  // namespace

QByteArray snsForm(const TopicArn& topic, const ClaimedMessage& message) {
    QByteArray form = "Action=Publish&Version=2010-03-31" + field("TopicArn", topic.text.toUtf8()) +
                      field("Message", message.payload) + attribute(1, "id", message.messageId) +
                      attribute(2, "type", message.eventType);
    if (topic.isFifo()) {
        const QString group = message.orderId.isEmpty() ? message.messageId : message.orderId;
        form += field("MessageGroupId", group.toUtf8()) +
                field("MessageDeduplicationId", message.messageId.toUtf8());
    }
    return form;
}

SnsPublisher::SnsPublisher(AwsSettings settings, int timeoutMs)
    : m_settings(std::move(settings)), m_timeoutMs(timeoutMs) {}

void SnsPublisher::publish(const ClaimedMessage& message, Done done) {
    if (const auto problem = cannotServe(message.destination)) {
        done(publishFailed(*problem));
        return;
    }
    const TopicArn topic = *parseTopicArn(destinationAddress(message.destination));
    const QByteArray form = snsForm(topic, message);
    const QNetworkRequest request = requestFor(
        m_settings.urlFor(topic), m_settings.regionFor(topic).toUtf8(), form, m_settings.keys);
    QNetworkReply* reply = m_network.post(request, form);
    reply->setReadBufferSize(kReadBytes);
    // For the whole exchange: also cuts off a service that sends a byte now and then, or more than
    // the read buffer takes.
    QTimer::singleShot(m_timeoutMs, reply, [reply] {
        if (reply->isFinished()) return;
        reply->setProperty(kTimedOut, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] {
        reply->deleteLater();
        done(resultOf(*reply));
    });
}

int SnsPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> SnsPublisher::cannotServe(const QString& destination) const {
    if (auto problem = m_settings.problem()) return problem;
    const auto topic = parseTopicArn(destinationAddress(destination));
    if (topic) return std::nullopt;
    return topic.error().detail;
}

PublishResult SnsPublisher::resultOf(QNetworkReply& reply) const {
    if (reply.property(kTimedOut).toBool()) {
        return publishFailed(u"No complete answer of SNS within %1 ms"_s.arg(m_timeoutMs));
    }
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool good = status >= 200 && status < 300;
    if (good && reply.error() == QNetworkReply::NoError) return {};
    if (status == 0 || good) return publishFailed(u"SNS: "_s + networkFailureText(reply));
    const QString reason =
        reasonIn(QString::fromUtf8(reply.isOpen() ? reply.readAll() : QByteArray()));
    return publishFailed(reason.isEmpty() ? u"SNS answered HTTP %1"_s.arg(status)
                                          : u"SNS answered HTTP %1: %2"_s.arg(status).arg(reason));
}

}  // namespace countertop
