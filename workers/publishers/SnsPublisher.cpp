// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SnsPublisher.h"

#include "models/core/Clock.h"

#include <QRegularExpression>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kAtOnce = 4;
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

HttpPost requestFor(const AwsSettings& settings, const TopicArn& topic, const QByteArray& form) {
    HttpPost request;
    request.url = settings.urlFor(topic);
    request.body = form;
    // The endpoint is configured on this machine, not by a route.
    request.allowPrivate = true;
    const AwsRequest toSign{"POST",
                            request.url.authority(QUrl::FullyEncoded).toUtf8(),
                            request.url.path(QUrl::FullyEncoded).toUtf8(),
                            kFormType,
                            form,
                            settings.regionFor(topic).toUtf8(),
                            "sns"};
    request.headers = {{"Content-Type", kFormType}};
    for (const auto& [name, value] : awsSignature(toSign, settings.keys, SystemClock().now())) {
        request.headers.append({name, value});
    }
    return request;
}

/// The code and sentence of an error document, as far as they are there.
QString reasonIn(const QString& answer) {
    static const QRegularExpression kCode(u"<Code>([^<]*)"_s);
    static const QRegularExpression kMessage(u"<Message>([^<]*)"_s);
    QStringList parts{kCode.match(answer).captured(1), kMessage.match(answer).captured(1)};
    parts.removeAll(QString());
    return parts.join(u": "_s);
}

PublishResult resultOf(const HttpOutcome& outcome) {
    if (!outcome) return publishFailed(u"SNS: "_s + outcome.error());
    const int status = outcome->status;
    if (status >= 200 && status < 300) return Delivered{outcome->text()};
    const QString reason = reasonIn(outcome->text());
    PublishFailure failure{reason.isEmpty()
                               ? u"SNS answered "_s + outcome->text()
                               : u"SNS answered HTTP %1: %2"_s.arg(status).arg(reason)};
    failure.isAnswer = true;
    // Every other refusal is about keys, topic or service, and so about every message.
    failure.isOfDestination = !reason.startsWith(u"InvalidParameter");
    failure.retryAfterMs = outcome->retryAfterMs;
    return tl::unexpected(std::move(failure));
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
    : m_settings(std::move(settings)), m_sender(timeoutMs) {}

void SnsPublisher::publish(const ClaimedMessage& message, Done done) {
    if (const auto problem = cannotServe(message.destination)) {
        done(leftToOthers(*problem));
        return;
    }
    const TopicArn topic = *parseTopicArn(destinationAddress(message.destination));
    m_sender.post(
        requestFor(m_settings, topic, snsForm(topic, message)),
        [done = std::move(done)](const HttpOutcome& outcome) { done(resultOf(outcome)); });
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

}  // namespace countertop
