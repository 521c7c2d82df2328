// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <tl/expected.hpp>

namespace countertop {

/// A value, or the Error that prevented it. g++ 12's C++20 library has no std::expected.
template <class T = void>
using Result = tl::expected<T, Error>;

/// The error side of a Result: `return fail(error)`.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail, QString reason = {},
                                                QJsonObject facts = {}) {
    return fail(makeError(code, std::move(detail), std::move(reason), std::move(facts)));
}

}  // namespace countertop
