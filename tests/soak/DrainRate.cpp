// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DrainRate.h"

#include "models/store/connection/Transaction.h"
#include "tests/support/HttpEndpoint.h"
#include "tests/support/OrFatal.h"
#include "tests/support/PlainRoute.h"
#include "workers/WorkerThread.h"
#include "workers/outbox/OutboxWorker.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

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
constexpr int kTimeoutMs = 60'000;

}  // namespace

void DrainRate::fill(const TestShop& shop, int waiting, const QString& destination) {
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

double DrainRate::measure(Dialect dialect, int waiting, int messages) {
    const TestShop shop(dialect, NewShop::forPractice());
    HttpEndpoint endpoint;
    fill(shop, waiting, endpoint.destination());
    QEventLoop untilArrived;
    int arrived = 0;
    QElapsedTimer timer;
    qint64 tookMs = 0;
    // The first one starts the clock, so that opening the shop does not count.
    endpoint.setScript([&](const HttpEndpoint::Request&) {
        if (arrived++ == 0) timer.start();
        if (arrived == messages) {
            tookMs = timer.elapsed();
            untilArrived.quit();
        }
        return HttpEndpoint::Answer{};
    });
    const SystemClock clock;
    OutboxWorker::Options options;
    options.url = shop.url();
    WorkerThread thread(QStringLiteral("outbox"));
    auto* worker = new OutboxWorker(options, clock, &PublisherRegistry::withAll);
    QEventLoop untilStopped;
    QObject::connect(worker, &OutboxWorker::stopped, &untilStopped, &QEventLoop::quit);
    worker->runOn(thread);
    QTimer::singleShot(kTimeoutMs, &untilArrived, &QEventLoop::quit);
    untilArrived.exec();
    // The receiver has to answer what is under way.
    QMetaObject::invokeMethod(worker, &OutboxWorker::stop, Qt::QueuedConnection);
    untilStopped.exec();
    return arrived < messages
               ? 0
               : messages * 1000.0 / static_cast<double>(std::max<qint64>(1, tookMs));
}

}  // namespace countertop
