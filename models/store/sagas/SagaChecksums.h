// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The columns of kSagaChecksumColumns as "T.saga_id AS saga_id, …": other tables have some of the
/// same names.
[[nodiscard]] QString sagaChecksumColumnsOf(const QString& table);

/// The checksum that a row with those columns must have.
[[nodiscard]] QByteArray sagaChecksumFrom(Query& row);

/// Gives the sagas of before there were checksums theirs, for all stores, inside the transaction of
/// migration 0010. 100,000 sagas take seconds.
Result<void> fillSagaChecksums(Database& database);

}  // namespace countertop
