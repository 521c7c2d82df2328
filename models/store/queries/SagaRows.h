// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/SagaRow.h"
#include "models/store/connection/Query.h"

namespace countertop {

/// The saga in the query's current row; the query selects kSagaColumns from kSagaTables. DAMAGED
/// when its steps or its status cannot be read.
[[nodiscard]] Result<SagaRow> sagaRowFrom(Query& query);
inline constexpr char kSagaColumns[] =
    "s.saga_id, s.type, s.order_id, coalesce(o.number, '') AS order_number, s.correlation_id, "
    "s.status, s.round, s.amount_minor, s.currency, s.steps, s.observed, s.failure_reason, "
    "s.given_up_by_hand, s.started_at, s.updated_at, s.deadline, s.due_at, s.version";
inline constexpr char kSagaTables[] =
    "sagas s LEFT JOIN orders o ON o.store_id = s.store_id AND o.order_id = s.order_id";

}  // namespace countertop
