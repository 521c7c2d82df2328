// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderDecisions.h"

#include "models/core/Filled.h"
#include "models/core/Money.h"
#include "models/domain/OrderRefusal.h"
#include "models/domain/RefundDecisions.h"

namespace countertop::decide {

namespace {

/// The events so far and the state they lead to.
struct Unfolding {
    Order order;
    OrderEvents events;

    void append(const OrderEvent& event) {
        apply(order, event);
        events.append(event);
    }
};

OrderCreated opened(const OrderOpening& opening, OrderKind kind, const Moment& moment) {
    return {kind,      opening.customerId, opening.customerName, opening.currency, opening.till,
            moment.at, moment.day};
}

Result<void> checkLine(const OrderLine& line) {
    if (line.quantity < 1 || line.quantity > kMaximumQuantity) {
        return fail(invalidInput(
            QStringLiteral("quantity"),
            filled(QStringLiteral("The quantity of '%1' must be between 1 and %2; %3 is not"),
                   line.name, kMaximumQuantity, line.quantity),
            QStringLiteral("quantity_out_of_range"),
            {{QStringLiteral("name"), line.name}, {QStringLiteral("largest"), kMaximumQuantity}}));
    }
    if (line.unitPriceMinor < 0) {
        return fail(
            invalidInput(QStringLiteral("price"),
                         QStringLiteral("The price of '%1' must not be negative").arg(line.name),
                         QStringLiteral("price_negative")));
    }
    return {};
}

/// Numbers the lines from `first` and prices them; refuses impossible quantities, prices, totals.
Result<QList<OrderLine>> numbered(const QList<OrderLine>& lines, int first) {
    QList<OrderLine> result;
    result.reserve(lines.size());
    for (const OrderLine& line : lines) {
        if (auto good = checkLine(line); !good) return fail(good.error());
        auto pricedLine = priced(line);
        if (!pricedLine) return fail(pricedLine.error());
        pricedLine->lineNumber = first++;
        result.append(*std::move(pricedLine));
    }
    return result;
}

Result<OrderPlaced> placed(const QList<OrderLine>& lines, const QString& currency,
                           const Moment& moment, PayBy payBy = PayBy::Counter) {
    if (lines.isEmpty()) {
        return fail(invalidInput(QStringLiteral("lines"),
                                 QStringLiteral("An order needs at least one line"),
                                 QStringLiteral("no_lines")));
    }
    const auto totals = totalsOf(lines);
    if (!totals) return fail(totals.error());
    return OrderPlaced{{},    lines,   totals->totalMinor, totals->taxMinor, moment.at, moment.day,
                       payBy, currency};
}

OrderShipped everythingShipped(const Order& order, const QString& tracking, bool handedOver) {
    OrderShipped shipped{{}, tracking, handedOver};
    for (const OrderLine& line : order.lines) {
        const qint64 left = line.quantity - line.shipped;
        if (left > 0) shipped.lines.append({line.lineNumber, left});
    }
    return shipped;
}

bool isSettled(const Order& order) { return order.outstandingMinor() == 0; }

/// Appends OrderCompleted once the order is settled and delivered.
void completeWhenDone(Unfolding& unfolding) {
    const Order& order = unfolding.order;
    const bool fulfilled = order.fulfilmentStatus() == FulfilmentStatus::Delivered;
    if (order.lifecycle == Lifecycle::Confirmed && fulfilled && isSettled(order)) {
        unfolding.append(OrderCompleted{true});
    }
}

Result<PaymentCaptured> captured(const Order& order, const PaymentRequest& payment,
                                 const Moment& moment) {
    const qint64 amount = payment.amountMinor.value_or(order.outstandingMinor());
    if (amount <= 0) {
        return fail(invalidInput(QStringLiteral("amount"),
                                 QStringLiteral("The amount to pay must be more than zero"),
                                 QStringLiteral("amount_not_positive")));
    }
    const qint64 tendered = payment.tenderedMinor.value_or(amount);
    if (tendered < amount) {
        return fail(makeError(
            ErrorCode::InvalidInput,
            QStringLiteral("%1 %3 was handed over but %2 %3 is to be paid")
                .arg(toDecimalText(tendered, order.currency), toDecimalText(amount, order.currency),
                     order.currency),
            QStringLiteral("tendered_too_little"),
            {{QStringLiteral("tendered_minor"), tendered}, {QStringLiteral("due_minor"), amount}}));
    }
    if (tendered > amount && payment.method != PaymentMethod::Cash) {
        return fail(makeError(ErrorCode::InvalidInput,
                              QStringLiteral("Only cash can be handed over with change"),
                              QStringLiteral("change_only_for_cash")));
    }
    return PaymentCaptured{moment.newPayment(), payment.method, amount,         tendered,
                           tendered - amount,   moment.day,     order.currency, moment.at};
}

/// Refuses a part payment, because the goods leave the shop with it.
Error onlyInFull(const Order& order) {
    const qint64 left = order.outstandingMinor();
    return makeError(
        ErrorCode::InvalidInput,
        QStringLiteral("Goods handed over at the till are paid in full; %1 %2 is missing")
            .arg(toDecimalText(left, order.currency), order.currency),
        QStringLiteral("paid_in_part"), {{QStringLiteral("outstanding_minor"), left}});
}

Result<void> checkPayable(const Order& order, const PaymentRequest& payment) {
    if (auto ok = mustBePlaced(order); !ok) return ok;
    if (order.outstandingMinor() == 0) {
        return refuse(order, QStringLiteral("already_paid"), QStringLiteral("is already paid"));
    }
    // Once the order is completed, its saga takes no more payments. What is due again after a
    // reversal is paid at the counter.
    const bool takesGateway =
        order.payBy == PayBy::Gateway && order.lifecycle != Lifecycle::Completed;
    if (takesGateway != (payment.method == PaymentMethod::Gateway)) {
        return takesGateway ? refuse(order, QStringLiteral("paid_by_gateway"),
                                     QStringLiteral("is paid by the payment gateway"))
                            : refuse(order, QStringLiteral("not_paid_by_gateway"),
                                     QStringLiteral("is not paid by the payment gateway"));
    }
    if (payment.amountMinor.value_or(0) > order.outstandingMinor()) {
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("Only %1 %2 is still to be paid")
                .arg(toDecimalText(order.outstandingMinor(), order.currency), order.currency),
            QStringLiteral("more_than_outstanding"),
            {{QStringLiteral("outstanding_minor"), order.outstandingMinor()}});
    }
    return {};
}

}  // namespace

