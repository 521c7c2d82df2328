// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

#include <QString>
#include <QStringList>

namespace countertop {

/// Orders from other programs keep their numbers, prefixed with the program's name, because two
/// programs and the shop's tills may use the same numbers. "online-retail:536365". All pure.
[[nodiscard]] QString importedNumber(const QString& source, const QString& number);

/// The programs whose orders this version or a later one can import.
[[nodiscard]] const QStringList& importSources();

/// True for text that could be taken for an imported number, ignoring case; no till may have such
/// a name.
[[nodiscard]] bool namesImportSource(const QString& text);

/// The order number as read from an event of any age. Old events lack the program's name; their
/// order's id, which is derived from both, shows that they were imported.
[[nodiscard]] QString orderNumberAsRead(const QString& orderId, const QString& number);

}  // namespace countertop
