// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/PublisherRegistry.h"

#include "models/core/Json.h"
#include "models/core/MaskedAddress.h"
#include "workers/publishers/LogFilePublisher.h"
#include "workers/publishers/SnsPublisher.h"
#include "workers/publishers/WebhookPublisher.h"
#ifdef COUNTERTOP_WITH_REDIS
#include "workers/publishers/RedisChannelPublisher.h"
#include "workers/publishers/RedisStreamPublisher.h"
#endif
#ifdef COUNTERTOP_WITH_KAFKA
#include "workers/publishers/KafkaPublisher.h"
#endif

namespace countertop {

namespace {

/// Whether other builds deliver to destinations of this kind.
bool isKnownElsewhere(const QString& kind) {
    static const QStringList kKinds{QStringLiteral("redis-channel"), QStringLiteral("redis-stream"),
                                    QStringLiteral("kafka"), QStringLiteral("sns")};
    return kKinds.contains(kind);
}

QString whyNobody(const QString& destination) {
    const QString kind = destinationKind(destination);
    if (isKnownElsewhere(kind)) {
        return QStringLiteral("This build does not deliver to %1 destinations").arg(kind);
    }
    return QStringLiteral("'%1' is no known kind of destination").arg(maskedAddress(destination));
}

tl::unexpected<PublishFailure> never(const QString& reason) {
    return tl::unexpected(PublishFailure{reason, PublishFailure::Kind::Permanent});
}

}  // namespace

void PublisherRegistry::add(const QString& kind, std::unique_ptr<Publisher> publisher) {
    m_publishers[kind] = std::move(publisher);
}

void PublisherRegistry::publish(const ClaimedMessage& message, Done done) {
    Publisher* publisher = publisherFor(message.destination);
    if (!publisher) {
        const QString reason = whyNobody(message.destination);
        const bool isElsewhere = isKnownElsewhere(destinationKind(message.destination));
        done(isElsewhere ? leftToOthers(reason) : never(reason));
        return;
    }
    if (const auto body = jsonObjectFromText(message.payload); !body) {
        done(never(QStringLiteral("The message cannot be read: %1").arg(body.error().detail)));
        return;
    }
    publisher->publish(message, std::move(done));
}

int PublisherRegistry::concurrency(const QString& destination) const {
    const Publisher* publisher = publisherFor(destination);
    return publisher ? publisher->concurrency(destination) : 1;
}

std::optional<QString> PublisherRegistry::cannotServe(const QString& destination) const {
    if (const Publisher* publisher = publisherFor(destination)) {
        return publisher->cannotServe(destination);
    }
    // Another worker's build may have the client. Nobody knows other kinds: they are dead letters.
    if (isKnownElsewhere(destinationKind(destination))) return whyNobody(destination);
    return std::nullopt;
}

std::optional<QString> PublisherRegistry::cannotUse(const QString& destination,
                                                    const RouteOptions& options) const {
    const Publisher* publisher = publisherFor(destination);
    return publisher ? publisher->cannotUse(destination, options) : std::nullopt;
}

Publisher* PublisherRegistry::publisherFor(const QString& destination) const {
    const auto known = m_publishers.find(destinationKind(destination));
    return known == m_publishers.end() ? nullptr : known->second.get();
}

std::unique_ptr<Publisher> PublisherRegistry::ofEnvironment() {
    return withAll(BrokerDirectory::fromEnvironment(), nullptr);
}

std::unique_ptr<Publisher> PublisherRegistry::withAll(const Brokers& brokers,
                                                      KeychainSecrets* keychain) {
    auto registry = std::make_unique<PublisherRegistry>();
    registry->add(QStringLiteral("webhook"),
                  std::make_unique<WebhookPublisher>(WebhookPublisher::kTimeoutMs, keychain));
    registry->add(QStringLiteral("sns"), std::make_unique<SnsPublisher>(brokers));
    registry->add(QStringLiteral("log"), std::make_unique<LogFilePublisher>());
#ifdef COUNTERTOP_WITH_REDIS
    registry->add(QStringLiteral("redis-channel"),
                  std::make_unique<RedisChannelPublisher>(brokers));
    registry->add(QStringLiteral("redis-stream"), std::make_unique<RedisStreamPublisher>(brokers));
#endif
#ifdef COUNTERTOP_WITH_KAFKA
    registry->add(QStringLiteral("kafka"), std::make_unique<KafkaPublisher>(brokers));
#endif
    return registry;
}

}  // namespace countertop
