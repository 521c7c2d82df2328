// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QUrl>

namespace countertop {

/// Reads "http[s]://[user:password@]host[:port][/path][?parameters]", completely or not at all:
/// INVALID_INPUT on the field "destination". Special characters are written in percent encoding, so
/// that where the host is cannot be read in two ways.
[[nodiscard]] Result<QUrl> parseWebAddress(const QString& text);

}  // namespace countertop
