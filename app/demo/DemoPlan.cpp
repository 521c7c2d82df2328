// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoPlan.h"

#include <QTimeZone>

#include <algorithm>

namespace countertop {

namespace {

constexpr quint64 kSeed = 20'261'121;
constexpr qint64 kMinute = 60'000;

/// The shop's opening hours and how busy it is.
struct OpeningHours {
    QTime opens;
    QTime closes;
    int fewest = 0;
    int most = 0;
};

OpeningHours hoursOf(const QDate& date) {
    switch (date.dayOfWeek()) {
        case Qt::Saturday:
            return {QTime(9, 0), QTime(18, 0), 24, 34};
        case Qt::Sunday:
            return {QTime(10, 0), QTime(16, 0), 6, 11};
        default:
            return {QTime(9, 0), QTime(17, 30), 9, 16};
    }
}

/// Draws the orders day by day.
class Planner {
public:
    Planner(const QList<DemoProduct>& products, int customers, const BusinessCalendar& calendar,
            Timestamp now)
        : m_products(products),
          m_customers(customers),
          m_calendar(calendar),
          m_now(now),
          m_random(kSeed) {
        for (const DemoProduct& product : products) m_popularity += product.popularity;
    }

    void planDay(const QDate& date) {
        const OpeningHours hours = hoursOf(date);
        if (date.dayOfWeek() == Qt::Tuesday || date.dayOfWeek() == Qt::Friday) {
            addStep(m_calendar.instantOf(date, QTime(8, 15)), DemoStep::Kind::Restock, -1);
        }
        const qint64 count = m_random.between(hours.fewest, hours.most);
        for (qint64 index = 0; index < count; ++index) {
            if (m_random.isTrueFor(16)) {
                planWebOrder(date);
            } else {
                planSale(date);
            }
        }
    }

    DemoPlan finish() {
        std::stable_sort(
            m_plan.steps.begin(), m_plan.steps.end(),
            [](const DemoStep& left, const DemoStep& right) { return left.at < right.at; });
        return std::move(m_plan);
    }

private:
    void addStep(Timestamp at, DemoStep::Kind kind, int order) {
        if (at <= m_now) m_plan.steps.push_back({at, kind, order});
    }

    /// A random second within that day's opening hours.
    Timestamp during(const QDate& date) {
        const OpeningHours hours = hoursOf(date);
        const Timestamp opens = m_calendar.instantOf(date, hours.opens);
        const Timestamp closes = m_calendar.instantOf(date, hours.closes);
        return opens + m_random.below((closes - opens) / 1000) * 1000;
    }

    int add(DemoOrder order) {
        m_plan.orders.push_back(std::move(order));
        return static_cast<int>(m_plan.orders.size()) - 1;
    }

    int drawProduct() {
        qint64 ticket = m_random.below(m_popularity);
        int index = 0;
        while (ticket >= m_products[index].popularity) ticket -= m_products[index++].popularity;
        return index;
    }

    QList<DemoOrder::Line> drawLines(qint64 most) {
        QList<DemoOrder::Line> lines;
        const qint64 count = 1 + std::min(m_random.below(most), m_random.below(most));
        while (lines.size() < count) {
            const int product = drawProduct();
            const bool known = std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
                return line.product == product;
            });
            if (known) continue;
            const qint64 largest = m_products[product].largestQuantity;
            lines.append({product, 1 + std::min(m_random.below(largest), m_random.below(largest))});
        }
        return lines;
    }

    /// A sale at the till, occasionally returned within a week.
    void planSale(const QDate& date) {
        DemoOrder order;
        const bool first = m_random.isTrueFor(62);
        order.till = first ? QStringLiteral("T1") : QStringLiteral("T2");
        order.staff = first ? QStringLiteral("Amira") : QStringLiteral("Tom");
        if (m_random.isTrueFor(18)) order.customer = static_cast<int>(m_random.below(m_customers));
        order.lines = drawLines(5);
        if (m_random.isTrueFor(56)) {
            order.method = PaymentMethod::Card;
        } else {
            static constexpr qint64 kNotes[] = {0, 500, 1000, 2000};
            order.noteMinor = kNotes[m_random.below(4)];
        }
        const bool refunded = m_random.isTrueFor(2);
        if (refunded) order.reason = QStringLiteral("Brought back unused");
        const int index = add(std::move(order));
        addStep(during(date), DemoStep::Kind::Sell, index);
        if (!refunded) return;
        addStep(during(date.addDays(m_random.between(1, 6))), DemoStep::Kind::Refund, index);
    }

    /// An order in the web shop: paid soon, shipped on one of the next days, then delivered; or
    /// cancelled before it is paid.
    void planWebOrder(const QDate& date) {
        DemoOrder order;
        order.till = QStringLiteral("WEB");
        order.staff = QStringLiteral("Grace");
        order.customer = static_cast<int>(m_random.below(m_customers));
        order.lines = drawLines(6);
        order.method = PaymentMethod::Card;
        order.tracking = QStringLiteral("RM%1GB").arg(m_random.between(100'000'000, 999'999'999));
        const qint64 fate = m_random.below(100);
        const bool cancelled = fate < 8;
        const bool damaged = fate >= 95;
        if (cancelled) order.reason = QStringLiteral("Ordered by mistake");
        if (damaged) order.reason = QStringLiteral("Arrived damaged");
        const int index = add(std::move(order));
        const Timestamp at = during(date);
        addStep(at, DemoStep::Kind::Place, index);
        if (cancelled) return addStep(during(date.addDays(1)), DemoStep::Kind::Cancel, index);
        const bool paysLater = fate < 25;
        const QDate paid = paysLater ? date.addDays(m_random.between(1, 3)) : date;
        addStep(paysLater ? during(paid) : at + m_random.between(1, 25) * kMinute,
                DemoStep::Kind::Pay, index);
        const QDate shipped = paid.addDays(m_random.between(1, 2));
        addStep(during(shipped), DemoStep::Kind::Ship, index);
        const QDate delivered = shipped.addDays(m_random.between(1, 3));
        addStep(during(delivered), DemoStep::Kind::Deliver, index);
        if (damaged) addStep(during(delivered.addDays(1)), DemoStep::Kind::Refund, index);
    }

    const QList<DemoProduct>& m_products;
    int m_customers;
    const BusinessCalendar& m_calendar;
    Timestamp m_now;
    DemoRandom m_random;
    qint64 m_popularity = 0;
    DemoPlan m_plan;
};

}  // namespace

DemoPlan DemoPlan::make(const QList<DemoProduct>& products, int customers,
                        const BusinessCalendar& calendar, Timestamp now, int days) {
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, calendar.timeZone()).date();
    Planner planner(products, customers, calendar, now);
    for (int daysAgo = days - 1; daysAgo >= 0; --daysAgo) planner.planDay(today.addDays(-daysAgo));
    DemoPlan plan = planner.finish();
    plan.opens = calendar.instantOf(today.addDays(1 - days), QTime(8, 0));
    return plan;
}

}  // namespace countertop
