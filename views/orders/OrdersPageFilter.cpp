// SPDX-License-Identifier: GPL-3.0-or-later
// Which orders the page shows: chips, search, dates, and filters from other pages.
#include "models/projections/OrderReads.h"
#include "models/tables/CellText.h"
#include "views/forms/ChipRow.h"
#include "views/forms/DayRangePicker.h"
#include "views/forms/SearchEdit.h"
#include "views/lists/RowFollower.h"
#include "views/orders/OrdersPage.h"
#include "views/text/ErrorText.h"

#include <QPushButton>

namespace countertop {

void OrdersPage::showDays(const QDate& from, const QDate& to, RevenueBasis basis) {
    OrderFilter special;
    if (basis == RevenueBasis::Ordered) {
        special.isSold = true;
        showOnly(special, tr("Paid or shipped"));
        m_days->setRange({from, to});
        return;
    }
    special.paymentFromDay = dayKey(from);
    special.paymentToDay = dayKey(to);
    showOnly(special,
             from == to
                 ? tr("Money of %1").arg(CellText::day(from))
                 : tr("Money of %1 to %2", "two days").arg(CellText::day(from), CellText::day(to)));
}

void OrdersPage::showOrdersOf(const CustomerId& customerId, const QString& name) {
    if (customerId.isEmpty()) {
        setSpecial({}, {});
        return applyFilter();
    }
    OrderFilter special;
    special.customerId = customerId;
    showOnly(special, name);
}

void OrdersPage::showOrder(const QString& idOrNumber) {
    m_queue.ask<OrderDetails>(
        this, [idOrNumber](OrderReads& orders) { return orders.order(idOrNumber); },
        [this](const Result<OrderDetails>& found) {
            if (!found) {
                emit message(MessageKind::Error, errorText(found.error(), m_shop.currency()));
                return;
            }
            showOrderAlone(found->row);
        });
}

void OrdersPage::showOrderAlone(const OrderRow& row) {
    OrderFilter special;
    special.orderId = row.orderId;
    showOnly(special, row.number.isEmpty() ? tr("One draft") : tr("Order %1").arg(row.number));
    m_follower->expect(row.orderId.text());
    showChosen(row.orderId.text());
}

void OrdersPage::setSpecial(const OrderFilter& special, const QString& name) {
    m_special = special;
    m_named->setText(name);
    m_named->setAccessibleName(tr("Show all orders, not only: %1").arg(name));
    m_named->setVisible(!name.isEmpty());
}

void OrdersPage::showOnly(const OrderFilter& special, const QString& name) {
    setSpecial(special, name);
    m_chips->choose(All);
    m_filter->search({});
    m_days->choose(DayRangePicker::AnyDay);
    applyFilter();
}

std::optional<StatusWord> OrdersPage::statusOf(int chip) {
    switch (static_cast<Chip>(chip)) {
        case ToPay:
            return StatusWord::Pending;
        case ToShip:
            return StatusWord::Paid;
        case Shipped:
            return StatusWord::Shipped;
        case Cancelled:
            return StatusWord::Cancelled;
        case Drafts:
            return StatusWord::Draft;
        case All:
        case Today:
        case Stuck:
            break;
    }
    return std::nullopt;
}

void OrdersPage::chooseChip(int chip) {
    // Sold orders are paid or shipped already, so a status chip replaces that filter.
    if (m_special.isSold && (statusOf(chip) || chip == Stuck)) setSpecial({}, {});
    // The Today chip controls the dates only while it is chosen.
    if (chip == Today) {
        m_days->choose(DayRangePicker::Today);
    } else if (m_days->span() == DayRangePicker::Today) {
        m_days->choose(DayRangePicker::AnyDay);
    }
    applyFilter();
}

OrderFilter OrdersPage::filterNow() const {
    const DayRange days = m_days->range();
    OrderFilter filter = m_special;
    filter.status = statusOf(m_chips->chosenId());
    filter.isStuck = m_chips->chosenId() == Stuck;
    filter.fromDay = dayKey(days.from);
    filter.toDay = dayKey(days.to);
    filter.search = m_filter->text().trimmed();
    return filter;
}

void OrdersPage::applyFilter() {
    if (m_chips->chosenId() == Today && m_days->span() != DayRangePicker::Today) {
        m_chips->choose(All);
    }
    m_model.setFilter(filterNow());
    m_clear->setVisible(isFiltered());
    showCounts();
    findOutsideFilter();
}

void OrdersPage::clearFilter() {
    m_filter->setFocus();
    showOnly({}, {});
}

// Finds an exact order number even if the other filters exclude it.
void OrdersPage::findOutsideFilter() {
    m_outside->hide();
    const OrderFilter filter = filterNow();
    const quint64 token = ++m_outsideToken;
    OrderFilter searched;
    searched.search = filter.search;
    if (filter.search.isEmpty() || filter == searched) return;
    m_queue.ask<OrderRow>(
        this,
        [filter](OrderReads& orders) -> Result<OrderRow> {
            const auto found = orders.order(filter.search);
            if (!found) return fail(found.error());
            OrderFilter here = filter;
            here.orderId = found->row.orderId;
            const auto inside = orders.summary(here);
            if (!inside) return fail(inside.error());
            return inside->orders > 0 ? OrderRow() : found->row;
        },
        [this, token](const Result<OrderRow>& found) {
            if (token != m_outsideToken || !found || found->orderId.isEmpty()) return;
            m_outsideOrder = *found;
            m_outside->setText(tr("1 match outside this view: %1. Show").arg(found->number));
            m_outside->setAccessibleName(m_outside->text());
            m_outside->show();
        });
}

bool OrdersPage::isFiltered() const { return m_model.filter() != OrderFilter{}; }

void OrdersPage::askCounts() {
    OrderFilter today;
    today.fromDay = dayKey(m_shop.today());
    today.toDay = today.fromDay;
    m_queue.ask<Counts>(
        this,
        [today](OrderReads& orders) -> Result<Counts> {
            auto byStatus = orders.statusCounts();
            if (!byStatus) return fail(byStatus.error());
            const auto ofToday = orders.summary(today);
            if (!ofToday) return fail(ofToday.error());
            const auto ofStuck = orders.summary(OrderFilter::stuck());
            if (!ofStuck) return fail(ofStuck.error());
            return Counts{*std::move(byStatus), ofToday->orders, ofStuck->orders};
        },
        [this, token = ++m_countsToken](const Result<Counts>& counts) {
            if (token != m_countsToken) return;
            // The list's own query reports that the database is unreachable; outdated counts would
            // hide that.
            m_hasCounts = counts.has_value();
            if (counts) m_counts = *counts;
            showCounts();
        });
}

// The counts cover all orders, so they are hidden while search, dates or a customer narrow the
// list.
void OrdersPage::showCounts() {
    OrderFilter narrowed = filterNow();
    narrowed.status.reset();
    narrowed.isStuck = false;
    if (m_chips->chosenId() == Today) narrowed.fromDay = narrowed.toDay = QString();
    const bool shows = m_hasCounts && narrowed == OrderFilter{};
    const auto shown = [shows](qint64 count) { return shows ? count : -1; };
    qint64 all = 0;
    for (const int chip : {ToPay, ToShip, Shipped, Cancelled, Drafts}) {
        qint64 orders = 0;
        for (const StatusCount& count : m_counts.byStatus) {
            if (statusOf(chip) == count.status) orders += count.orders;
        }
        all += orders;
        m_chips->setCount(chip, shown(orders));
    }
    m_chips->setCount(All, shown(all));
    m_chips->setCount(Today, shown(m_counts.today));
    m_chips->setCount(Stuck, shown(m_counts.stuck));
}

}  // namespace countertop
