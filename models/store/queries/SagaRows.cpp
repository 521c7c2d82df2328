// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SagaRows.h"

#include "models/sagas/SagaText.h"

namespace countertop {

Result<SagaRow> sagaRowFrom(Query& query) {
    const auto status = sagaStatusFromText(query.text("status"));
    const auto steps = sagaStepsFromText(query.utf8("steps"));
    if (!steps) return fail(steps.error());
    if (!status) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("A saga has the unknown status '%1'").arg(query.text("status")),
                    QStringLiteral("unreadable_text"));
    }
    SagaRow row;
    row.sagaId = query.text("saga_id");
    row.type = query.text("type");
    row.orderId = OrderId(query.text("order_id"));
    row.orderNumber = query.text("order_number");
    row.correlationId = query.text("correlation_id");
    row.status = *status;
    row.round = static_cast<int>(query.integer("round"));
    row.amountMinor = query.integer("amount_minor");
    row.currency = query.text("currency");
    row.steps = *steps;
    row.observed = sagaPositionsFromText(query.utf8("observed"));
    row.failureReason = query.text("failure_reason");
    row.givenUpByHand = query.integer("given_up_by_hand") != 0;
    row.startedAt = query.integer("started_at");
    row.updatedAt = query.integer("updated_at");
    row.deadline = query.integer("deadline");
    row.dueAt = query.integer("due_at");
    row.version = query.integer("version");
    return row;
}

}  // namespace countertop
