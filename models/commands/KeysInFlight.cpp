// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/KeysInFlight.h"

#include <chrono>

namespace countertop {

KeysInFlight::Claim::~Claim() {
    if (m_held) m_owner.release(m_key);
}

KeysInFlight::Claim KeysInFlight::claim(const QString& key, qint64 waitMilliseconds) {
    std::unique_lock lock(m_mutex);
    const bool waited = m_keys.contains(key);
    const bool free =
        !waited || m_released.wait_for(lock, std::chrono::milliseconds(waitMilliseconds),
                                       [&] { return !m_keys.contains(key); });
    if (free) m_keys.insert(key);
    return {*this, key, free, waited};
}

void KeysInFlight::release(const QString& key) {
    {
        const std::lock_guard lock(m_mutex);
        m_keys.remove(key);
    }
    m_released.notify_all();
}

}  // namespace countertop
