// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QList>

#include <memory>

namespace countertop {

/// One kind of destination with a real receiver, as PublisherContractTest uses it.
class PublisherWorld {
public:
    struct Received {
        QString id;
        QByteArray body;
    };

    PublisherWorld() = default;
    virtual ~PublisherWorld() = default;
    Q_DISABLE_COPY_MOVE(PublisherWorld)

    [[nodiscard]] virtual std::unique_ptr<Publisher> publisher() = 0;
    [[nodiscard]] virtual QString destination() const = 0;
    /// Of the same kind, but its receiver refuses every message.
    [[nodiscard]] virtual QString badDestination() const = 0;
    /// Everything that has arrived at destination(), in order.
    [[nodiscard]] virtual QList<Received> received() = 0;
    virtual void goAway() = 0;
    virtual void comeBack() = 0;
    /// From now on the receiver answers nothing; false when this kind cannot hang.
    virtual bool hang() { return false; }
    virtual void wakeUp() {}
};

/// The world of a kind; nothing when this build or this machine lacks what it needs.
[[nodiscard]] std::unique_ptr<PublisherWorld> makePublisherWorld(const QString& kind);

/// The kinds there are worlds for.
[[nodiscard]] QStringList publisherWorldKinds();

}  // namespace countertop
