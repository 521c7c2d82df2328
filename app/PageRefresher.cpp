// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PageRefresher.h"

#include <utility>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

/// Currency, time zone and the start of the day affect what every list shows.
const QString kSettings = u"ShopConfigured"_s;

/// Events that change the stock: sales, returns, deliveries and counts.
const QStringList kStock{u"Product.*"_s,       u"Stock.*"_s,      u"Order.*"_s,
                         u"PaymentRefunded"_s, u"CreditNote.*"_s, kSettings};

const QStringList kOrders{u"Order.*"_s,      u"Line.*"_s,     u"Payment.*"_s, u"Refund.*"_s,
                          u"CreditNote.*"_s, u"Customer.*"_s, kSettings};

const QStringList kRevenue{u"Order.*"_s, u"Payment.*"_s, u"CreditNote.*"_s, kSettings};

/// A rebuild rewrites rows that any page may show.
ShopChange rebuilt() {
    ShopChange rows;
    rows.projections = true;
    return rows;
}

bool overlaps(const ShopChange& left, const ShopChange& right) {
    return (left.events && right.events) || (left.settings && right.settings) ||
           (left.projections && right.projections) || (left.checkpoints && right.checkpoints) ||
           (left.audit && right.audit) || (left.outbox && right.outbox) ||
           (left.sagas && right.sagas);
}

}  // namespace

PageRefresher::Concern PageRefresher::concernOf(PageId page) {
    Concern concern{{}, rebuilt()};
    switch (page) {
        case PageId::Till:
        case PageId::Products:
            concern.events = kStock;
            break;
        case PageId::Orders:
            concern.events = kOrders;
            concern.rows.sagas = true;
            break;
        case PageId::Customers:
            concern.events = {u"Customer.*"_s, kSettings};
            break;
        case PageId::Revenue:
            concern.events = kRevenue;
            break;
        case PageId::Deliveries:
            concern.events = {kSettings};
            concern.rows.outbox = true;
            // A change of a route counts as one of the settings.
            concern.rows.settings = true;
            break;
        case PageId::Activity:
            concern = {{u"*"_s}, {false, true, true, true, true, true, true}};
            break;
        case PageId::Settings:
            concern.events = {kSettings};
            // Whether a route takes the messages to customers.
            concern.rows.settings = true;
            break;
    }
    return concern;
}

void PageRefresher::add(PageId id, Page& page) {
    const Concern concern = concernOf(id);
    m_rows.insert(&page, concern.rows);
    const auto subscribed =
        m_bus.subscribe(*this, concern.events, [this, &page](const auto&) { refreshSoon(&page); });
    Q_ASSERT(subscribed);
}

void PageRefresher::noteRows(const ShopChange& change) {
    for (auto rows = m_rows.cbegin(); rows != m_rows.cend(); ++rows) {
        if (overlaps(*rows, change)) refreshSoon(rows.key());
    }
}

void PageRefresher::refreshAll() {
    for (auto rows = m_rows.cbegin(); rows != m_rows.cend(); ++rows) refreshSoon(rows.key());
}

void PageRefresher::refreshSoon(Page* page) {
    // Other notifications of the same commit are already queued; one refresh covers them all.
    if (m_due.isEmpty()) {
        QMetaObject::invokeMethod(this, &PageRefresher::refreshNow, Qt::QueuedConnection);
    }
    m_due.insert(page);
}

void PageRefresher::refreshNow() {
    const QSet<Page*> due = std::exchange(m_due, {});
    for (Page* page : due) page->refresh();
}

}  // namespace countertop
