// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Seal.h"
#include "models/store/connection/Query.h"

namespace countertop {

/// The columns that `seals` and `record_seals` share.
inline constexpr char kSealColumns[] =
    "from_position, to_position, events, sealed_at, previous_hash, hash, marks, records";

/// Reads a row of either table; the query selects all of kSealColumns.
[[nodiscard]] Seal sealFrom(Query& query);

/// Binds a seal as :from, :to, :events, :now, :previous, :hash, :marks and :records.
void bindSeal(Query& query, const Seal& seal);

/// "CHAIN:POSITION:HASH", by which a seal of one chain names the last one of another; empty for a
/// chain that has not begun.
[[nodiscard]] QByteArray sealHead(const QString& chain, const Seal& seal);

}  // namespace countertop
