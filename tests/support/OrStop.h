// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QtGlobal>

#include <utility>

namespace countertop {

/// The value, or the end of the program with the reason: for what must work before a test or a
/// measurement can begin.
template <class Value>
Value orStop(Result<Value> result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *std::move(result);
}

inline void orStop(const Result<void>& result) {
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
}

}  // namespace countertop
