// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace countertop {

/// A place on this computer that keeps secrets for the signed-in user. Any thread may ask. An
/// answer comes once, on any thread, and possibly only after the user has unlocked the keychain, so
/// never wait for it without a limit: see KeychainSecrets.
class Keychain {
public:
    struct Failure {
        enum class Kind {
            NoEntry,     ///< nothing is kept under that name
            Denied,      ///< the user or the system refused access
            Unavailable  ///< no keychain service answers here
        };
        Kind kind = Kind::Unavailable;
        QString reason = {};  ///< in the service's own words; may be empty
    };
    template <class Value>
    using Outcome = tl::expected<Value, Failure>;
    using Read = std::function<void(const Outcome<QByteArray>&)>;
    using Written = std::function<void(const Outcome<void>&)>;

    virtual ~Keychain() = default;

    virtual void read(const QString& entry, Read done) = 0;
    /// Replaces what is kept under that name.
    virtual void write(const QString& entry, const QByteArray& value, Written done) = 0;
    /// NoEntry when nothing is kept under that name.
    virtual void remove(const QString& entry, Written done) = 0;
};

/// The keychain of the system, by QtKeychain; null when this build has no client for it. A process
/// may have only one: the library's queue belongs to the thread that used it first. Destroying it
/// drops what is unanswered.
[[nodiscard]] std::unique_ptr<Keychain> systemKeychain();

}  // namespace countertop
