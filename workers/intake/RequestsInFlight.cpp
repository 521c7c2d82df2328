// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/RequestsInFlight.h"

namespace countertop {

class RequestsInFlight::Holder {
public:
    Holder(std::shared_ptr<Running> running, QString key)
        : m_running(std::move(running)), m_key(std::move(key)) {}
    ~Holder() {
        {
            const std::lock_guard lock(m_running->mutex);
            m_running->fingerprints.remove(m_key);
        }
        m_running->released.notify_all();
    }
    Q_DISABLE_COPY_MOVE(Holder)

private:
    const std::shared_ptr<Running> m_running;
    const QString m_key;
};

RequestsInFlight::Claim RequestsInFlight::claim(const QString& key, const QByteArray& fingerprint,
                                                std::chrono::milliseconds timeout) {
    const auto until = std::chrono::steady_clock::now() + timeout;
    Claim claim;
    std::unique_lock lock(m_running->mutex);
    for (;;) {
        const auto running = m_running->fingerprints.constFind(key);
        if (running == m_running->fingerprints.constEnd()) break;
        if (*running != fingerprint) return {Claim::Kind::OtherContent, nullptr};
        if (std::chrono::steady_clock::now() >= until) return {Claim::Kind::StillRunning, nullptr};
        claim.kind = Claim::Kind::Repeated;
        m_running->released.wait_until(lock, until);
    }
    m_running->fingerprints.insert(key, fingerprint);
    claim.holder = std::make_shared<Holder>(m_running, key);
    return claim;
}

}  // namespace countertop
