// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/core/Error.h"
#include "models/store/connection/DatabaseUrl.h"
#include "workers/WorkerThread.h"

#include <QObject>

#include <memory>

namespace countertop {

class Database;
class DeliveryMeans;
class RouteProbe;

/// What the window does about routes besides commands: sends a sample along one, and reads the
/// files and secrets that one refers to. On a thread of its own, because receivers and files may be
/// slow. GUI thread; signals arrive there.
class RouteService final : public QObject {
    Q_OBJECT

public:
    /// `clock` and `means` must outlive the service.
    RouteService(DatabaseUrl url, const Clock& clock, DeliveryMeans& means,
                 QObject* parent = nullptr);
    ~RouteService() override;

    struct Sender {
        QString actor;
        QString till;
        QString currency;
    };
    /// probeEnded() follows. One at a time: a second one replaces the first.
    void probe(qint64 routeId, const Sender& sender);
    /// Either may be empty; `secret` is a reference. filesChecked() follows.
    void checkFiles(const QString& secret, const QString& caFile);
    /// Keeps a new signing secret in the keychain. secretStored() follows.
    void storeSecret(const QString& name, const QString& secret);

signals:
    /// `said` is what the receiver answered, or why it got nothing; in English. Unless `isSent`,
    /// nothing was tried.
    void probeEnded(qint64 routeId, bool isSent, bool isDelivered, const QString& said,
                    qint64 tookMs);
    /// `problem` is INVALID_INPUT for the fields "secret" and "ca_file"; none when they are good.
    void filesChecked(bool areGood, const countertop::Error& problem);
    /// `problem` is INVALID_INPUT for the fields "name" and "secret".
    void secretStored(bool isStored, const countertop::Error& problem);

private:
    /// All on the thread:
    void probeOnThread(qint64 routeId, const Sender& sender);
    void closeOnThread();

    DatabaseUrl m_url;
    const Clock& m_clock;
    DeliveryMeans& m_means;
    std::unique_ptr<Database> m_database;  ///< only while a sample is under way
    std::unique_ptr<RouteProbe> m_probe;
    WorkerThread m_thread;
};

}  // namespace countertop
