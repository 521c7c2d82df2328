// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OutboxBacklog.h"

#include "models/store/connection/Transaction.h"
#include "tests/support/PlainRoute.h"

namespace countertop {

namespace {

// Ids of orders grow as those of a shop do: neighbours in the table are neighbours in the indexes.
const QString kFill = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :count)
SELECT 1, 'message-' || n, 'event-' || n, 'OrderPlaced', 'order-' || (10000000 + n / 3), :destination, :route,
    '{"number":1,"text":"as long as the body of an order: ' || :text || '"}', 'flow', 'pending', 0,
    1000
FROM number)");

constexpr int kBodyBytes = 500;

}  // namespace

void fillOutbox(const TestShop& shop, int waiting, const QString& destination) {
    const auto database = shop.database(Database::Role::Writer);
    Transaction transaction(*database);
    orFatal(transaction.begin());
    const qint64 routeId = plainRouteTo(*database, destination);
    orFatal(database->execute(kFill, [&](Query& query) {
        query.bind(":count", qint64{waiting})
            .bind(":destination", destination)
            .bind(":route", routeId)
            .bind(":text", QString(kBodyBytes, u'x'));
    }));
    orFatal(transaction.commit());
}

}  // namespace countertop
