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

/// The requests with an idempotency key that this process is working on. The shop itself does a
/// key once; here those who repeat a request wait outside of its queues, and another request with
/// the same key is refused at once instead of after the first. Safe from any thread.
class RequestsInFlight {
public:
    /// Holds a key while it lives; may outlive everything else here.
    class Holder;

    struct Claim {
        enum class Kind {
            First,         ///< nobody was working on it
            Repeated,      ///< somebody was, and has ended
            OtherContent,  ///< somebody is, with another content; not held
            StillRunning,  ///< somebody is, for longer than one wanted to wait; not held
        };
        Kind kind = Kind::First;
        std::shared_ptr<Holder> holder;
    };

    /// `fingerprint` tells one content from another.
    [[nodiscard]] Claim claim(const QString& key, const QByteArray& fingerprint,
                              std::chrono::milliseconds patience);

private:
    struct Running {
        std::mutex mutex;
        std::condition_variable released;
        QHash<QString, QByteArray> fingerprints;
    };

    const std::shared_ptr<Running> m_running = std::make_shared<Running>();
};

}  // namespace countertop
