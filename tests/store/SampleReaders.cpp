// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/SampleReaders.h"

#include "models/events/Streams.h"
#include "models/store/SqlCatalogue.h"
#include "models/store/SqlEventStore.h"
#include "models/store/SqlRoutes.h"

namespace countertop {

namespace {

template <class List>
Result<qint64> countOf(const Result<List>& list) {
    if (!list) return fail(list.error());
    return static_cast<qint64>(list->size());
}

}  // namespace

SampleReaders::SampleReaders(Dialect dialect)
    : m_sample(dialect),
      m_sagas(m_sample.database(), m_sample.clock()),
      m_outbox(m_sample.database(), m_sample.clock()) {
    addSagas();
}

void SampleReaders::addSagas() {
    QList<SagaRow> sagas;
    for (int number = 0; number < 3; ++number) {
        SagaRow saga;
        saga.sagaId = QStringLiteral("saga-%1").arg(number);
        saga.orderId = m_sample.orders()[number];
        saga.currency = QStringLiteral("GBP");
        saga.startedAt = m_sample.clock().now();
        saga.dueAt = saga.startedAt;
        saga.deadline = saga.startedAt;
        sagas.append(saga);
    }
    if (m_sagas.start(sagas, 1).value_or(-1) != 3) qFatal("The sagas cannot be stored");
}

QList<SampleReaders::Reader> SampleReaders::all() {
    SampleShop& shop = m_sample;
    SqlShopQueries& queries = shop.queries();
    Database& database = shop.database();
    const QString stream = orderStream(shop.orders()[1]);
    const QStringList skus{QStringLiteral("MUG-BLU"), QStringLiteral("Kettle-7")};
    const OrderFilter blue{{}, {}, {}, {}, QStringLiteral("MUG-BLU")};
    QStringList orderIds;
    for (const OrderId& id : shop.orders()) orderIds.append(id.text());
    return {
        {"stream", [=, &shop] { return countOf(shop.session().events().load(stream, 1, 1000)); }},
        {"feed", [&shop] { return countOf(shop.session().events().feed(0, {}, 40)); }},
        {"routes", [&database] { return countOf(activeRoutes(database, 1)); }},
        {"products by SKU",
         [=, &shop] { return countOf(shop.session().catalogue().productsBySku(skus)); }},
        {"products remembered",
         [=, &database] {
             SqlCatalogue fresh(database, 1);
             Result<QList<ProductRow>> rows;
             for (int turn = 0; turn < 9; ++turn) {
                 rows = fresh.rememberedProducts(skus + QStringList{QString::number(turn)});
                 if (!rows) break;
             }
             return countOf(rows);
         }},
        {"outbox", [this] { return countOf(m_outbox.claim(20)); }},
        {"due of the outbox",
         [this]() -> Result<qint64> {
             return m_outbox.nextDueAt().map([](const auto& due) { return due.value_or(0); });
         }},
        {"stale sagas", [this] { return countOf(m_sagas.stale(10)); }},
        {"running sagas", [this] { return countOf(m_sagas.withStatus(SagaStatus::Running, 10)); }},
        {"sagas of orders", [=, this] { return countOf(m_sagas.sagasOfOrders(orderIds)); }},
        {"orders",
         [&queries]() -> Result<qint64> {
             return queries.orders({}, {}, 50, {}).map([](const OrderPage& page) {
                 return static_cast<qint64>(page.rows.size());
             });
         }},
        {"orders in the middle", [&queries] { return countOf(queries.ordersAt({}, {}, 40, 10)); }},
        {"orders found", [=, &queries] { return countOf(queries.ordersAt(blue, {}, 0, 10)); }},
        {"statuses", [&queries] { return countOf(queries.statusCounts()); }},
        {"order",
         [=, &queries]() -> Result<qint64> {
             return queries.order(orderIds[1]).map([](const OrderDetails& order) {
                 return static_cast<qint64>(order.timeline.size());
             });
         }},
        {"products", [&queries] { return countOf(queries.productsAt({}, 0, 10)); }},
        {"products to pick",
         [&queries] { return countOf(queries.findProducts(QStringLiteral("mug"), 10)); }},
        {"customers", [&queries] { return countOf(queries.customersAt({}, 0, 10)); }},
        {"revenue", [&queries] { return countOf(queries.revenue({})); }},
        {"deliveries", [&queries] { return countOf(queries.deliveriesAt({}, 0, 20)); }},
        {"events", [&queries] { return countOf(queries.events({})); }},
        {"activity",
         [&queries]() -> Result<qint64> {
             return queries.activityBefore({}, {}, 20).map([](const ActivitySpan& span) {
                 return static_cast<qint64>(span.rows.size());
             });
         }},
    };
}

}  // namespace countertop
