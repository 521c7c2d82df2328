// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

#include <QString>
#include <QStringList>

namespace countertop {

/// Orders of other programs keep their numbers, behind the name of the program: two programs, and
/// the tills of the shop, may count alike. "online-retail:536365". All of it is pure.
[[nodiscard]] QString importedNumber(const QString& source, const QString& number);

/// The programs whose orders can be imported, now or by a later version.
[[nodiscard]] const QStringList& importSources();

/// True for what could be taken for an imported number, in any case: no till may be called so.
[[nodiscard]] bool namesImportSource(const QString& text);

/// The number of an order as an event of any age gives it: those recorded before numbers named
/// their program are told by the order's id, which follows from both.
[[nodiscard]] QString orderNumberAsRead(const QString& orderId, const QString& number);

}  // namespace countertop
