// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>

namespace countertop {

/// Caches a bounded number of pages of a long list, evicting the least recently used. Pages are
/// numbered from 0 and hold `pageRows` rows each, the last page of a list possibly fewer.
template <class Row>
class RowWindow {
public:
    RowWindow(int pageRows, int maximumPages)
        : m_pageRows(pageRows), m_maximumPages(maximumPages) {}

    [[nodiscard]] int pageRows() const { return m_pageRows; }
    [[nodiscard]] qsizetype pageCount() const { return m_pages.size(); }
    [[nodiscard]] QList<qint64> pages() const { return m_pages.keys(); }

    /// The row, or nullptr when its page is not cached. Valid until the next store() or clear().
    [[nodiscard]] const Row* row(qint64 index) const {
        const auto page = m_pages.constFind(index / m_pageRows);
        if (page == m_pages.constEnd()) return nullptr;
        page->used = ++m_uses;
        const qint64 offset = index % m_pageRows;
        return offset < page->rows.size() ? &page->rows.at(offset) : nullptr;
    }

    [[nodiscard]] bool isFresh(qint64 page) const {
        const auto found = m_pages.constFind(page);
        return found != m_pages.constEnd() && !found->stale;
    }

    void store(qint64 page, QList<Row> rows) {
        m_pages.insert(page, Page{std::move(rows), ++m_uses, false});
        while (m_pages.size() > m_maximumPages) evictOldest();
    }

    /// Rows stay readable, but no page is fresh until it is stored again.
    void markStale() {
        for (Page& page : m_pages) page.stale = true;
    }

    void clear() { m_pages.clear(); }

private:
    struct Page {
        QList<Row> rows;
        mutable quint64 used = 0;
        bool stale = false;
    };

    void evictOldest() {
        auto oldest = m_pages.begin();
        for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
            if (page->used < oldest->used) oldest = page;
        }
        m_pages.erase(oldest);
    }

    int m_pageRows;
    int m_maximumPages;
    QHash<qint64, Page> m_pages;
    mutable quint64 m_uses = 0;
};

}  // namespace countertop
