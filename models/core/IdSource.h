// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

namespace countertop {

/// Where the identifiers of new things come from: decisions and events take theirs from here, so
/// that a simulation can repeat them to the byte.
class IdSource {
public:
    virtual ~IdSource() = default;
    /// Never the same twice, in the form of newUuidV7().
    [[nodiscard]] virtual QString next() = 0;
};

/// The identifiers of a real shop. Safe from any thread.
class UuidV7Source final : public IdSource {
public:
    [[nodiscard]] QString next() override { return newUuidV7(); }
};

}  // namespace countertop
