// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/RefundDecisions.h"

#include "models/core/Money.h"
#include "models/domain/OrderRefusal.h"

#include <algorithm>

namespace countertop::decide {

namespace {

PaymentRefunded refunded(const Order& order, PaidMethod share, const QString& reason,
                         const Moment& moment, qint64 creditedMinor) {
    return {moment.newPayment(), share.method,  share.heldMinor, reason,
            moment.day,          creditedMinor, order.currency,  moment.at};
}

QString inWords(qint64 amountMinor, const Order& order) {
    return toDecimalText(amountMinor, order.currency) + u' ' + order.currency;
}

/// The most one method can refund: the amount it holds, and any the gateway failed to refund.
qint64 mostOf(const Order& order, PaymentMethod method) {
    const qint64 instead = method == PaymentMethod::Gateway ? 0 : order.refundGivenUpMinor;
    return std::min(order.refundableMinor(), order.heldMinor(method) + instead);
}

tl::unexpected<Error> outOfRange(const Order& order, const RefundOptions& options, qint64 most) {
    if (!options.method) {
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("Between %1 and %2 %3 can be refunded")
                        .arg(toDecimalText(1, order.currency), toDecimalText(most, order.currency),
                             order.currency),
                    QStringLiteral("refund_out_of_range"),
                    {{QStringLiteral("refundable_minor"), most}});
    }
    const QString method = toText(*options.method);
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("Only %1 can be given back by %2").arg(inWords(most, order), method),
                QStringLiteral("refund_beyond_way"),
                {{QStringLiteral("refundable_minor"), most}, {QStringLiteral("method"), method}});
}

Result<qint64> refundAmount(const Order& order, const RefundOptions& options) {
    if (order.refundableMinor() <= 0) {
        return order.capturedMinor > 0 ? refuse(order, QStringLiteral("already_refunded"),
                                                QStringLiteral("is already refunded"))
                                       : refuse(order, QStringLiteral("nothing_to_refund"),
                                                QStringLiteral("has no payment to refund"));
    }
    const qint64 most = options.method ? mostOf(order, *options.method) : order.refundableMinor();
    const qint64 amount = options.amountMinor.value_or(most);
    if (amount > 0 && amount <= most) return amount;
    return outOfRange(order, options, most);
}

/// Splits the amount over the payment methods.
QList<PaidMethod> sharesOf(const Order& order, const RefundOptions& options, qint64 amountMinor) {
    if (options.method) return {{*options.method, amountMinor}};
    QList<PaidMethod> shares;
    qint64 rest = amountMinor;
    for (auto paid = order.paidMethods.crbegin(); paid != order.paidMethods.crend() && rest > 0;
         ++paid) {
        const qint64 share = std::min(rest, paid->heldMinor);
        if (share > 0) shares.append({paid->method, share});
        rest -= share;
    }
    return shares;
}

/// Checks whether a refund can be requested from the gateway now.
Result<void> mayAskGateway(const Order& order) {
    if (auto ok = mustBePlaced(order); !ok) return ok;
    // Before completion the fulfilment saga itself may refund everything.
    if (order.lifecycle == Lifecycle::Completed) return {};
    return refuse(order, QStringLiteral("still_being_fulfilled"),
                  QStringLiteral("is still being fulfilled; cancel it instead"));
}

}  // namespace

OrderEvents refundsOfCounter(const Order& order, const QString& reason, const Moment& moment) {
    OrderEvents events;
    for (auto paid = order.paidMethods.crbegin(); paid != order.paidMethods.crend(); ++paid) {
        if (paid->heldMinor == 0 || paid->method == PaymentMethod::Gateway) continue;
        events.append(refunded(order, *paid, reason, moment, 0));
    }
    return events;
}

Result<OrderEvents> refund(const Order& order, const RefundOptions& options, const Moment& moment) {
    const bool isOwed = order.lifecycle == Lifecycle::Cancelled && order.refundableMinor() > 0;
    if (auto ok = mustBePlaced(order); !ok && !isOwed) return fail(ok.error());
    if (order.refundRequestedMinor > 0) {
        return refuse(order, QStringLiteral("refund_under_way"),
                      QStringLiteral("has a refund under way"));
    }
    // A gateway payment that is not taken yet is not missing: the fulfilment is under way.
    if (order.payBy == PayBy::Gateway && order.refundableMinor() <= 0) {
        if (auto ok = mayAskGateway(order); !ok) return fail(ok.error());
    }
    const auto amount = refundAmount(order, options);
    if (!amount) return fail(amount.error());
    Order state = order;
    OrderEvents events;
    qint64 ofGateway = 0;
    for (const PaidMethod& share : sharesOf(order, options, *amount)) {
        if (share.method == PaymentMethod::Gateway) {
            ofGateway += share.heldMinor;
            continue;
        }
        events.append(refunded(order, share, options.reason, moment,
                               state.creditOf(share.heldMinor, options.isReversal)));
        countertop::apply(state, events.last());
    }
    if (ofGateway == 0) return events;
    if (auto ok = mayAskGateway(order); !ok) return fail(ok.error());
    events.append(RefundRequested{moment.newPayment(), ofGateway, options.reason,
                                  options.isReversal, order.currency});
    return events;
}

Result<OrderEvents> recordGatewayRefund(const Order& order, std::optional<qint64> amountMinor,
                                        const QString& reason, const Moment& moment) {
    const bool isOwed = order.lifecycle == Lifecycle::Cancelled && order.refundableMinor() > 0;
    if (auto ok = mustBePlaced(order); !ok && !isOwed) return fail(ok.error());
    const auto amount = refundAmount(order, {amountMinor, reason, PaymentMethod::Gateway});
    if (!amount) return fail(amount.error());
    const bool isReversal = order.refundRequestedMinor > 0 && order.isReversalRequested;
    return OrderEvents{refunded(order, {PaymentMethod::Gateway, *amount}, reason, moment,
                                order.creditOf(*amount, isReversal))};
}

Result<OrderEvents> giveUpRefund(const Order& order, const GiveUpRefund& command) {
    const bool isOwed = order.lifecycle == Lifecycle::Cancelled;
    if (auto ok = mustBePlaced(order); !ok && !isOwed) return fail(ok.error());
    // For a cancelled order the fulfilment refunds everything the gateway holds, without a request.
    const qint64 open = isOwed ? order.heldMinor(PaymentMethod::Gateway) - order.refundGivenUpMinor
                               : order.refundRequestedMinor;
    const qint64 amount = std::min(command.amountMinor, open);
    if (amount <= 0) {
        return refuse(order, QStringLiteral("no_refund_under_way"),
                      QStringLiteral("has no refund under way"));
    }
    return OrderEvents{RefundGivenUp{command.sagaId, amount, command.reason, order.currency}};
}

}  // namespace countertop::decide
