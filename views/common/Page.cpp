// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/Page.h"

namespace countertop {

void Page::commandFinished(const QString& /*intentKey*/, const CommandResult& /*result*/) {}

void Page::commandFailed(const QString& /*intentKey*/, const Error& /*error*/) {}

}  // namespace countertop
