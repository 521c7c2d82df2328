// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/RefundMethods.h"

#include <algorithm>

namespace countertop {

namespace {

qint64 amountIn(const TimelineEntry& entry) {
    return entry.facts[QLatin1StringView("amount_minor")].toInteger();
}

/// The order's money after its events.
Order moneyOf(const OrderDetails& details) {
    Order order;
    for (const TimelineEntry& entry : details.timeline) {
        const auto method =
            paymentMethodFromText(entry.facts[QLatin1StringView("method")].toString());
        if (entry.type == u"PaymentCaptured" && method) {
            apply(order, PaymentCaptured{{}, *method, amountIn(entry), 0, 0, {}});
        } else if (entry.type == u"PaymentRefunded" && method) {
            apply(order, PaymentRefunded{{}, *method, amountIn(entry), {}, {}, 0});
        } else if (entry.type == u"RefundGivenUp") {
            apply(order, RefundGivenUp{{}, amountIn(entry), {}});
        }
    }
    return order;
}

}  // namespace

QList<PaidMethod> refundMethods(const OrderDetails& details) {
    const Order order = moneyOf(details);
    QList<PaidMethod> paidMethods;
    for (auto paid = order.paidMethods.crbegin(); paid != order.paidMethods.crend(); ++paid) {
        if (paid->heldMinor > 0) paidMethods.append(*paid);
    }
    if (order.refundGivenUpMinor == 0) return paidMethods;
    for (const auto method : {PaymentMethod::Cash, PaymentMethod::Card, PaymentMethod::Voucher,
                              PaymentMethod::BankTransfer}) {
        const qint64 most =
            std::min(order.netMinor(), order.heldMinor(method) + order.refundGivenUpMinor);
        const auto known =
            std::find_if(paidMethods.begin(), paidMethods.end(),
                         [&](const PaidMethod& paid) { return paid.method == method; });
        if (known != paidMethods.end()) {
            known->heldMinor = most;
        } else if (most > 0) {
            paidMethods.append({method, most});
        }
    }
    return paidMethods;
}

}  // namespace countertop
