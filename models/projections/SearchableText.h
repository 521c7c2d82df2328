// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace countertop {

/// Lower-case, compatibility-folded text that searches compare with: the parts with a space
/// between.
[[nodiscard]] QString searchText(const QStringList& parts);

}  // namespace countertop