Result<OrderEvents> create(const Order& order, const OrderOpening& opening,
                           const QList<OrderLine>& lines, const Moment& moment) {
    if (auto ok = mustBeNew(order); !ok) return fail(ok.error());
    const auto good = numbered(lines, 1);
    if (!good) return fail(good.error());
    if (const auto totals = totalsOf(*good); !totals) return fail(totals.error());
    OrderEvents events{opened(opening, OrderKind::Sale, moment)};
    for (const OrderLine& line : *good) events.append(LineAdded{line, opening.currency});
    return events;
}

Result<OrderEvents> addLine(const Order& order, const OrderLine& line) {
    if (auto ok = mustBeDraft(order); !ok) return fail(ok.error());
    if (order.lines.size() >= kMaximumLines) {
        return fail(invalidInput(
            QStringLiteral("lines"),
            QStringLiteral("An order cannot have more than %1 lines").arg(kMaximumLines),
            QStringLiteral("too_many_lines"), {{QStringLiteral("most"), kMaximumLines}}));
    }
    const auto good = numbered({line}, order.lastLineNumber + 1);
    if (!good) return fail(good.error());
    const auto sum = addMinor(order.totalMinor, good->first().totalMinor).and_then(withinLimit);
    if (!sum) return fail(sum.error());
    return OrderEvents{LineAdded{good->first(), order.currency}};
}

Result<OrderEvents> changeLineQuantity(const Order& order, int lineNumber, qint64 quantity) {
    if (auto ok = mustBeDraft(order); !ok) return fail(ok.error());
    const OrderLine* line = order.line(lineNumber);
    if (!line) {
        return refuse(order, QStringLiteral("no_such_line"),
                      QStringLiteral("has no line %1").arg(lineNumber));
    }
    OrderLine changed = *line;
    changed.quantity = quantity;
    const auto good = numbered({changed}, lineNumber);
    if (!good) return fail(good.error());
    const auto sum = addMinor(order.totalMinor - line->totalMinor, good->first().totalMinor)
                         .and_then(withinLimit);
    if (!sum) return fail(sum.error());
    if (line->quantity == quantity) return OrderEvents{};
    return OrderEvents{LineQuantityChanged{lineNumber, quantity}};
}

