// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

namespace countertop {

/// Source of identifiers for new objects. Decisions and events take theirs from here, so that a
/// simulation can reproduce them byte for byte.
class IdSource {
public:
    virtual ~IdSource() = default;
    /// A unique identifier in the form of newUuidV7().
    [[nodiscard]] virtual QString next() = 0;
};

/// Identifiers for production use. Thread-safe.
class UuidV7Source final : public IdSource {
public:
    [[nodiscard]] QString next() override { return newUuidV7(); }
};

}  // namespace countertop
