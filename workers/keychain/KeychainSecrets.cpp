// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/keychain/KeychainSecrets.h"

#include <QDeadlineTimer>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

namespace countertop {

namespace {

using Failure = Keychain::Failure;

/// What users call an entry: entries are named "KIND/NAME".
QString shownName(const QString& entry) { return entry.section(u'/', 1); }

Error keychainError(const QString& entry, const QString& sentence, const QString& reason) {
    return invalidInput(QStringLiteral("secret"), sentence, reason,
                        {{QStringLiteral("text"), shownName(entry)}});
}

Error noKeychain(const QString& entry, const QString& why) {
    return keychainError(entry,
                         QStringLiteral("No keychain can be used here (%1); keep the secret in a "
                                        "file of mode 600 instead")
                             .arg(why),
                         QStringLiteral("keychain_missing"));
}

Error notBuilt(const QString& entry) {
    return noKeychain(entry, QStringLiteral("this build has no client for one"));
}

Error silent(const QString& entry) {
    return keychainError(entry,
                         QStringLiteral("The keychain of this computer has not answered yet; it "
                                        "may wait to be unlocked"),
                         QStringLiteral("keychain_silent"));
}

Error errorOf(const QString& entry, const Failure& failure) {
    switch (failure.kind) {
        case Failure::Kind::NoEntry:
            return keychainError(
                entry,
                QStringLiteral("The keychain of this computer has no secret '%1', or is locked")
                    .arg(shownName(entry)),
                QStringLiteral("keychain_entry_missing"));
        case Failure::Kind::Denied:
            return keychainError(entry,
                                 QStringLiteral("The keychain of this computer refuses access: %1")
                                     .arg(failure.reason),
                                 QStringLiteral("keychain_denied"));
        case Failure::Kind::Unavailable:
            break;
    }
    const bool hasReason = !failure.reason.trimmed().isEmpty();
    return noKeychain(entry, hasReason ? failure.reason.trimmed()
                                       : QStringLiteral("no service of that kind is running"));
}

int pauseAfter(const Failure& failure, const KeychainSecrets::Patience& patience) {
    switch (failure.kind) {
        case Failure::Kind::NoEntry:
            return patience.absent;
        case Failure::Kind::Denied:
            return patience.denied;
        case Failure::Kind::Unavailable:
            break;
    }
    return patience.unavailable;
}

}  // namespace

/// A change of an entry; guarded by the state's mutex.
struct KeychainSecrets::Change {
    std::optional<Keychain::Outcome<void>> outcome = std::nullopt;
};

struct KeychainSecrets::State {
    struct Entry {
        std::optional<Result<QByteArray>> known = std::nullopt;
        QDeadlineTimer askAgain{0};  ///< after a failure
        bool isAsked = false;        ///< an answer is to come
        bool wasAwaited = false;     ///< value() has waited for it
    };

    void take(const QString& name, const Keychain::Outcome<QByteArray>& outcome,
              const Patience& patience) {
        {
            const std::lock_guard lock(mutex);
            Entry& entry = entries[name];
            entry.isAsked = false;
            if (outcome) {
                entry.known = *outcome;
            } else if (!entry.known || !entry.known->has_value()) {
                // A question from before store() does not take away what was stored since.
                entry.known = fail(errorOf(name, outcome.error()));
                entry.askAgain = QDeadlineTimer(pauseAfter(outcome.error(), patience));
            }
        }
        answered.notify_all();
    }

    void forget(const QString& name) {
        const std::lock_guard lock(mutex);
        entries[name].known.reset();
    }

    void end(Change& change, const Keychain::Outcome<void>& outcome) {
        {
            const std::lock_guard lock(mutex);
            change.outcome = outcome;
        }
        answered.notify_all();
    }

    std::mutex mutex;
    std::condition_variable answered;
    bool isStopped = false;
    std::map<QString, Entry> entries;  ///< references to its values stay valid
};

KeychainSecrets::KeychainSecrets(Keychain* keychain, const Patience& patience)
    : m_keychain(keychain), m_patience(patience), m_state(std::make_shared<State>()) {}

Result<QByteArray> KeychainSecrets::value(const QString& entry) { return answer(entry, false); }

Result<QByteArray> KeychainSecrets::ask(const QString& entry) { return answer(entry, true); }

Result<QByteArray> KeychainSecrets::answer(const QString& name, bool isUrgent) {
    if (!m_keychain) return fail(notBuilt(name));
    std::unique_lock lock(m_state->mutex);
    State::Entry& entry = m_state->entries[name];
    const bool isGood = entry.known && entry.known->has_value();
    if (isGood || (entry.known && !isUrgent && !entry.askAgain.hasExpired())) return *entry.known;
    if (!entry.isAsked) {
        entry.isAsked = true;
        // The answer may come within the call.
        lock.unlock();
        m_keychain->read(name, [state = m_state, name, patience = m_patience](const auto& outcome) {
            state->take(name, outcome, patience);
        });
        lock.lock();
    }
    const bool isFirst = !entry.known && !entry.wasAwaited;
    if (isUrgent || isFirst) {
        const int limit = isUrgent ? m_patience.user : m_patience.background;
        m_state->answered.wait_for(lock, std::chrono::milliseconds(limit),
                                   [&] { return !entry.isAsked || m_state->isStopped; });
        entry.wasAwaited = true;
        if (entry.isAsked && isUrgent) return fail(silent(name));
    }
    if (entry.known) return *entry.known;
    return fail(silent(name));
}

Result<void> KeychainSecrets::store(const QString& name, const QByteArray& value) {
    if (!m_keychain) return fail(notBuilt(name));
    const auto change = std::make_shared<Change>();
    m_keychain->write(name, value,
                      [state = m_state, name, value, change,
                       patience = m_patience](const Keychain::Outcome<void>& written) {
                          // Also when nobody waits for it any more.
                          if (written) state->take(name, value, patience);
                          state->end(*change, written);
                      });
    return endOf(name, *change);
}

Result<void> KeychainSecrets::remove(const QString& name) {
    if (!m_keychain) return fail(notBuilt(name));
    const auto change = std::make_shared<Change>();
    m_keychain->remove(
        name, [state = m_state, name, change](const Keychain::Outcome<void>& removed) {
            const bool isGone = removed || removed.error().kind == Failure::Kind::NoEntry;
            if (isGone) state->forget(name);
            state->end(*change, isGone ? Keychain::Outcome<void>() : removed);
        });
    return endOf(name, *change);
}

Result<void> KeychainSecrets::endOf(const QString& name, const Change& change) const {
    std::unique_lock lock(m_state->mutex);
    m_state->answered.wait_for(lock, std::chrono::milliseconds(m_patience.user),
                               [&] { return change.outcome || m_state->isStopped; });
    if (!change.outcome) return fail(silent(name));
    if (!*change.outcome) return fail(errorOf(name, change.outcome->error()));
    return {};
}

void KeychainSecrets::stopWaiting() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isStopped = true;
    }
    m_state->answered.notify_all();
}

}  // namespace countertop
