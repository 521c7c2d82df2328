// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/outbox/OutboxMessages.h"

#include <functional>
#include <optional>

namespace countertop {

/// What the receiver said when it took a message, for people: "HTTP 200 OK". May be empty.
struct Delivered {
    QString answer = {};
};

/// Why a message was not delivered.
struct PublishFailure {
    enum class Kind {
        Temporary,  ///< worth another attempt
        Permanent,  ///< another attempt cannot succeed
        Gone,       ///< the receiver wants no messages any more, this one or another
        Held,       ///< waits until somebody retries it: the route's template does not fit it
        Unserved    ///< this program lacks what it needs: left to others, and no attempt
    };

    QString error;  ///< an English sentence for the deliveries page
    Kind kind = Kind::Temporary;
    std::optional<qint64> retryAfterMs = std::nullopt;  ///< the pause the receiver asked for
    /// Whether other messages would fail there as well: the receiver cannot be reached, or is
    /// overloaded or broken. False: it refused this message.
    bool isOfDestination = true;
    bool isAnswer = false;  ///< the receiver said so itself
};

using PublishResult = tl::expected<Delivered, PublishFailure>;

/// A route whose messages this program leaves to others.
struct UnservedRoute {
    QList<qint64> routeIds;  ///< of its versions to this destination
    QString destination;
    QString reason;         ///< an English sentence
    bool isActive = false;  ///< takes new events
};

/// Delivers messages to one kind of destination, at least once. Lives on its relay's thread, which
/// has an event loop.
class Publisher {
public:
    using Done = std::function<void(const PublishResult&)>;

    virtual ~Publisher() = default;

    /// Starts one delivery; `done` is called once, now or later, on this thread. Destroying the
    /// publisher drops unfinished deliveries.
    virtual void publish(const ClaimedMessage& message, Done done) = 0;

    /// The maximum number of simultaneous deliveries to one destination, unless the shop sets one.
    [[nodiscard]] virtual int concurrency(const QString& destination) const = 0;

    /// Why this publisher cannot deliver to the destination as it is configured here, as an English
    /// sentence; nothing when it can. Another program's publisher may be able to, so the message is
    /// left to it. Asked before each claim.
    [[nodiscard]] virtual std::optional<QString> cannotServe(const QString& destination) const {
        Q_UNUSED(destination)
        return std::nullopt;
    }

    /// Why this publisher cannot send with these options of a route here, as an English sentence: a
    /// secret or file that they name is missing. Asked before each claim.
    [[nodiscard]] virtual std::optional<QString> cannotUse(const QString& destination,
                                                           const RouteOptions& options) const {
        Q_UNUSED(destination)
        Q_UNUSED(options)
        return std::nullopt;
    }

    /// The routes whose messages this publisher cannot deliver although it serves their
    /// destinations. Asked before each claim, too.
    [[nodiscard]] virtual QList<UnservedRoute> unservedRoutes() const { return {}; }
};

/// The part of "webhook:https://example.com" before the first colon, and the part after it.
[[nodiscard]] inline QString destinationKind(const QString& destination) {
    return destination.section(u':', 0, 0);
}
[[nodiscard]] inline QString destinationAddress(const QString& destination) {
    return destination.section(u':', 1);
}

[[nodiscard]] inline tl::unexpected<PublishFailure> publishFailed(const QString& error) {
    return tl::unexpected(PublishFailure{error});
}

/// What is missing or out of order here, and not at the destination.
[[nodiscard]] inline tl::unexpected<PublishFailure> leftToOthers(const QString& reason) {
    return tl::unexpected(PublishFailure{reason, PublishFailure::Kind::Unserved});
}

}  // namespace countertop
