// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderListReader.h"

namespace countertop {

bool pagesAreSeeks(const OrderFilter& filter, const OrderSort& sort) {
    // Each page would evaluate such a filter again.
    if (filter.hasPaymentDays() || filter.isStuck || !filter.search.isEmpty()) return false;
    switch (sort.field) {
        case OrderSortField::PlacedAt:
        case OrderSortField::Status:
            return true;
        case OrderSortField::Number:
            return filter == OrderFilter();
        case OrderSortField::Customer:
        case OrderSortField::Items:
        case OrderSortField::Total:
            return false;
    }
    return false;
}

Result<QList<OrderRow>> OrderListReader::next() {
    if (isAtEnd()) return QList<OrderRow>();
    // A list of one page is sorted once either way.
    return pagesAreSeeks(m_filter, m_sort) || (!m_ids && m_left <= kPartRows) ? nextOfPages()
                                                                              : nextOfIds();
}

Result<QList<OrderRow>> OrderListReader::nextOfPages() {
    const int count = static_cast<int>(qMin<qint64>(kPartRows, m_left));
    auto page = m_orders.page(m_filter, m_sort, count, m_cursor);
    if (!page) return fail(page.error());
    m_left -= page->rows.size();
    m_cursor = page->next;
    m_isAtEnd = m_cursor.isEmpty() || page->rows.isEmpty();
    return std::move(page->rows);
}

Result<QList<OrderRow>> OrderListReader::nextOfIds() {
    if (!m_ids) {
        auto ids = m_orders.ids(m_filter, m_sort, m_left, m_cursor);
        if (!ids) return fail(ids.error());
        m_ids = *std::move(ids);
        m_cursor = m_ids->next;
    }
    auto rows = m_orders.rowsOf(m_filter, m_ids->ids.mid(m_taken, kPartRows));
    if (!rows) return fail(rows.error());
    m_taken += kPartRows;
    m_isAtEnd = m_taken >= m_ids->ids.size();
    return rows;
}

}  // namespace countertop
