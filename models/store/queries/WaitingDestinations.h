// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A common table `found(destination)`, to follow "WITH RECURSIVE": all destinations of `:store`
/// with messages that nobody has claimed, and a last row of NULL. Jumps from one destination to the
/// next, so that its cost does not depend on how many messages wait. Repeats the predicate of the
/// index outbox_claimable verbatim; otherwise the planner ignores the index.
inline const QString kWaitingDestinations = QStringLiteral(R"(found(destination) AS (
    SELECT first.destination FROM (
        SELECT destination FROM outbox
        WHERE store_id = :store AND (status = 'pending' OR status = 'failed') AND held = ''
        ORDER BY destination LIMIT 1) AS first
    UNION ALL
    SELECT (SELECT o.destination FROM outbox AS o
            WHERE o.store_id = :store AND (o.status = 'pending' OR o.status = 'failed')
                AND o.held = '' AND o.destination > found.destination
            ORDER BY o.destination LIMIT 1)
    FROM found WHERE found.destination IS NOT NULL))");

}  // namespace countertop
