// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace countertop {

/// How serious a message is. Errors stay until dismissed; the others go by themselves.
enum class MessageKind { Info, Success, Warning, Error };

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::MessageKind)
