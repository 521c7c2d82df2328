// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QList>

namespace countertop {

/// A publisher that a test controls: deliveries stay pending until the test ends them, or end at
/// once by `automatic`.
class ManualPublisher final : public Publisher {
public:
    using Automatic = std::function<PublishResult(const ClaimedMessage&)>;

    struct UnderWay {
        ClaimedMessage message;
        Done done;
    };

    void publish(const ClaimedMessage& message, Done done) override {
        started.append(message.messageId);
        if (automatic) {
            done(automatic(message));
        } else {
            underWay.append({message, std::move(done)});
        }
    }
    [[nodiscard]] int concurrency(const QString&) const override { return atOnce; }

    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override {
        if (destination != unserved) return std::nullopt;
        return QStringLiteral("This worker has no secret for it");
    }

    [[nodiscard]] QList<UnservedRoute> unservedRoutes() const override { return withoutMeans; }

    void endFirst(const PublishResult& result = {}) { underWay.takeFirst().done(result); }

    Automatic automatic;
    int atOnce = 4;
    QString unserved;
    QList<UnservedRoute> withoutMeans;
    QStringList started;
    QList<UnderWay> underWay;
};

}  // namespace countertop
