// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SecretReference.h"

#include "models/core/Filled.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr qsizetype kLongestName = 100;

}  // namespace

bool isSecretName(const QString& name) {
    return !name.isEmpty() && name.size() <= kLongestName &&
           std::all_of(name.cbegin(), name.cend(), [](QChar c) {
               return c.unicode() < 128 &&
                      (c.isLetterOrNumber() || QStringLiteral("._-:").contains(c));
           });
}

FieldProblem notASecretName(const QString& name) {
    return {
        QStringLiteral("secret"),
        filled(QStringLiteral("'%1' is not the name of a secret in the keychain: it has at most %2 "
                              "letters, digits and . _ - :"),
               name, kLongestName),
        QStringLiteral("not_a_secret_name"),
        {{QStringLiteral("text"), name}}};
}

std::optional<FieldProblem> secretReferenceProblem(const QString& reference) {
    if (reference.startsWith(kSecretInFile + u'/')) return std::nullopt;
    if (reference.startsWith(kSecretInKeychain)) {
        const QString name = reference.sliced(kSecretInKeychain.size());
        if (isSecretName(name)) return std::nullopt;
        return notASecretName(name);
    }
    return FieldProblem{QStringLiteral("secret"),
                        QStringLiteral("'%1' is not the path of a secret file").arg(reference),
                        QStringLiteral("not_a_secret_file"),
                        {{QStringLiteral("text"), reference}}};
}

}  // namespace countertop
