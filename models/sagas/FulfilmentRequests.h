// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/sagas/SagaEffect.h"

namespace countertop {

/// What a person may do with a saga by hand. Pure functions over its row, like OrderFulfilment.
namespace fulfilment {

/// Starts a new round of an undone saga, with a new order of the same goods, because a cancelled
/// order stays cancelled. When nothing at all could be undone, continues with the same order and
/// executes only the missing steps. INVALID_TRANSITION otherwise.
[[nodiscard]] Result<void> retry(SagaRow& saga, Timestamp at, const SagaPolicy& policy);
/// Continues an open saga at once. INVALID_TRANSITION when it has ended.
[[nodiscard]] Result<void> resume(SagaRow& saga, Timestamp at);
/// Undoes a running saga, or retries what could not be undone. INVALID_TRANSITION otherwise, and
/// while the order is being completed, because the goods may be on their way.
[[nodiscard]] Result<void> compensate(SagaRow& saga, const QString& reason, Timestamp at);
/// Gives up a refund that needs a person: the money goes back by another method, and the gateway is
/// not asked again. Idempotent. INVALID_TRANSITION otherwise.
[[nodiscard]] Result<void> giveUp(SagaRow& saga, const QString& reason, Timestamp at);

}  // namespace fulfilment

}  // namespace countertop
