// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/ReadService.h"
#include "models/events/EventBus.h"
#include "views/shell/Page.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// Lets each page look again at what concerns it, and leaves the others alone: it hears of events
/// on the bus by the page's patterns, and of rows that no event tells of by their kind. However
/// much of one commit concerns a page, it looks once. GUI thread.
class PageRefresher final : public QObject {
    Q_OBJECT

public:
    /// What a page shows.
    struct Concern {
        QStringList events;  ///< types or patterns
        ShopChange rows;
    };
    [[nodiscard]] static Concern concernOf(PageId page);

    explicit PageRefresher(EventBus& bus) : m_bus(bus) {}

    /// The page must outlive this object or the bus.
    void add(PageId id, Page& page);
    /// Other rows than events have changed.
    void noteRows(const ShopChange& change);
    /// Nobody can tell what has changed.
    void refreshAll();

private:
    void refreshSoon(Page* page);
    void refreshNow();

    EventBus& m_bus;
    QHash<Page*, ShopChange> m_rows;
    QSet<Page*> m_due;
};

}  // namespace countertop
