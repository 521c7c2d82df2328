// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <condition_variable>
#include <mutex>

namespace countertop {

/// The intent keys being processed in this process right now. Thread-safe.
class KeysInFlight {
public:
    /// Holds a key during its lifetime; not held when waiting for another holder timed out.
    class Claim {
    public:
        Claim(KeysInFlight& owner, QString key, bool held, bool waited)
            : m_owner(owner), m_key(std::move(key)), m_held(held), m_waited(waited) {}
        ~Claim();
        Q_DISABLE_COPY_MOVE(Claim)

        [[nodiscard]] bool isHeld() const { return m_held; }
        /// Another holder finished just before, so its result may be stored by now.
        [[nodiscard]] bool hasWaited() const { return m_waited; }

    private:
        KeysInFlight& m_owner;
        QString m_key;
        bool m_held;
        bool m_waited;
    };

    /// Waits up to the given time for the current holder of the key.
    [[nodiscard]] Claim claim(const QString& key, qint64 waitMilliseconds);

private:
    void release(const QString& key);

    std::mutex m_mutex;
    std::condition_variable m_released;
    QSet<QString> m_keys;
};

}  // namespace countertop
