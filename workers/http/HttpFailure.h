// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <curl/curl.h>

namespace countertop {

/// Why a request got no reply, as one of the English sentences that the deliveries page translates.
/// `systemError` is the errno of the last attempt to connect, `said` what libcurl says of it, which
/// is quoted without passwords where no sentence fits.
[[nodiscard]] QString httpFailureText(CURLcode code, long systemError, const QString& said);

}  // namespace countertop
