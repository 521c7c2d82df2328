// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

#include <QHash>

namespace countertop {

/// The outbox: exactly one message for each event and each route that was open when the event was
/// recorded and matches its type, and no other messages.
class OutboxChecks {
public:
    explicit OutboxChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct OpenRoute {
        Route route;
        qint64 toPosition = 0;  ///< the last position it takes
        [[nodiscard]] bool mayTake(const EventHead& event) const;
        [[nodiscard]] bool mustTake(const EventHead& event) const;
    };

    Result<void> readRoutes();
    Result<void> checkPage(const QList<EventHead>& events);
    void checkEvent(const EventHead& event, QHash<qint64, qint64> messagesByRoute);
    Result<void> checkStrangers();

    CheckBook& m_book;
    QList<OpenRoute> m_routes;
    qint64 m_found = 0;
};

}  // namespace countertop
