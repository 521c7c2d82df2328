// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QString>

namespace countertop {

/// What the references to secrets begin with that a shop stores instead of them: "file:PATH" or
/// "keychain:NAME".
inline const QString kSecretInFile = QStringLiteral("file:");
inline const QString kSecretInKeychain = QStringLiteral("keychain:");

/// Whether a secret in the keychain may have this name: up to 100 letters, digits and . _ - :
[[nodiscard]] bool isSecretName(const QString& name);
/// The problem of the field "secret" when it may not.
[[nodiscard]] FieldProblem notASecretName(const QString& name);

/// What is wrong with a reference, for the field "secret"; the secret itself is not looked at.
[[nodiscard]] std::optional<FieldProblem> secretReferenceProblem(const QString& reference);

}  // namespace countertop
