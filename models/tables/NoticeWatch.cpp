// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/NoticeWatch.h"

#include "models/projections/CatalogueReads.h"
#include "models/projections/DeliveryReads.h"
#include "models/projections/OrderReads.h"
#include "models/tables/DeliveryTableModel.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

constexpr int kPauseMs = 3'000;
/// Finding them looks at every product.
constexpr qint64 kStockPauseMs = 60'000;
constexpr int kMost = 20;  ///< of each kind

const QString kWebSeries = QStringLiteral("W-");

/// Nobody has dealt with it yet.
bool isOpen(const OrderRow& order) {
    return order.status == StatusWord::Pending || order.status == StatusWord::Paid;
}

Notice noticeOf(NoticeKind kind, const OrderRow& order) {
    Notice notice{kind, order.orderId.text(), order.number};
    notice.amountMinor = order.totalMinor;
    notice.currency = order.currency;
    notice.at = kind == NoticeKind::WebOrder ? order.placedAt : order.updatedAt;
    return notice;
}

Result<void> addOrders(OrderReads& orders, QList<Notice>& notices) {
    const auto web = orders.newestOfSeries(kWebSeries, kMost);
    if (!web) return fail(web.error());
    for (const OrderRow& order : *web) {
        if (isOpen(order)) notices.append(noticeOf(NoticeKind::WebOrder, order));
    }
    const auto stuck = orders.rowsAt(OrderFilter::stuck(), {}, 0, kMost);
    if (!stuck) return fail(stuck.error());
    for (const OrderRow& order : *stuck) {
        notices.append(noticeOf(NoticeKind::StuckOrder, order));
    }
    return {};
}

Result<void> addDestinations(DeliveryReads& deliveries, QList<Notice>& notices) {
    const auto destinations = deliveries.destinations();
    if (!destinations) return fail(destinations.error());
    for (const DestinationHealth& health : *destinations) {
        const QString name = DeliveryTableModel::receiverText(health.destination);
        if (health.disabledAt > 0) {
            Notice notice{NoticeKind::DisabledDestination, health.destination, name};
            notice.at = health.disabledAt;
            notices.append(notice);
        }
        if (health.dead > 0) {
            Notice notice{NoticeKind::GivenUpDeliveries, health.destination, name, health.dead};
            notice.at = health.lastFailureAt;
            notices.append(notice);
        }
    }
    return {};
}

Result<QList<Notice>> lowStockIn(CatalogueReads& catalogue) {
    const auto products = catalogue.lowStock(kMost);
    if (!products) return fail(products.error());
    QList<Notice> notices;
    for (const ProductRow& product : *products) {
        Notice notice{NoticeKind::LowStock, product.sku, product.name};
        notice.left = std::max<qint64>(0, product.available());
        // Running out is news again after running low.
        notice.count = notice.left > 0 ? 1 : 2;
        notices.append(notice);
    }
    return notices;
}

}  // namespace

NoticeWatch::NoticeWatch(ReadQueue& queue, QObject* parent) : QObject(parent), m_queue(queue) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isWanted, false)) ask();
    });
}

void NoticeWatch::setSeen(const std::optional<Seen>& seen) {
    m_isFirst = !seen;
    m_seen = seen.value_or(Seen());
    show();
}

void NoticeWatch::ask() {
    if (m_pause.isActive()) {
        m_isWanted = true;
        return;
    }
    m_pause.start();
    read();
}

void NoticeWatch::read() {
    const bool withStock = !m_sinceStock.isValid() || m_sinceStock.hasExpired(kStockPauseMs);
    if (withStock) m_sinceStock.start();
    m_queue.ask<Found>(
        this, [withStock](const ShopReads& reads) { return findIn(reads, withStock); },
        [this](Result<Found> found) {
            // The pages' own questions report an unavailable database.
            if (found) return take(*std::move(found));
            m_sinceStock.invalidate();
        });
}

Result<NoticeWatch::Found> NoticeWatch::findIn(const ShopReads& reads, bool withStock) {
    Found found;
    if (auto added = addOrders(reads.orders, found.notices); !added) return fail(added.error());
    if (auto added = addDestinations(reads.deliveries, found.notices); !added) {
        return fail(added.error());
    }
    if (!withStock) return found;
    auto lowStock = lowStockIn(reads.catalogue);
    if (!lowStock) return fail(lowStock.error());
    found.lowStock = *std::move(lowStock);
    return found;
}

void NoticeWatch::take(Found found) {
    m_found = std::move(found.notices);
    if (found.lowStock) m_lowStock = *std::move(found.lowStock);
    m_isLoaded = true;
    if (std::exchange(m_isFirst, false)) {
        for (const Notice& notice : std::as_const(m_found)) {
            if (notice.kind == NoticeKind::WebOrder) remember(notice);
        }
        emit seenChanged(m_seen);
    }
    forgetGone();
    show();
}

void NoticeWatch::setUnserved(const QString& destination, const QString& reason) {
    if (reason.isEmpty()) {
        m_unserved.remove(destination);
    } else {
        m_unserved.insert(destination, {NoticeKind::UnservedDestination, destination,
                                        DeliveryTableModel::receiverText(destination)});
    }
    show();
}

void NoticeWatch::remember(const Notice& notice) { m_seen.insert(notice.key(), notice.count); }

// A notice that goes away and comes back is news again. What this computer cannot serve is only
// known after a while, so those are kept.
void NoticeWatch::forgetGone() {
    QHash<QString, qint64> now;
    for (const Notice& notice : std::as_const(m_found)) now.insert(notice.key(), notice.count);
    for (const Notice& notice : std::as_const(m_lowStock)) now.insert(notice.key(), notice.count);
    const QString kept = Notice{NoticeKind::UnservedDestination, {}, {}}.key();
    Seen left;
    for (auto seen = m_seen.cbegin(); seen != m_seen.cend(); ++seen) {
        const auto there = now.constFind(seen.key());
        if (there != now.constEnd()) {
            left.insert(seen.key(), std::min(*there, seen.value()));
        } else if (seen.key().startsWith(kept)) {
            left.insert(seen.key(), seen.value());
        }
    }
    if (left == m_seen) return;
    m_seen = left;
    emit seenChanged(m_seen);
}

void NoticeWatch::show() {
    if (!m_isLoaded) return;
    QList<Notice> all = m_found + m_unserved.values() + m_lowStock;
    for (Notice& notice : all) notice.isUnread = m_seen.value(notice.key(), 0) < notice.count;
    std::stable_sort(all.begin(), all.end(),
                     [](const Notice& left, const Notice& right) { return left.at > right.at; });
    if (all == m_notices) return;
    m_notices = all;
    emit changed();
}

qint64 NoticeWatch::unread() const {
    return std::count_if(m_notices.cbegin(), m_notices.cend(),
                         [](const Notice& notice) { return notice.isUnread; });
}

void NoticeWatch::markRead(const QString& key) {
    for (const Notice& notice : std::as_const(m_notices)) {
        if (notice.key() == key) remember(notice);
    }
    emit seenChanged(m_seen);
    show();
}

void NoticeWatch::markAllRead() {
    for (const Notice& notice : std::as_const(m_notices)) remember(notice);
    emit seenChanged(m_seen);
    show();
}

}  // namespace countertop
