// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/ChangeText.h"

#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"

namespace countertop {

namespace {

using Kind = OrderDifference::Kind;

constexpr int kMaximumGoods = 3;

bool isGoods(const OrderDifference& change) {
    return change.kind == Kind::LineAdded || change.kind == Kind::LineShipped;
}

QString withReason(const QString& sentence, const QString& reason) {
    return reason.isEmpty() ? sentence
                            : sentence + QStringLiteral(" – ") + FailureText::ofOrder(reason);
}

}  // namespace

QString ChangeText::goods(const OrderDifference& change) {
    const QString quantity = CellText::count(change.quantity);
    switch (change.kind) {
        case Kind::LineAdded:
            return tr("%1 × %2 added", "quantity, product").arg(quantity, change.name);
        case Kind::LineRemoved:
            return tr("%1 × %2 removed", "quantity, product").arg(quantity, change.name);
        case Kind::LineShipped:
            return tr("%1 × %2 shipped", "quantity, product").arg(quantity, change.name);
        case Kind::QuantityChanged:
            return tr("%1: %2 instead of %3", "product, new quantity, old quantity")
                .arg(change.name, quantity, CellText::count(change.previousQuantity));
        default:
            return {};
    }
}

QString ChangeText::money(const OrderDifference& change, const QString& currency) {
    const QString amount = CellText::money(change.amountMinor, currency);
    const bool cash = change.method == PaymentMethod::Cash;
    const QString method = CellText::paymentMethod(change.method);
    switch (change.kind) {
        case Kind::Paid:
            if (!cash) return tr("Paid %1, %2", "amount, payment method").arg(amount, method);
            if (change.changeMinor == 0) return tr("Paid %1 in cash").arg(amount);
            return tr("Paid %1 in cash, change %2")
                .arg(amount, CellText::money(change.changeMinor, currency));
        case Kind::Refunded:
            return withReason(
                cash ? tr("Refunded %1 in cash").arg(amount)
                     : tr("Refunded %1, %2", "amount, payment method").arg(amount, method),
                change.note);
        case Kind::RefundRequested:
            return withReason(tr("Refund of %1 asked of the payment service").arg(amount),
                              change.note);
        case Kind::RefundGivenUp:
            return withReason(tr("Refund of %1 by the payment service given up").arg(amount),
                              change.note);
        case Kind::Credited:
            return withReason(tr("Credit note %1 over %2").arg(change.name, amount), change.note);
        case Kind::Placed:
            return tr("Placed as %1 for %2", "number, total").arg(change.name, amount);
        default:
            return {};
    }
}

QString ChangeText::progress(const OrderDifference& change) {
    switch (change.kind) {
        case Kind::Created:
            return change.name.isEmpty() ? tr("Begun for a walk-in customer")
                                         : tr("Begun for %1").arg(change.name);
        case Kind::Confirmed:
            return change.automatic ? tr("Confirmed automatically") : tr("Confirmed");
        case Kind::Shipped:
            return change.note.isEmpty() ? tr("Shipped")
                                         : tr("Shipped, tracking %1").arg(change.note);
        case Kind::HandedOver:
            return tr("Handed over at the counter");
        case Kind::Delivered:
            return tr("Delivered");
        case Kind::Completed:
            return change.automatic ? tr("Completed automatically") : tr("Completed");
        case Kind::Cancelled:
            return withReason(tr("Cancelled"), change.note);
        case Kind::Status:
            return tr("Status %1, before %2")
                .arg(CellText::status(change.statusAfter), CellText::status(change.statusBefore));
        case Kind::Other:
            return tr("Recorded by a newer Countertop: %1").arg(change.name);
        default:
            return {};
    }
}

QString ChangeText::sentence(const OrderDifference& change, const QString& currency) {
    for (const QString& text : {goods(change), money(change, currency), progress(change)}) {
        if (!text.isEmpty()) return text;
    }
    return {};
}

QString ChangeText::text(const QList<OrderDifference>& changes, const QString& currency) {
    QStringList lines;
    int told = 0;
    int more = 0;
    for (const OrderDifference& change : changes) {
        const bool tooMany = isGoods(change) && ++told > kMaximumGoods;
        if (tooMany) {
            ++more;
        } else {
            lines.append(sentence(change, currency));
        }
    }
    if (more > 0) lines.append(tr("and %Ln more line(s)", nullptr, more));
    return lines.join(u'\n');
}

}  // namespace countertop
