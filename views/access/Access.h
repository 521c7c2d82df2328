// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countertop::access {

/// Lets screen readers and scripts see the window's custom controls with their real roles, and no
/// hidden control as focused. May be called any number of times.
void install();

}  // namespace countertop::access
