// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The columns of kSagaChecksumColumns as "T.saga_id AS saga_id, …", because other tables have
/// columns with the same names.
[[nodiscard]] QString sagaChecksumColumnsOf(const QString& table);

/// Computes the checksum of a row with those columns.
[[nodiscard]] QByteArray sagaChecksumFrom(Query& row);

/// Computes the checksums of sagas stored before checksums existed, for all stores, inside the
/// transaction of migration 0010. 100,000 sagas take seconds.
Result<void> fillSagaChecksums(Database& database);

}  // namespace countertop
