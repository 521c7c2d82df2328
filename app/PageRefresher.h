// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/ReadService.h"
#include "models/events/EventBus.h"
#include "views/shell/Page.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// Refreshes each page when something it shows has changed: events arrive on the bus by the page's
/// patterns, changes of rows that no event announces by their kind. A page refreshes once per
/// commit, however much of the commit it shows. GUI thread.
class PageRefresher final : public QObject {
    Q_OBJECT

public:
    /// What a page shows, and so what it refreshes for.
    struct Concern {
        QStringList events;  ///< event types or patterns
        ShopChange rows;
    };
    [[nodiscard]] static Concern concernOf(PageId page);

    explicit PageRefresher(EventBus& bus) : m_bus(bus) {}

    /// The page must outlive this object or the bus.
    void add(PageId id, Page& page);
    /// Reports changed rows that no event announces.
    void noteRows(const ShopChange& change);
    /// For when it is unknown what has changed.
    void refreshAll();

private:
    void refreshSoon(Page* page);
    void refreshNow();

    EventBus& m_bus;
    QHash<Page*, ShopChange> m_rows;
    QSet<Page*> m_due;
};

}  // namespace countertop
