// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>
#include <QStringList>

namespace countertop {

/// How the messages of a route are sent, whatever they say.
struct RouteOptions {
    /// References to the secrets that sign its messages (see SecretReference.h); two while one
    /// replaces the other. Empty: not signed.
    QStringList secrets = {};
    QString caFile = {};  ///< PEM file of the authorities to trust; empty: the system's
    /// Whether the receiver may have a loopback, private, link-local or unique-local address.
    bool allowPrivate = false;
    bool operator==(const RouteOptions&) const = default;
};

/// The most secrets a route may have: an old and a new one.
inline constexpr qsizetype kMaximumSecrets = 2;

/// Stands for secrets whose stored text cannot be read. No program has such a secret.
inline const QString kDamagedSecret = QStringLiteral("damaged:");

/// The references as stored in the route's row: a JSON list of texts; empty without any.
[[nodiscard]] QString secretsText(const QStringList& secrets);
[[nodiscard]] QStringList secretsFromText(const QString& text);

/// Whether two destinations are of the same kind and, as far as they name one, on the same server.
[[nodiscard]] bool isSameServer(const QString& left, const QString& right);

/// INVALID_INPUT when the options do not go with the destination: an address in the URL that they
/// do not allow, or a secret or CA file for a destination that uses none.
[[nodiscard]] Result<void> checkOptions(const QString& destination, const RouteOptions& options);

}  // namespace countertop