Result<OrderEvents> removeLine(const Order& order, int lineNumber) {
    if (auto ok = mustBeDraft(order); !ok) return fail(ok.error());
    if (!order.line(lineNumber)) {
        return refuse(order, QStringLiteral("no_such_line"),
                      QStringLiteral("has no line %1").arg(lineNumber));
    }
    return OrderEvents{LineRemoved{lineNumber}};
}

Result<OrderEvents> submit(const Order& order, const Moment& moment, PayBy payBy) {
    if (auto ok = requireActive(order); !ok) return fail(ok.error());
    if (order.lifecycle != Lifecycle::Draft) {
        return refuse(order, QStringLiteral("already_placed"), QStringLiteral("is already placed"));
    }
    const auto event = placed(order.lines, order.currency, moment, payBy);
    if (!event) return fail(event.error());
    return OrderEvents{*event};
}

Result<OrderEvents> place(const Order& order, const OrderOpening& opening,
                          const QList<OrderLine>& lines, bool confirm, const Moment& moment,
                          PayBy payBy) {
    if (auto ok = mustBeNew(order); !ok) return fail(ok.error());
    const auto good = numbered(lines, 1);
    if (!good) return fail(good.error());
    const auto event = placed(*good, opening.currency, moment, payBy);
    if (!event) return fail(event.error());
    OrderEvents events{opened(opening, OrderKind::Sale, moment), *event};
    if (confirm) events.append(OrderConfirmed{true});
    return events;
}

Result<OrderEvents> sell(const Order& order, const OrderOpening& opening,
                         const QList<OrderLine>& lines, const PaymentRequest& payment,
                         const Moment& moment) {
    const auto start = place(order, opening, lines, true, moment);
    if (!start) return fail(start.error());
    Unfolding unfolding;
    for (const OrderEvent& event : *start) unfolding.append(event);
    if (unfolding.order.totalMinor > 0) {
        if (auto ok = checkPayable(unfolding.order, payment); !ok) return fail(ok.error());
        const auto money = captured(unfolding.order, payment, moment);
        if (!money) return fail(money.error());
        unfolding.append(*money);
        if (!isSettled(unfolding.order)) return fail(onlyInFull(unfolding.order));
    }
    unfolding.append(everythingShipped(unfolding.order, {}, true));
    completeWhenDone(unfolding);
    return unfolding.events;
}

Result<OrderEvents> confirm(const Order& order) {
    if (auto ok = mustBePlaced(order); !ok) return fail(ok.error());
    if (order.lifecycle == Lifecycle::Pending) return OrderEvents{OrderConfirmed{}};
    // A payment in full confirms automatically, so confirming afterwards is a no-op. Confirming by
    // hand twice is an error.
    if (order.lifecycle == Lifecycle::Confirmed && order.confirmedAutomatically) {
        return OrderEvents{};
    }
    return refuse(order, QStringLiteral("already_confirmed"),
                  QStringLiteral("is already confirmed"));
}

Result<OrderEvents> pay(const Order& order, const PaymentRequest& payment, const Moment& moment) {
    if (auto ok = checkPayable(order, payment); !ok) return fail(ok.error());
    const auto money = captured(order, payment, moment);
    if (!money) return fail(money.error());
    Unfolding unfolding{order, {}};
    unfolding.append(*money);
    if (unfolding.order.lifecycle == Lifecycle::Pending && isSettled(unfolding.order)) {
        unfolding.append(OrderConfirmed{true});
    }
    completeWhenDone(unfolding);
    return unfolding.events;
}

Result<OrderEvents> ship(const Order& order, const QString& tracking) {
    if (auto ok = mustBePlaced(order); !ok) return fail(ok.error());
    if (order.lifecycle == Lifecycle::Pending && !(order.totalMinor == 0)) {
        return refuse(order, QStringLiteral("not_confirmed"),
                      QStringLiteral("must be paid or confirmed before it is shipped"));
    }
    const OrderShipped shipped = everythingShipped(order, tracking, false);
    if (shipped.lines.isEmpty()) {
        return refuse(order, QStringLiteral("already_shipped"),
                      QStringLiteral("is already shipped"));
    }
    Unfolding unfolding{order, {}};
    if (order.lifecycle == Lifecycle::Pending) unfolding.append(OrderConfirmed{true});
    unfolding.append(shipped);
    return unfolding.events;
}

