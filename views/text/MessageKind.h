// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace countertop {

/// The severity of a message. Errors and warnings stay until dismissed; the others disappear by
/// themselves.
enum class MessageKind { Info, Success, Warning, Error };

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::MessageKind)
