// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderDecisions.h"

namespace countertop::scenes {

/// Orders of two mugs at 12.50 in every state, built from their
/// events: the "given" of domain tests.
inline const QString kMug = QStringLiteral("MUG");
inline const QString kTea = QStringLiteral("TEA");

inline Moment at(Timestamp time, const QString& day) {
    static UuidV7Source ids;
    return {time, day, ids};
}
inline Moment now() { return at(1'795'000'000'000, QStringLiteral("2026-11-21")); }

inline OrderOpening opening() { return {{}, {}, QStringLiteral("GBP"), QStringLiteral("T1")}; }

/// An order line as handlers pass it: without number and totals.
inline OrderLine line(const QString& sku, qint64 quantity, qint64 priceMinor) {
    OrderLine result;
    result.sku = sku;
    result.name = QStringLiteral("Product ") + sku;
    result.quantity = quantity;
    result.unitPriceMinor = priceMinor;
    result.taxRateMilli = 20'000;
    return result;
}

inline OrderLine numbered(const OrderLine& unnumbered, int lineNumber) {
    OrderLine result = *priced(unnumbered);
    result.lineNumber = lineNumber;
    return result;
}

inline OrderCreated opened() {
    return {OrderKind::Sale,      {},       {},       QStringLiteral("GBP"),
            QStringLiteral("T1"), now().at, now().day};
}

inline OrderPlaced placedMugs() {
    return {{},
            {numbered(line(kMug, 2, 1250), 1)},
            2500,
            417,
            now().at,
            now().day,
            PayBy::Counter,
            QStringLiteral("GBP")};
}

inline PaymentCaptured payment(qint64 amountMinor) {
    return {PaymentId(QStringLiteral("payment")),
            PaymentMethod::Card,
            amountMinor,
            amountMinor,
            0,
            now().day,
            QStringLiteral("GBP"),
            now().at};
}

inline Order after(Order order, const OrderEvents& events) {
    apply(order, events);
    return order;
}
inline Order given(const OrderEvents& events) { return after({}, events); }

inline Order draft() { return given({opened(), LineAdded{numbered(line(kMug, 2, 1250), 1)}}); }
inline Order pending() { return given({opened(), placedMugs()}); }
inline Order confirmed() { return after(pending(), {OrderConfirmed{}}); }
inline Order paid() { return after(pending(), {payment(2500), OrderConfirmed{true}}); }
inline Order shipped() { return after(paid(), {OrderShipped{{{1, 2}}, {}, false}}); }
inline Order delivered() {
    return after(confirmed(), {OrderShipped{{{1, 2}}, {}, false}, OrderDelivered{}});
}
inline Order completed() { return after(shipped(), {OrderDelivered{}, OrderCompleted{}}); }
inline Order cancelled() { return after(pending(), {OrderCancelled{QStringLiteral("no")}}); }

}  // namespace countertop::scenes
