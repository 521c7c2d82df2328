// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/keychain/Keychain.h"

#include <QHash>

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace countertop {

/// A keychain in memory that a test controls; no secret service is involved. Thread-safe.
class MemoryKeychain final : public Keychain {
public:
    void read(const QString& entry, Read done) override {
        answer([this, entry, done = std::move(done)] {
            const auto found = valueOf(entry);
            if (const auto failure = failureNow()) {
                done(tl::unexpected(*failure));
            } else if (found) {
                done(*found);
            } else {
                done(tl::unexpected(Failure{Failure::Kind::NoEntry}));
            }
        });
        const std::lock_guard lock(m_mutex);
        ++m_reads;
    }

    void write(const QString& entry, const QByteArray& value, Written done) override {
        answer([this, entry, value, done = std::move(done)] {
            if (const auto failure = failureNow()) return done(tl::unexpected(*failure));
            put(entry, value);
            done({});
        });
    }

    void remove(const QString& entry, Written done) override {
        answer([this, entry, done = std::move(done)] {
            if (const auto failure = failureNow()) return done(tl::unexpected(*failure));
            const bool isRemoved = take(entry);
            if (!isRemoved) return done(tl::unexpected(Failure{Failure::Kind::NoEntry}));
            done({});
        });
    }

    void put(const QString& entry, const QByteArray& value) {
        const std::lock_guard lock(m_mutex);
        m_entries.insert(entry, value);
    }
    [[nodiscard]] std::optional<QByteArray> valueOf(const QString& entry) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.constFind(entry);
        return found == m_entries.cend() ? std::nullopt : std::optional(*found);
    }
    /// Every answer is this failure, until it is null.
    void failWith(const std::optional<Failure>& failure) {
        const std::lock_guard lock(m_mutex);
        m_failure = failure;
    }
    /// Answers wait until release(), as those of a locked keychain do.
    void lock() {
        const std::lock_guard lock(m_mutex);
        m_isLocked = true;
    }
    void release() {
        std::vector<std::function<void()>> waiting;
        {
            const std::lock_guard lock(m_mutex);
            m_isLocked = false;
            waiting.swap(m_waiting);
        }
        for (const auto& one : waiting) one();
    }
    [[nodiscard]] int reads() {
        const std::lock_guard lock(m_mutex);
        return m_reads;
    }

private:
    [[nodiscard]] bool take(const QString& entry) {
        const std::lock_guard lock(m_mutex);
        return m_entries.remove(entry) > 0;
    }
    void answer(std::function<void()> now) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isLocked) return m_waiting.push_back(std::move(now));
        }
        now();
    }
    [[nodiscard]] std::optional<Failure> failureNow() {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }

    std::mutex m_mutex;
    QHash<QString, QByteArray> m_entries;
    std::optional<Failure> m_failure;
    bool m_isLocked = false;
    std::vector<std::function<void()>> m_waiting;
    int m_reads = 0;
};

}  // namespace countertop
