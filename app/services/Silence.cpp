// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Silence.h"

#include "models/store/connection/SqlErrors.h"

namespace countertop {

Error silence(Dialect dialect) { return dialect == Dialect::Sqlite ? fileBusy() : serverSlow(); }

}  // namespace countertop
