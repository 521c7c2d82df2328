// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandRecord.h"

namespace countertop {

/// What the audit row of a command keeps of its key's record, so that a record that was changed or
/// taken away is found: when it expires, a blank, and the first half of SHA-256, in hexadecimal,
/// over key, type, fingerprint, result and both times, joined by line feeds. Empty without a key.
/// The server's commit function makes the same.
[[nodiscard]] QByteArray keyProof(const CommandRecord& record, const QByteArray& result);

}  // namespace countertop
