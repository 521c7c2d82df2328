// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/SampleReaders.h"

#include "models/events/Streams.h"
#include "models/store/seals/Sealer.h"
#include "models/store/streams/SqlCatalogue.h"
#include "models/store/streams/SqlEventStore.h"
#include "models/store/write/ExpiredKeys.h"
#include "models/store/write/SqlRoutes.h"
#include "tests/support/ClaimAll.h"

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
        {"outbox", [this] { return countOf(claimAll(m_outbox, 20)); }},
        {"destinations of the outbox", [this] { return countOf(m_outbox.waiting()); }},
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
    SqlShopReads& reads = m_sample.reads();
    const QList<OrderId> orders = m_sample.orders();
    OrderFilter blue;
    blue.search = QStringLiteral("MUG-BLU");
    return {
        {"orders",
         [&reads]() -> Result<qint64> {
             return reads.orders.page({}, {}, 50, {}).map([](const OrderPage& page) {
                 return static_cast<qint64>(page.rows.size());
             });
         }},
        {"orders in the middle", [&reads] { return countOf(reads.orders.rowsAt({}, {}, 40, 10)); }},
        {"orders found", [=, &reads] { return countOf(reads.orders.rowsAt(blue, {}, 0, 10)); }},
        {"statuses", [&reads] { return countOf(reads.orders.statusCounts()); }},
        {"order",
         [=, &reads]() -> Result<qint64> {
             return reads.orders.order(orders[1].text()).map([](const OrderDetails& order) {
                 return static_cast<qint64>(order.timeline.size());
             });
         }},
        {"order ids",
         [&reads]() -> Result<qint64> {
             return reads.orders.ids({}, {}, 50, {}).map([](const OrderIdPage& page) {
                 return static_cast<qint64>(page.ids.size());
             });
         }},
        {"orders by ids",
         [=, &reads] { return countOf(reads.orders.rowsOf({}, orders.mid(0, 20))); }},
        {"sum of orders",
         [=, &reads]() -> Result<qint64> {
             return reads.orders.summary(blue).map(
                 [](const OrderListSummary& sum) { return sum.orders; });
         }},
        {"order as it was",
         [=, &reads]() -> Result<qint64> {
             return reads.orders.version(orders[1], 2).map([](const OrderVersion& order) {
                 return order.version;
             });
         }},
    };
}

QList<SampleReaders::Reader> SampleReaders::ofLists() {
    SqlShopReads& reads = m_sample.reads();
    return {
        {"products", [&reads] { return countOf(reads.catalogue.productsAt({}, 0, 10)); }},
        {"products to pick",
         [&reads] { return countOf(reads.catalogue.findProducts(QStringLiteral("mug"), 10)); }},
        {"customers", [&reads] { return countOf(reads.catalogue.customersAt({}, 0, 10)); }},
        {"revenue", [&reads] { return countOf(reads.revenue.rows({})); }},
        {"deliveries", [&reads] { return countOf(reads.deliveries.rowsAt({}, 0, 20)); }},
        {"events", [&reads] { return countOf(reads.activity.events({})); }},
        {"activity",
         [&reads]() -> Result<qint64> {
             return reads.activity.before({}, {}, 20).map([](const ActivitySpan& span) {
                 return static_cast<qint64>(span.rows.size());
             });
         }},
        {"products behind",
         [&reads] { return countOf(reads.catalogue.productsAfter({}, nullptr, 9)); }},
        {"products counted",
         [&reads] { return reads.catalogue.productCount(QStringLiteral("mug")); }},
        {"products of a code",
         [&reads] { return countOf(reads.catalogue.productsOfCode(QStringLiteral("MUG-BLU"))); }},
        {"customers behind",
         [&reads] { return countOf(reads.catalogue.customersAfter({}, nullptr, 9)); }},
        {"customers to pick",
         [&reads] { return countOf(reads.catalogue.findCustomers(QStringLiteral("example"), 9)); }},
        {"delivery ids", [&reads] { return countOf(reads.deliveries.ids({}, 20)); }},
        {"deliveries by ids",
         [&reads]() -> Result<qint64> {
             const auto ids = reads.deliveries.ids({}, 20);
             return ids ? countOf(reads.deliveries.rowsOf(*ids)) : fail(ids.error());
         }},
        {"activity after",
         [&reads]() -> Result<qint64> {
             return reads.activity.after({}, {}, 20).map([](const ActivitySpan& span) {
                 return static_cast<qint64>(span.rows.size());
             });
         }},
        {"projections", [&reads] { return countOf(reads.processes.projections()); }},
        {"sagas", [&reads] { return countOf(reads.processes.sagasAt({}, 0, 10)); }},
        {"sagas behind", [&reads] { return countOf(reads.processes.sagasAfter({}, nullptr, 10)); }},
        {"sagas counted", [&reads] { return countOf(reads.processes.sagaCounts()); }},
    };
}

}  // namespace countertop
