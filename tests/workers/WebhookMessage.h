// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QEventLoop>

#include <optional>

namespace countertop {

/// A message to a receiver on this computer, which its route allows.
[[nodiscard]] inline ClaimedMessage webhookMessage(const QString& destination) {
    ClaimedMessage message;
    message.messageId = QStringLiteral("0193-message");
    message.destination = destination;
    message.correlationId = QStringLiteral("flow-7");
    message.payload = "{\"order_id\":\"o1\"}";
    message.options.allowPrivate = true;
    return message;
}

/// Publishes and waits for the end, for as long as the publisher's own time limit.
[[nodiscard]] inline PublishResult publishAndWait(Publisher& publisher,
                                                  const ClaimedMessage& message) {
    std::optional<PublishResult> result;
    QEventLoop loop;
    publisher.publish(message, [&](const PublishResult& end) {
        result = end;
        loop.quit();
    });
    if (!result) loop.exec();
    return *result;
}

}  // namespace countertop
