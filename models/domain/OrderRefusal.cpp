// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderRefusal.h"

namespace countertop {

tl::unexpected<Error> refuse(const Order& order, const QString& reason, const QString& sentence) {
    const QString name = order.number.isEmpty() ? QStringLiteral("The draft order")
                                                : QStringLiteral("Order ") + order.number;
    return fail(ErrorCode::InvalidTransition, name + u' ' + sentence, reason,
                {{QStringLiteral("number"), order.number}});
}

Result<void> requireActive(const Order& order) {
    switch (order.lifecycle) {
        case Lifecycle::None:
            return fail(ErrorCode::NotFound, QStringLiteral("There is no such order"),
                        QStringLiteral("order_not_found"));
        case Lifecycle::Cancelled:
            return refuse(order, QStringLiteral("already_cancelled"),
                          QStringLiteral("is already cancelled"));
        case Lifecycle::Expired:
            return refuse(order, QStringLiteral("expired"), QStringLiteral("has expired"));
        case Lifecycle::Draft:
        case Lifecycle::Pending:
        case Lifecycle::Confirmed:
        case Lifecycle::Completed:
            break;
    }
    if (order.kind == OrderKind::CreditNote) {
        return refuse(order, QStringLiteral("is_credit_note"),
                      QStringLiteral("is a credit note and cannot change"));
    }
    return {};
}

Result<void> mustBePlaced(const Order& order) {
    if (auto alive = requireActive(order); !alive) return alive;
    if (order.lifecycle != Lifecycle::Draft) return {};
    return refuse(order, QStringLiteral("not_placed"), QStringLiteral("has not been placed yet"));
}

Result<void> mustBeDraft(const Order& order) {
    if (auto alive = requireActive(order); !alive) return alive;
    if (order.lifecycle == Lifecycle::Draft) return {};
    return refuse(order, QStringLiteral("already_placed"),
                  QStringLiteral("is already placed; its lines cannot change"));
}

Result<void> mustBeNew(const Order& order) {
    if (order.lifecycle == Lifecycle::None) return {};
    return refuse(order, QStringLiteral("already_exists"), QStringLiteral("already exists"));
}

}  // namespace countertop
