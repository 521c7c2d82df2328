// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A new random secret that signs messages to a receiver: "whsec_" and the base64 of 32 bytes
/// (Standard Webhooks, https://www.standardwebhooks.com). Any thread.
[[nodiscard]] QString newSigningSecret();

}  // namespace countertop
