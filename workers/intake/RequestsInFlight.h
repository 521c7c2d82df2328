// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace countertop {

/// The requests with an idempotency key that this process is handling. The shop itself executes a
/// key once; here repeats of a request wait outside its queues, and a different request with the
/// same key is refused at once instead of after the first. Safe from any thread.
class RequestsInFlight {
public:
    /// Holds a key while it lives; may outlive this object.
    class Holder;

    struct Claim {
        enum class Kind {
            First,         ///< no other request had the key
            Repeated,      ///< an earlier request had it and has ended
            OtherContent,  ///< a running request has it, with other content; not held
            StillRunning,  ///< a running request did not end within `timeout`; not held
        };
        Kind kind = Kind::First;
        std::shared_ptr<Holder> holder;
    };

    /// `fingerprint` identifies the request's content.
    [[nodiscard]] Claim claim(const QString& key, const QByteArray& fingerprint,
                              std::chrono::milliseconds timeout);

private:
    struct Running {
        std::mutex mutex;
        std::condition_variable released;
        QHash<QString, QByteArray> fingerprints;
    };

    const std::shared_ptr<Running> m_running = std::make_shared<Running>();
};

}  // namespace countertop
