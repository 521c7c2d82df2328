// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Responsiveness.h"

#include "models/store/connection/SqlErrors.h"

namespace countertop {

Error unresponsive(Dialect dialect) {
    return dialect == Dialect::Sqlite ? fileBusy() : serverSlow();
}

}  // namespace countertop
