// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Money.h"
#include "models/events/EventSerializer.h"
#include "models/projections/OrderProjection.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

#include <rapidcheck.h>

#include <map>

namespace countertop {

using namespace scenes;

/// Random order histories and random amounts: the invariants that hold whatever users do. Every
/// property runs on a hundred random cases; a failing one is shrunk and printed with its seed.
class OrderPropertiesTest : public QObject {
    Q_OBJECT

private slots:
    void moneyAndStatusesStayConsistent();
    void projectedRowsEqualTheFold();
    void stockMovementsSumToTheFold();
    void scalingIsTheNearestAmount();
    void counterSumsAreExactOverAMillionChanges();
};

namespace {

/// One attempted command on an order; numbers are taken modulo the valid range.
struct Step {
    int what = 0;
    int amount = 0;
};

/// An order after random steps, with everything that its projection changed on the way.
struct Life {
    Order order;
    OrderEvents events;
    OrderRow row;
    std::map<QString, std::pair<qint64, qint64>> stock;  ///< SKU → on hand, reserved
    std::map<QString, OrderDayChange> days;
    qint64 paidMinor = 0;
};

Result<OrderEvents> attempt(const Order& order, const Step& step) {
    const QString reason = QStringLiteral("random");
    const OrderLine some =
        line(step.amount % 2 == 0 ? kMug : kTea, step.amount % 7, step.amount % 5000);
    switch (step.what % 12) {
        case 0:
            return decide::create(order, opening(), {some}, now());
        case 1:
            return decide::place(order, opening(), {some, line(kMug, 1, 1250)}, false, now());
        case 2:
            return decide::sell(order, opening(), {some}, {}, now());
        case 3:
            return decide::addLine(order, some);
        case 4:
            return decide::changeLineQuantity(order, 1 + step.amount % 3, step.amount % 9);
        case 5:
            return decide::removeLine(order, 1 + step.amount % 3);
        case 6:
            return decide::submit(order, now());
        case 7:
            return decide::pay(order,
                               {step.amount % 2 == 0 ? PaymentMethod::Cash : PaymentMethod::Card,
                                step.amount % 9000,
                                {}},
                               now());
        case 8:
            return decide::ship(order, reason);
        case 9:
            return decide::deliver(order);
        case 10:
            return decide::refund(
                order,
                {step.amount % 4000, reason,
                 step.amount % 3 == 0 ? std::optional(PaymentMethod::Card) : std::nullopt,
                 step.amount % 5 == 0},
                now());
        default:
            return decide::cancel(order, reason, now());
    }
}

void add(Life& life, const OrderChanges& changes) {
    life.row = changes.row;
    for (const StockChange& change : changes.stock) {
        life.stock[change.sku].first += change.onHandChange;
        life.stock[change.sku].second += change.reservedChange;
    }
    for (const OrderDayChange& change : changes.orderDays) {
        OrderDayChange& day = life.days[change.day + toText(change.status)];
        day.orders += change.orders;
        day.items += change.items;
        day.totalMinor += change.totalMinor;
        day.refundedMinor += change.refundedMinor;
        day.creditedMinor += change.creditedMinor;
    }
    for (const PaymentRow& payment : changes.payments) life.paidMinor += payment.amountMinor;
}

Life live(const std::vector<Step>& steps) {
    Life life;
    for (const Step& step : steps) {
        const auto events = attempt(life.order, step);
        if (!events || events->isEmpty()) continue;
        life.events.append(*events);
        add(life, projectOrder(OrderId(QStringLiteral("order")), life.order, *events,
                               life.events.size(), {now().at, QStringLiteral("T1")}));
        apply(life.order, *events);
    }
    return life;
}

rc::Gen<std::vector<Step>> someSteps() {
    return rc::gen::container<std::vector<Step>>(
        rc::gen::build<Step>(rc::gen::set(&Step::what, rc::gen::inRange(0, 12)),
                             rc::gen::set(&Step::amount, rc::gen::inRange(0, 100'000))));
}

void showValue(const Step& step, std::ostream& out) {
    out << "step " << step.what << " with " << step.amount;
}

}  // namespace

void OrderPropertiesTest::moneyAndStatusesStayConsistent() {
    QVERIFY(rc::check("ledger and lines stay within their bounds", [] {
        const Life life = live(*someSteps());
        const Order& order = life.order;
        RC_ASSERT(order.refundedMinor >= 0 && order.refundedMinor <= order.capturedMinor);
        RC_ASSERT(order.creditedMinor >= 0 && order.creditedMinor <= order.refundedMinor);
        qint64 held = 0;
        for (const PaidMethod& paid : order.paidMethods) {
            RC_ASSERT(paid.heldMinor >= 0);
            held += paid.heldMinor;
        }
        RC_ASSERT(held == order.netMinor());
        if (order.lifecycle != Lifecycle::Cancelled) {
            RC_ASSERT(order.netMinor() <= order.owedMinor());
            RC_ASSERT(order.netMinor() + order.outstandingMinor() == order.owedMinor());
        }
        RC_ASSERT(totalsOf(order.lines)->totalMinor == order.totalMinor);
        RC_ASSERT(totalsOf(order.lines)->taxMinor == order.taxMinor);
        for (const OrderLine& line : order.lines) {
            RC_ASSERT(line.quantity >= 1 && line.shipped >= 0 && line.shipped <= line.quantity);
        }
        if (order.lifecycle == Lifecycle::Completed) {
            RC_ASSERT(order.quantities().shipped == order.quantities().ordered);
        }
        if (order.lifecycle == Lifecycle::Cancelled) {
            RC_ASSERT(order.quantities().shipped == 0);
            RC_ASSERT(order.refundableMinor() == 0);
            RC_ASSERT(order.statusWord() == StatusWord::Cancelled);
        }
        RC_ASSERT(given(life.events) == order);
    }));
}

void OrderPropertiesTest::projectedRowsEqualTheFold() {
    QVERIFY(rc::check("rows and counters equal the state", [] {
        const Life life = live(*someSteps());
        RC_PRE(!life.events.isEmpty());
        RC_ASSERT(life.row == orderRow(OrderId(QStringLiteral("order")), life.order,
                                       life.events.size(), now().at));
        RC_ASSERT(life.paidMinor == life.order.capturedMinor - life.order.refundedMinor);
        const OrderDayChange expected = dayContribution(life.order);
        const QString own = expected.day + toText(expected.status);
        for (const auto& [key, day] : life.days) {
            RC_ASSERT(day.orders == (key == own ? expected.orders : 0));
            RC_ASSERT(day.items == (key == own ? expected.items : 0));
            RC_ASSERT(day.totalMinor == (key == own ? expected.totalMinor : 0));
            RC_ASSERT(day.refundedMinor == (key == own ? expected.refundedMinor : 0));
            RC_ASSERT(day.creditedMinor == (key == own ? expected.creditedMinor : 0));
        }
        RC_ASSERT(life.days.count(own) == 1U);
    }));
}

void OrderPropertiesTest::stockMovementsSumToTheFold() {
    QVERIFY(rc::check("movements sum to what the state holds", [] {
        const Life life = live(*someSteps());
        std::map<QString, std::pair<qint64, qint64>> expected;
        const bool holdsGoods = life.order.lifecycle != Lifecycle::None &&
                                life.order.lifecycle != Lifecycle::Draft &&
                                life.order.lifecycle != Lifecycle::Cancelled;
        for (const OrderLine& line : life.order.lines) {
            expected[line.sku].first -= line.shipped;
            if (holdsGoods) expected[line.sku].second += line.quantity - line.shipped;
        }
        for (const QString& sku : {kMug, kTea}) {
            const auto moved = life.stock.find(sku);
            const auto sums =
                moved == life.stock.end() ? std::pair<qint64, qint64>{} : moved->second;
            RC_ASSERT(sums == expected[sku]);
        }
    }));
}

void OrderPropertiesTest::scalingIsTheNearestAmount() {
    QVERIFY(rc::check("a scaled amount is at most half a unit off, halves away from zero", [] {
        const qint64 amount = *rc::gen::inRange<qint64>(-1'000'000'000'000, 1'000'000'000'000);
        const qint64 factor = *rc::gen::inRange<qint64>(0, 20'000);
        const qint64 divisor = *rc::gen::inRange<qint64>(1, 20'000);
        const auto scaled = scaleMinor(amount, factor, divisor);
        RC_ASSERT(scaled.has_value());
        const qint64 exact = amount * factor;
        const qint64 error = *scaled * divisor - exact;
        RC_ASSERT(2 * std::abs(error) <= divisor);
        if (2 * std::abs(error) == divisor) {
            RC_ASSERT(std::abs(*scaled) * divisor > std::abs(exact));
        }
    }));
}

void OrderPropertiesTest::counterSumsAreExactOverAMillionChanges() {
    // RV-2: money is exact to the cent over a million additions of the projection's own changes.
    Order order = paid();
    order.totalMinor = 1999;
    qint64 sum = 0;
    for (int at = 0; at < 1'000'000; ++at) {
        order.totalMinor = 1999 + at % 3;
        const auto next = addMinor(sum, dayContribution(order).totalMinor);
        QVERIFY(next);
        sum = *next;
    }
    QCOMPARE(sum, 2'000'000'000 - 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderPropertiesTest)
#include "OrderPropertiesTest.moc"
