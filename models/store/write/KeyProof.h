// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandRecord.h"

namespace countertop {

/// What a command's audit row stores about its idempotency record, so that verify detects a changed
/// or deleted record: its expiry time, a space, and the first half of SHA-256, in hexadecimal, over
/// key, type, fingerprint, result and both times, joined by line feeds. Empty without a key. The
/// server's commit function computes the same value.
[[nodiscard]] QByteArray keyProof(const CommandRecord& record, const QByteArray& result);

}  // namespace countertop
