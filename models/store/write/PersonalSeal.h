// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/store/personal/PersonalKeys.h"

namespace countertop {

/// A write as it is stored: its personal fields are in encrypted boxes.
struct SealedWrite {
    Write write;
    QList<PersonalKey> keys;  ///< those that encrypt its boxes, by subject
};

[[nodiscard]] bool hasPersonalFields(const Write& write);

/// Encrypts the personal fields of the write's events and of its command, whose record uses the
/// key of the first such event. A command without one, because it changes nothing, is recorded
/// without them.
[[nodiscard]] Result<SealedWrite> sealPersonalFields(Write write, PersonalKeys& keys);

}  // namespace countertop
