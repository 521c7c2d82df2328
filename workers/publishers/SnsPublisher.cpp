// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SnsPublisher.h"

#include "models/core/BackOff.h"
#include "models/core/Clock.h"
#include "models/core/Digest.h"
#include "workers/publishers/SnsError.h"

#include <QRegularExpression>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kAtOnce = 4;
/// Of SNS, with the attributes.
constexpr qsizetype kLargestMessage = qsizetype{256} * 1024;
/// How long refused keys are not tried again.
constexpr BackOff kRefusalBackOff{60'000, 600'000};
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

/// What counts towards the size of a message.
qsizetype sizeOf(const ClaimedMessage& message) {
    const auto attributeSize = [](QLatin1StringView name, const QString& value) {
        const qsizetype size = name.size() + QLatin1StringView("String").size();
        return value.isEmpty() ? 0 : size + value.toUtf8().size();
    };
    return message.payload.size() + attributeSize(QLatin1StringView("id"), message.messageId) +
           attributeSize(QLatin1StringView("type"), message.eventType);
}

tl::unexpected<PublishFailure> tooLarge(qsizetype size) {
    PublishFailure failure{
        u"The message is too large for SNS: it has %1 bytes, and at most %2 are possible"_s
            .arg(size)
            .arg(kLargestMessage),
        PublishFailure::Kind::Permanent};
    failure.isOfDestination = false;
    return tl::unexpected(std::move(failure));
}

/// The messages of one group keep their order. A name that SNS would refuse is replaced.
QByteArray groupOf(const ClaimedMessage& message) {
    static const QRegularExpression kGroup(u"\\A[!-~]{1,128}\\z"_s);
    const QString name = message.orderId.isEmpty() ? message.messageId : message.orderId;
    return kGroup.match(name).hasMatch() ? name.toLatin1() : sha256Hex(name.toUtf8());
}

PublishResult resultOf(const HttpReply& reply, const SnsError& error) {
    if (reply.status >= 200 && reply.status < 300) return Delivered{reply.text()};
    QStringList words{error.code, error.message};
    words.removeAll(QString());
    PublishFailure failure{
        words.isEmpty() ? u"SNS answered "_s + reply.text()
                        : u"SNS answered HTTP %1: %2"_s.arg(reply.status).arg(words.join(u": "_s))};
    failure.isAnswer = true;
    failure.retryAfterMs = reply.retryAfterMs;
    switch (error.concern) {
        case SnsError::Concern::Service:
            break;
        case SnsError::Concern::Clock:
            failure.error += u". The clock of this computer is wrong"_s;
            [[fallthrough]];
        case SnsError::Concern::Keys:
            failure.kind = PublishFailure::Kind::Unserved;
            break;
        case SnsError::Concern::Message:
            failure.kind = PublishFailure::Kind::Permanent;
            failure.isOfDestination = false;
            break;
    }
    return tl::unexpected(std::move(failure));
}

}  // namespace

QByteArray snsForm(const TopicArn& topic, const ClaimedMessage& message) {
    QByteArray form = "Action=Publish&Version=2010-03-31" + field("TopicArn", topic.text.toUtf8()) +
                      field("Message", message.payload) + attribute(1, "id", message.messageId) +
                      attribute(2, "type", message.eventType);
    if (topic.isFifo()) {
        form += field("MessageGroupId", groupOf(message)) +
                field("MessageDeduplicationId", message.messageId.toUtf8());
    }
    return form;
}

SnsPublisher::SnsPublisher(Brokers brokers, int timeoutMs)
    : m_brokers(std::move(brokers)), m_sender(timeoutMs) {}

void SnsPublisher::publish(const ClaimedMessage& message, Done done) {
    const auto settings = m_brokers->aws();
    if (!settings) return done(leftToOthers(settings.error()));
    const auto topic = parseTopicArn(destinationAddress(message.destination));
    if (!topic) return done(leftToOthers(topic.error().detail));
    if (const auto reason = refusal(message.destination, *settings)) {
        return done(leftToOthers(*reason));
    }
    if (const qsizetype size = sizeOf(message); size > kLargestMessage) {
        return done(tooLarge(size));
    }
    m_sender.post(requestFor(*settings, *topic, snsForm(*topic, message)),
                  [this, settings = *settings, destination = message.destination,
                   done = std::move(done)](const HttpOutcome& outcome) {
                      if (!outcome) return done(publishFailed(u"SNS: "_s + outcome.error()));
                      const auto result = resultOf(*outcome, snsErrorFrom(outcome->body));
                      note(destination, settings, result);
                      done(result);
                  });
}

/// Keys that are refused, and a clock that is wrong, are so for every message: other programs may
/// have better ones.
void SnsPublisher::note(const QString& destination, const AwsSettings& settings,
                        const PublishResult& result) {
    if (result || result.error().kind != PublishFailure::Kind::Unserved) {
        m_refusals.remove(destination);
        return;
    }
    Refusal& refusal = m_refusals[destination];
    if (refusal.settings != settings) refusal = {settings, {}};
    // Several requests were on their way.
    if (refusal.until.hasExpired()) ++refusal.count;
    refusal.reason = result.error().error;
    refusal.until.setRemainingTime(kRefusalBackOff.delayMs(refusal.count));
}

int SnsPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> SnsPublisher::cannotServe(const QString& destination) const {
    const auto settings = m_brokers->aws();
    if (!settings) return settings.error();
    const auto topic = parseTopicArn(destinationAddress(destination));
    if (!topic) return topic.error().detail;
    return refusal(destination, *settings);
}

std::optional<QString> SnsPublisher::refusal(const QString& destination,
                                             const AwsSettings& settings) const {
    const auto refusal = m_refusals.constFind(destination);
    const bool stands = refusal != m_refusals.cend() && refusal->settings == settings &&
                        !refusal->until.hasExpired();
    if (!stands) return std::nullopt;
    return refusal->reason;
}

}  // namespace countertop
