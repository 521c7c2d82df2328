// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countertop::access {

/// Lets screen readers and scripts see the window's own kinds of controls as what they are, and no
/// hidden one as focused. Any number of calls count as one.
void install();

}  // namespace countertop::access
