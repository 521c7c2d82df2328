// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QSettings;

namespace countertop {

/// The settings of this computer's user, which window and command line share: a small file in the
/// user's configuration folder.
[[nodiscard]] std::unique_ptr<QSettings> openUserSettings();

}  // namespace countertop
