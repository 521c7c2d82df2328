// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookPublisher.h"

#include "models/core/Clock.h"
#include "models/core/MaskedAddress.h"
#include "workers/publishers/SecretStore.h"
#include "workers/publishers/WebhookSignature.h"

namespace countertop {

namespace {

constexpr int kAtOnce = 4;
constexpr int kRequestTimeout = 408;
constexpr int kGone = 410;
constexpr int kTooManyRequests = 429;

/// A value that cannot end its header line.
QByteArray inOneLine(const QString& text) {
    QByteArray line = text.toUtf8();
    line.removeIf([](char byte) { return static_cast<uchar>(byte) < 0x20 || byte == 0x7F; });
    return line;
}

Result<HttpPost> requestFor(const ClaimedMessage& message, KeychainSecrets* keychain) {
    const RouteOptions& options = message.options;
    const auto keys = secrets::signingKeys(options.secrets, keychain);
    if (!keys) return fail(keys.error());
    HttpPost request;
    request.url = QUrl(destinationAddress(message.destination));
    request.body = message.payload;
    request.allowPrivate = options.allowPrivate;
    if (!options.caFile.isEmpty()) {
        const auto authorities = secrets::authorities(options.caFile);
        if (!authorities) return fail(authorities.error());
        request.authorities = *authorities;
    }
    const QByteArray id = inOneLine(message.messageId);
    const qint64 timestamp = SystemClock().now() / 1000;
    request.headers = {{"Content-Type", "application/json"},
                       {"webhook-id", id},
                       {"webhook-timestamp", QByteArray::number(timestamp)},
                       {"X-Correlation-ID", inOneLine(message.correlationId)}};
    if (!keys->isEmpty()) {
        request.headers.append(
            {"webhook-signature", webhookSignature(*keys, id, timestamp, request.body)});
    }
    return request;
}

/// `address` is the receiver's, which it may quote.
PublishResult resultOf(const HttpOutcome& outcome, const QString& address) {
    if (!outcome) return publishFailed(outcome.error());
    const int status = outcome->status;
    const QString said = withoutSecretsOf(address, outcome->text());
    if (status >= 200 && status < 300) return Delivered{said};
    PublishFailure failure{QStringLiteral("The receiver answered %1").arg(said)};
    failure.isAnswer = true;
    if (status == kGone) failure.kind = PublishFailure::Kind::Gone;
    failure.isOfDestination =
        status >= 500 || status == kRequestTimeout || status == kTooManyRequests;
    failure.retryAfterMs = outcome->retryAfterMs;
    return tl::unexpected(std::move(failure));
}

}  // namespace

WebhookPublisher::WebhookPublisher(int timeoutMs, KeychainSecrets* keychain)
    : m_keychain(keychain), m_sender(timeoutMs) {}

void WebhookPublisher::publish(const ClaimedMessage& message, Done done) {
    auto request = requestFor(message, m_keychain);
    if (!request) return done(leftToOthers(request.error().detail));
    m_sender.post(*std::move(request),
                  [done = std::move(done), address = destinationAddress(message.destination)](
                      const HttpOutcome& outcome) { done(resultOf(outcome, address)); });
}

int WebhookPublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> WebhookPublisher::cannotUse(const QString& destination,
                                                   const RouteOptions& options) const {
    Q_UNUSED(destination)
    if (const auto keys = secrets::signingKeys(options.secrets, m_keychain); !keys) {
        return keys.error().detail;
    }
    if (options.caFile.isEmpty()) return std::nullopt;
    const auto authorities = secrets::authorities(options.caFile);
    if (authorities) return std::nullopt;
    return authorities.error().detail;
}

}  // namespace countertop
