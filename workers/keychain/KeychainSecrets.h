// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/keychain/Keychain.h"

#include <QByteArray>

#include <memory>

namespace countertop {

/// The secrets of a keychain, read once each and kept while the program runs. Thread-safe, but the
/// functions wait, so never on the GUI thread.
///
/// Failures are INVALID_INPUT for the field "secret": keychain_entry_missing, keychain_denied,
/// keychain_missing (no keychain can be used here) and keychain_silent (it has not answered yet).
class KeychainSecrets {
public:
    /// In milliseconds.
    struct Patience {
        int background = 3'000;  ///< the longest wait of value(), once for each entry
        int user = 60'000;       ///< of ask() and changes: the user may have to unlock the keychain
        int absent = 5'000;      ///< a missing entry is asked for again after this pause
        int unavailable = 30'000;
        int denied = 600'000;
    };

    /// `keychain` may be null (this build has none) and must outlive the last call.
    explicit KeychainSecrets(Keychain* keychain) : KeychainSecrets(keychain, Patience()) {}
    KeychainSecrets(Keychain* keychain, const Patience& patience);

    /// For work in the background: waits for the first answer only, and shortly. Later, a failure
    /// is returned until a pause is over and the keychain has been asked again meanwhile.
    [[nodiscard]] Result<QByteArray> value(const QString& entry);
    /// For somebody who waits: asks again after a failure, and waits for the answer.
    [[nodiscard]] Result<QByteArray> ask(const QString& entry);
    [[nodiscard]] Result<void> store(const QString& entry, const QByteArray& value);
    /// Good also when there was no such entry.
    [[nodiscard]] Result<void> remove(const QString& entry);

    /// Ends every wait, now and from now on, with keychain_silent: the program is closing.
    void stopWaiting();

private:
    struct State;
    struct Change;

    [[nodiscard]] Result<QByteArray> answer(const QString& entry, bool isUrgent);
    [[nodiscard]] Result<void> endOf(const QString& entry, const Change& change) const;

    Keychain* m_keychain;
    Patience m_patience;
    std::shared_ptr<State> m_state;  ///< shared with answers that are still to come
};

}  // namespace countertop