Result<OrderEvents> deliver(const Order& order) {
    if (auto ok = mustBePlaced(order); !ok) return fail(ok.error());
    if (order.delivered) {
        return refuse(order, QStringLiteral("already_delivered"),
                      QStringLiteral("is already delivered"));
    }
    if (order.fulfilmentStatus() != FulfilmentStatus::Shipped) {
        return refuse(order, QStringLiteral("not_shipped"),
                      QStringLiteral("has not been shipped yet"));
    }
    Unfolding unfolding{order, {}};
    unfolding.append(OrderDelivered{});
    completeWhenDone(unfolding);
    return unfolding.events;
}

Result<OrderEvents> complete(const Order& order) {
    if (auto ok = mustBePlaced(order); !ok) return fail(ok.error());
    if (order.lifecycle == Lifecycle::Completed) {
        if (order.completedAutomatically) return OrderEvents{};
        return refuse(order, QStringLiteral("already_completed"),
                      QStringLiteral("is already completed"));
    }
    if (order.statusWord() != StatusWord::Shipped) {
        return refuse(order, QStringLiteral("not_shipped"),
                      QStringLiteral("has not been shipped yet"));
    }
    if (!isSettled(order)) {
        return refuse(order, QStringLiteral("not_paid"), QStringLiteral("is not paid in full yet"));
    }
    return OrderEvents{OrderCompleted{}};
}

Result<OrderEvents> cancel(const Order& order, const QString& reason, const Moment& moment) {
    if (auto ok = requireActive(order); !ok) return fail(ok.error());
    if (order.lifecycle == Lifecycle::Completed) {
        return refuse(order, QStringLiteral("already_completed"),
                      QStringLiteral("is completed; refund it instead"));
    }
    if (order.quantities().shipped > 0) {
        return refuse(order, QStringLiteral("already_shipped"),
                      QStringLiteral("is already shipped; refund it instead"));
    }
    // Only the gateway can refund what it took; that refund is recorded once it has happened,
    // before or after this cancellation.
    OrderEvents events = refundsOfCounter(order, reason, moment);
    events.append(OrderCancelled{reason});
    return events;
}

OrderEvents requestCustomerMessage(const Order& order, CustomerMessageKind kind,
                                   const CustomerDetails& customer,
                                   const MessageTemplates& templates, const QString& shop,
                                   const Moment& moment) {
    const MessageTemplate& wording = templates.of(kind);
    if (!wording.isOn || customer.email.isEmpty() || order.customerId.isEmpty()) return {};
    const MessageText message = filled(wording, order, shop, customer.name);
    return {CustomerMessageRequested{kind, order.customerId, templates.language, customer.email,
                                     message.subject, message.text, moment.at}};
}

Result<OrderEvents> recordHistoric(const Order& order, const OrderOpening& opening,
                                   const RecordHistoricOrder& command, const Moment& moment) {
    if (auto ok = mustBeNew(order); !ok) return fail(ok.error());
    const auto event = placed(command.lines, opening.currency, moment);
    if (!event) return fail(event.error());
    Unfolding unfolding;
    unfolding.append(opened(opening, command.kind, moment));
    if (command.kind == OrderKind::CreditNote) {
        unfolding.append(CreditNoteIssued{command.number, command.lines, event->totalMinor,
                                          event->taxMinor, command.reason, command.restock,
                                          moment.at, moment.day, opening.currency});
        if (event->totalMinor < 0) {
            unfolding.append(PaymentRefunded{moment.newPayment(),
                                             PaymentMethod::Imported,
                                             -event->totalMinor,
                                             command.reason,
                                             moment.day,
                                             {},
                                             opening.currency,
                                             moment.at});
        }
        return unfolding.events;
    }
    OrderPlaced sale = *event;
    sale.number = command.number;
    unfolding.append(sale);
    unfolding.append(OrderConfirmed{true});
    if (sale.totalMinor > 0) {
        unfolding.append(PaymentCaptured{moment.newPayment(), PaymentMethod::Imported,
                                         sale.totalMinor, sale.totalMinor, 0, moment.day,
                                         opening.currency, moment.at});
    }
    unfolding.append(everythingShipped(unfolding.order, {}, true));
    completeWhenDone(unfolding);
    return unfolding.events;
}

}  // namespace countertop::decide
