// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

/// Reads what a route refers to on this computer. The shop's database holds only references: a
/// copy of it must not give anybody the means to sign. Thread-safe; a file is read again as soon as
/// it has changed, so that replacing one takes effect at once.
namespace countertop::secrets {

/// The signing keys of a route's references ("file:PATH"), in order. INVALID_INPUT for the field
/// "secret", naming the file, when one cannot be read, may be read by other users, or is no secret.
[[nodiscard]] Result<QList<QByteArray>> signingKeys(const QStringList& references);

/// The content of a PEM file with certificates. INVALID_INPUT for the field "ca_file" when there
/// are none.
[[nodiscard]] Result<QByteArray> authorities(const QString& path);

}  // namespace countertop::secrets
