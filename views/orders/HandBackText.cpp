// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/HandBackText.h"

#include "models/projections/RefundMethods.h"
#include "models/tables/CellText.h"

#include <map>

namespace countertop {

QString HandBackText::part(PaymentMethod method, const QString& amount) {
    switch (method) {
        case PaymentMethod::Cash:
            return tr("%1 in cash", "amount handed back").arg(amount);
        case PaymentMethod::Card:
            return tr("%1 to the card", "amount handed back").arg(amount);
        case PaymentMethod::Voucher:
            return tr("%1 as a voucher", "amount handed back").arg(amount);
        case PaymentMethod::BankTransfer:
            return tr("%1 by bank transfer", "amount handed back").arg(amount);
        case PaymentMethod::Imported:
        case PaymentMethod::Gateway:
            break;
    }
    return tr("%1 the way it was paid", "amount handed back").arg(amount);
}

QString HandBackText::sentence(const OrderDetails& before, qint64 minor,
                               std::optional<PaymentMethod> method) {
    if (minor <= 0) return {};
    QStringList parts;
    qint64 byService = 0;
    qint64 rest = minor;
    for (const PaidMethod& paid : refundMethods(before)) {
        if (method && paid.method != *method) continue;
        const qint64 share = qMin(rest, paid.heldMinor);
        if (share <= 0) continue;
        rest -= share;
        if (paid.method == PaymentMethod::Gateway) {
            byService += share;
        } else {
            parts.append(part(paid.method, CellText::money(share, before.row.currency)));
        }
    }
    QStringList sentences;
    if (!parts.isEmpty()) sentences.append(tr("Hand back %1.").arg(parts.join(tr(", "))));
    if (byService > 0) {
        sentences.append(tr("%1 goes back by the payment service.")
                             .arg(CellText::money(byService, before.row.currency)));
    }
    return sentences.join(u' ');
}

QString HandBackText::givenBack(const OrderDetails& order) {
    std::map<PaymentMethod, qint64> byMethod;
    for (const PaymentRow& payment : order.payments) {
        if (payment.amountMinor < 0) byMethod[payment.method] -= payment.amountMinor;
    }
    QStringList parts;
    for (const auto& [method, minor] : byMethod) {
        parts.append(part(method, CellText::money(minor, order.row.currency)));
    }
    return parts.join(tr(", "));
}

}  // namespace countertop
