// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/SampleReaders.h"

#include "models/events/Streams.h"
#include "models/store/seals/Sealer.h"
#include "models/store/streams/SqlCatalogue.h"
#include "models/store/streams/SqlEventStore.h"
#include "models/store/write/ExpiredKeys.h"
#include "models/store/write/SqlRoutes.h"

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

QList<SampleReaders::Reader> SampleReaders::all() { return ofStores() + ofOrders() + ofLists(); }

QList<SampleReaders::Reader> SampleReaders::ofStores() {
    SampleShop& shop = m_sample;
    Database& database = shop.database();
    const QString stream = orderStream(shop.orders()[1]);
    const QStringList skus{QStringLiteral("MUG-BLU"), QStringLiteral("Kettle-7")};
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
        {"SKUs in another case",
         [&shop] {
             return countOf(
                 shop.session().catalogue().skusInAnotherCase(QStringLiteral("mug-blu")));
         }},
        {"claimed sagas", [this] { return countOf(m_sagas.claim(10)); }},
        {"waiting messages",
         [this]() -> Result<qint64> {
             return m_outbox.counts().map([](const auto& counts) { return counts.waiting; });
         }},
        {"events to seal",
         [&database] { return countOf(readSealedEvents(database, 1, 0, 1'000'000, 50)); }},
        {"sealing", [=, &database] { return Sealer(database).sealNext(1, 50); }},
        {"expired keys",
         [&database]() -> Result<qint64> {
             constexpr Timestamp kFarAway = 9'000'000'000'000;
             return ExpiredKeys(database).removeSome(kFarAway, 20);
         }},
    };
}

QList<SampleReaders::Reader> SampleReaders::ofOrders() {
    SqlShopQueries& queries = m_sample.queries();
    const QList<OrderId> orders = m_sample.orders();
    OrderFilter blue;
    blue.search = QStringLiteral("MUG-BLU");
    return {
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
             return queries.order(orders[1].text()).map([](const OrderDetails& order) {
                 return static_cast<qint64>(order.timeline.size());
             });
         }},
        {"order ids",
         [&queries]() -> Result<qint64> {
             return queries.orderIds({}, {}, 50, {}).map([](const OrderIdPage& page) {
                 return static_cast<qint64>(page.ids.size());
             });
         }},
        {"orders by ids",
         [=, &queries] { return countOf(queries.ordersOf({}, orders.mid(0, 20))); }},
        {"sum of orders",
         [=, &queries]() -> Result<qint64> {
             return queries.orderSummary(blue).map(
                 [](const OrderListSummary& sum) { return sum.orders; });
         }},
        {"order as it was",
         [=, &queries]() -> Result<qint64> {
             return queries.orderVersion(orders[1], 2).map([](const OrderVersion& order) {
                 return order.version;
             });
         }},
    };
}

QList<SampleReaders::Reader> SampleReaders::ofLists() {
    SqlShopQueries& queries = m_sample.queries();
    return {
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
        {"products behind", [&queries] { return countOf(queries.productsBehind({}, nullptr, 9)); }},
        {"products counted", [&queries] { return queries.productCount(QStringLiteral("mug")); }},
        {"products of a code",
         [&queries] { return countOf(queries.productsOfCode(QStringLiteral("MUG-BLU"))); }},
        {"customers behind",
         [&queries] { return countOf(queries.customersBehind({}, nullptr, 9)); }},
        {"customers to pick",
         [&queries] { return countOf(queries.findCustomers(QStringLiteral("example"), 9)); }},
        {"delivery ids", [&queries] { return countOf(queries.deliveryIds({}, 20)); }},
        {"deliveries by ids",
         [&queries]() -> Result<qint64> {
             const auto ids = queries.deliveryIds({}, 20);
             return ids ? countOf(queries.deliveriesOf(*ids)) : fail(ids.error());
         }},
        {"activity after",
         [&queries]() -> Result<qint64> {
             return queries.activityAfter({}, {}, 20).map([](const ActivitySpan& span) {
                 return static_cast<qint64>(span.rows.size());
             });
         }},
        {"projections", [&queries] { return countOf(queries.projections()); }},
        {"sagas", [&queries] { return countOf(queries.sagasAt({}, 0, 10)); }},
        {"sagas behind", [&queries] { return countOf(queries.sagasBehind({}, nullptr, 10)); }},
        {"sagas counted", [&queries] { return countOf(queries.sagaCounts()); }},
    };
}

}  // namespace countertop
