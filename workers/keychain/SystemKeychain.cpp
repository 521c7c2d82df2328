// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/keychain/Keychain.h"

#ifdef COUNTERTOP_WITH_KEYCHAIN
#include "workers/WorkerThread.h"

#include <qt6keychain/keychain.h>
#endif

namespace countertop {

#ifdef COUNTERTOP_WITH_KEYCHAIN

namespace {

const QString kService = QStringLiteral("countertop");

Keychain::Failure failureOf(const QKeychain::Job& job) {
    using Kind = Keychain::Failure::Kind;
    switch (job.error()) {
        case QKeychain::EntryNotFound:
            return {Kind::NoEntry};
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
            return {Kind::Denied, job.errorString()};
        case QKeychain::NoError:
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
    }
    return {Kind::Unavailable, job.errorString()};
}

/// Runs all jobs on one thread with an event loop, as the library needs.
class SystemKeychain final : public Keychain {
public:
    void read(const QString& entry, Read done) override {
        m_thread.post([entry, done = std::move(done)] {
            auto* job = new QKeychain::ReadPasswordJob(kService);
            start(*job, entry, [job, done] {
                if (job->error() == QKeychain::NoError) {
                    done(job->binaryData());
                } else {
                    done(tl::unexpected(failureOf(*job)));
                }
            });
        });
    }

    void write(const QString& entry, const QByteArray& value, Written done) override {
        m_thread.post([entry, value, done = std::move(done)] {
            auto* job = new QKeychain::WritePasswordJob(kService);
            job->setBinaryData(value);
            startChange(*job, entry, done);
        });
    }

    void remove(const QString& entry, Written done) override {
        m_thread.post([entry, done = std::move(done)] {
            startChange(*new QKeychain::DeletePasswordJob(kService), entry, done);
        });
    }

private:
    static void startChange(QKeychain::Job& job, const QString& entry, const Written& done) {
        start(job, entry, [&job, done] {
            if (job.error() == QKeychain::NoError) {
                done({});
            } else {
                done(tl::unexpected(failureOf(job)));
            }
        });
    }

    /// The job deletes itself after `ended`.
    static void start(QKeychain::Job& job, const QString& entry, std::function<void()> ended) {
        // The library can write to a plain file instead, which would keep no secret.
        job.setInsecureFallback(false);
        job.setKey(entry);
        QObject::connect(&job, &QKeychain::Job::finished, &job,
                         [ended = std::move(ended)] { ended(); });
        job.start();
    }

    WorkerThread m_thread{QStringLiteral("keychain")};
};

}  // namespace

std::unique_ptr<Keychain> systemKeychain() { return std::make_unique<SystemKeychain>(); }

#else

std::unique_ptr<Keychain> systemKeychain() { return nullptr; }

#endif

}  // namespace countertop
