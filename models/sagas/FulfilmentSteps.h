// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"

#include <optional>
#include <utility>

namespace countertop {

/// The steps of a fulfilment in its saga's row: what is done, what comes next, and what is to be
/// undone. For OrderFulfilment and FulfilmentRequests.
namespace fulfilment {

/// In execution order: the reverse of the steps. The last two always run if an order was placed;
/// one command does both.
inline constexpr std::pair<SagaAction, SagaAction> kUndo[] = {
    {SagaAction::CancelShipment, SagaAction::CreateShipment},
    {SagaAction::RefundPayment, SagaAction::TakePayment},
    {SagaAction::ReleaseStock, SagaAction::ReserveStock},
    {SagaAction::FailOrder, SagaAction::ReserveStock},
};

[[nodiscard]] bool isForward(SagaAction action);

/// A deterministic UUID derived from a text.
[[nodiscard]] QString derivedId(const QString& text);
/// The id of the order a round places; the same for every attempt.
[[nodiscard]] QString orderIdOf(const SagaRow& saga);

/// The last step of the current round with that action.
[[nodiscard]] const SagaStep* lastStep(const SagaRow& saga, SagaAction action);
[[nodiscard]] SagaStep* lastStep(SagaRow& saga, SagaAction action);
/// The step whose key and reference the action needs.
[[nodiscard]] const SagaStep* otherStep(const SagaRow& saga, SagaAction action);
[[nodiscard]] bool isDone(const SagaRow& saga, SagaAction action);

/// The step to start or continue: the first one that is not done.
[[nodiscard]] std::optional<SagaAction> nextForward(const SagaRow& saga);
[[nodiscard]] std::optional<SagaAction> nextUndo(const SagaRow& saga);
/// Receivers recognise a key they have executed. A refused one had no effect, so a new attempt
/// needs another key.
[[nodiscard]] QString keyFor(const SagaRow& saga, SagaAction action);
[[nodiscard]] SagaStep openStep(const SagaRow& saga, SagaAction action, Timestamp at);

/// The goods may be on their way, so the saga can no longer be undone. Completing only sends
/// commands, and repeating a command always returns its outcome.
[[nodiscard]] bool isBeingCompleted(const SagaRow& saga);
/// A step that was started and not answered may have had its effect.
void startUndoing(SagaRow& saga, const QString& reason, Timestamp at);
/// Ends compensation once nothing is left to try.
void endUndoing(SagaRow& saga);

}  // namespace fulfilment

}  // namespace countertop
