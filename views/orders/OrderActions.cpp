// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderActions.h"

namespace countertop {

OrderActions actionsFor(const OrderRow& row) {
    const bool ended = row.lifecycle == Lifecycle::Cancelled || row.lifecycle == Lifecycle::Expired;
    if (row.kind == OrderKind::CreditNote || row.lifecycle == Lifecycle::None) return {};
    OrderActions actions;
    // A cancelled order may still hold money that the gateway has not refunded.
    actions.canRefund = row.lifecycle != Lifecycle::Draft && row.netMinor() > 0;
    if (ended) return actions;
    const bool placed = row.lifecycle != Lifecycle::Draft;
    const bool confirmed =
        row.lifecycle == Lifecycle::Confirmed || row.lifecycle == Lifecycle::Completed;
    const bool unshipped = row.fulfilmentStatus == FulfilmentStatus::Unfulfilled;
    actions.canPay = placed && row.dueMinor() > 0;
    actions.canShip = (confirmed || (placed && row.totalMinor == 0)) &&
                      (unshipped || row.fulfilmentStatus == FulfilmentStatus::PartiallyShipped);
    actions.canCancel = unshipped && row.lifecycle != Lifecycle::Completed;
    return actions;
}

}  // namespace countertop
