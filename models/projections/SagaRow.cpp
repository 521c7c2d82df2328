// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/SagaRow.h"

#include <array>

namespace countertop {

namespace {

// In the order of the enums.
constexpr std::array kStatuses{"running",     "completed",           "compensating",
                               "compensated", "compensation_failed", "given_up"};
constexpr std::array kActions{"reserve_stock",  "take_payment",    "create_shipment",
                              "complete_order", "cancel_shipment", "refund_payment",
                              "release_stock",  "fail_order"};
constexpr std::array kStates{"started", "done", "failed", "unknown"};

template <class Enum, class Words>
QString wordOf(const Words& words, Enum value) {
    return QString::fromLatin1(words[static_cast<std::size_t>(value)]);
}

template <class Enum, class Words>
std::optional<Enum> valueOf(const Words& words, QStringView text) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (text == QLatin1StringView(words[at])) return static_cast<Enum>(at);
    }
    return std::nullopt;
}

}  // namespace

QString toText(SagaStatus status) { return wordOf(kStatuses, status); }
QString toText(SagaAction action) { return wordOf(kActions, action); }
QString toText(SagaStepState state) { return wordOf(kStates, state); }

std::optional<SagaStatus> sagaStatusFromText(QStringView text) {
    return valueOf<SagaStatus>(kStatuses, text);
}
std::optional<SagaAction> sagaActionFromText(QStringView text) {
    return valueOf<SagaAction>(kActions, text);
}
std::optional<SagaStepState> sagaStepStateFromText(QStringView text) {
    return valueOf<SagaStepState>(kStates, text);
}

bool SagaRow::owesRefund() const {
    bool isOwed = isRefund();
    for (const SagaStep& step : steps) {
        if (step.round != round) continue;
        const bool mayHaveHappened = step.state != SagaStepState::Failed;
        if (step.action == SagaAction::TakePayment && mayHaveHappened) isOwed = true;
        if (step.action == SagaAction::RefundPayment && step.state == SagaStepState::Done) {
            return false;
        }
    }
    return isOwed;
}

std::optional<SagaAction> SagaRow::currentStep() const {
    if (steps.isEmpty()) return std::nullopt;
    return steps.last().action;
}

}  // namespace countertop
