// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Result.h"
#include "views/settings/BrokerValues.h"
#include "workers/WorkerThread.h"
#include "workers/publishers/BrokerSettings.h"

#include <QObject>

namespace countertop {

class DeliveryMeans;

/// Checks what a user wants a broker to be and keeps its secret in the keychain, on a thread of its
/// own: the keychain may wait for its user, and files may be slow. GUI thread; signals arrive
/// there.
class BrokerService final : public QObject {
    Q_OBJECT

public:
    /// `means` must outlive the service.
    explicit BrokerService(DeliveryMeans& means, QObject* parent = nullptr);

    /// saved() or refused() follows; `now` is what is saved so far.
    void save(const BrokerChange& change, const SavedBrokers& now);

signals:
    /// Secrets are in the keychain; the rest is to be stored.
    void saved(const countertop::SavedBrokers& brokers);
    /// INVALID_INPUT for the fields of the broker's dialog.
    void refused(const countertop::Error& problem);

private:
    DeliveryMeans& m_means;
    WorkerThread m_thread;
};

/// How the window shows what is saved and what the environment says.
[[nodiscard]] BrokerValues brokerValues(const SavedBrokers& saved);

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::SavedBrokers)
