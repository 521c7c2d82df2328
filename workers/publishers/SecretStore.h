// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include "workers/keychain/KeychainSecrets.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

/// Reads what a route refers to on this computer. The shop's database holds only references: a
/// copy of it must not give anybody the means to sign. Thread-safe; a file is read again as soon as
/// it has changed, so that replacing one takes effect at once.
namespace countertop::secrets {

/// The signing keys of a route's references ("file:PATH", "keychain:NAME"), in order. INVALID_INPUT
/// for the field "secret", naming the file or entry, when one cannot be read, may be read by other
/// users, or is no secret. Without `keychain`, only files are read.
[[nodiscard]] Result<QList<QByteArray>> signingKeys(const QStringList& references,
                                                    KeychainSecrets* keychain = nullptr);

/// Whether the secret of a reference can be used, for somebody who waits for the answer: a keychain
/// is asked anew and may ask its user. The errors are those of signingKeys().
[[nodiscard]] Result<void> checkSecret(const QString& reference, KeychainSecrets* keychain);

/// Keeps a new secret "whsec_…" in the keychain. Also fails when its name is not one
/// ("not_a_secret_name") or has another secret already ("keychain_entry_exists"). INVALID_INPUT for
/// "secret" when the secret itself is none, else for "name".
[[nodiscard]] Result<void> storeSecret(const QString& name, const QByteArray& secret,
                                       KeychainSecrets& keychain);

/// The content of a PEM file with certificates. INVALID_INPUT for the field "ca_file" when there
/// are none.
[[nodiscard]] Result<QByteArray> authorities(const QString& path);

}  // namespace countertop::secrets
