// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QtGlobal>

#include <utility>

namespace countertop {

/// Returns the value or ends the program with the error: for preconditions of a test or a
/// benchmark.
template <class Value>
Value orFatal(Result<Value> result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

inline void orFatal(const Result<void>& result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
}

}  // namespace countertop
