// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QUrl>

namespace countertop {

/// Reads "http[s]://[user:password@]host[:port][/path][?parameters]", completely or not at all:
/// INVALID_INPUT on the field "destination". Special characters are written in percent encoding, so
/// that where the host is cannot be read in two ways.
[[nodiscard]] Result<QUrl> parseWebAddress(const QString& text);

/// A destination "KIND:ADDRESS" in the one spelling of all that mean the same receiver (RFC 3986
/// §6.2): for comparing, not for sending. Other kinds than webhooks have one spelling only.
[[nodiscard]] QString meantDestination(const QString& destination);

}  // namespace countertop
