// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SqlShopQueries.h"

#include "models/projections/OrderHistory.h"
#include "models/store/ShopFile.h"
#include "models/store/SqlEventStore.h"
#include "models/store/queries/ActivityQueries.h"
#include "models/store/queries/CustomerQueries.h"
#include "models/store/queries/DeliveryQueries.h"
#include "models/store/queries/EventQueries.h"
#include "models/store/queries/OrderDetailQueries.h"
#include "models/store/queries/OrderListQueries.h"
#include "models/store/queries/ProductQueries.h"
#include "models/store/queries/ProjectionQueries.h"
#include "models/store/queries/RevenueQueries.h"
#include "models/store/queries/SagaQueries.h"

namespace countertop {

template <class Read>
std::invoke_result_t<Read> SqlShopQueries::ask(const Read& read) {
    if (!m_database.isLost()) {
        auto answer = read();
        if (answer || !m_database.isLost()) return answer;
    }
    if (auto back = m_database.reopen(); !back) return fail(back.error());
    return read();
}

Result<ShopSettings> SqlShopQueries::settings() {
    return ask([&] { return readSettings(m_database, m_storeId); });
}

Result<OrderPage> SqlShopQueries::orders(const OrderFilter& filter, const OrderSort& sort,
                                         int limit, const QString& after) {
    return ask(
        [&] { return OrderListQueries(m_database, m_storeId).page(filter, sort, limit, after); });
}

Result<QList<OrderRow>> SqlShopQueries::ordersAt(const OrderFilter& filter, const OrderSort& sort,
                                                 qint64 firstRow, int limit) {
    return ask([&] {
        return OrderListQueries(m_database, m_storeId).window(filter, sort, firstRow, limit);
    });
}

Result<OrderIdPage> SqlShopQueries::orderIds(const OrderFilter& filter, const OrderSort& sort,
                                             qint64 limit, const QString& after) {
    return ask(
        [&] { return OrderListQueries(m_database, m_storeId).ids(filter, sort, limit, after); });
}

Result<QList<OrderRow>> SqlShopQueries::ordersOf(const QList<OrderId>& ids) {
    return ask([&] { return OrderListQueries(m_database, m_storeId).rowsOf(ids); });
}

Result<OrderListSummary> SqlShopQueries::orderSummary(const OrderFilter& filter) {
    return ask([&] { return OrderListQueries(m_database, m_storeId).summary(filter); });
}

Result<QList<StatusCount>> SqlShopQueries::statusCounts() {
    return ask([&] { return OrderListQueries(m_database, m_storeId).statusCounts(); });
}

Result<OrderDetails> SqlShopQueries::order(const QString& idOrNumber) {
    return ask([&] { return OrderDetailQueries(m_database, m_storeId).order(idOrNumber); });
}

Result<OrderVersion> SqlShopQueries::orderVersion(const OrderId& orderId, qint64 version) {
    return ask([&] {
        SqlEventStore events(m_database, m_storeId);
        return countertop::orderVersion(events, orderId, version);
    });
}

Result<QList<ProductRow>> SqlShopQueries::productsAt(const QString& search, qint64 firstRow,
                                                     int limit) {
    return ask(
        [&] { return ProductQueries(m_database, m_storeId).window(search, firstRow, limit); });
}

Result<QList<ProductRow>> SqlShopQueries::productsBehind(const QString& search,
                                                         const ProductRow* last, int limit) {
    return ask([&] { return ProductQueries(m_database, m_storeId).behind(search, last, limit); });
}

Result<qint64> SqlShopQueries::productCount(const QString& search) {
    return ask([&] { return ProductQueries(m_database, m_storeId).count(search); });
}

Result<QList<ProductRow>> SqlShopQueries::findProducts(const QString& search, int limit) {
    return ask([&] { return ProductQueries(m_database, m_storeId).find(search, limit); });
}

Result<QList<ProductRow>> SqlShopQueries::productsOfCode(const QString& code) {
    return ask([&] { return ProductQueries(m_database, m_storeId).ofCode(code); });
}

Result<ProductRow> SqlShopQueries::product(const QString& sku) {
    return ask([&] { return ProductQueries(m_database, m_storeId).product(sku); });
}

Result<QList<CustomerRow>> SqlShopQueries::customersAt(const QString& search, qint64 firstRow,
                                                       int limit) {
    return ask(
        [&] { return CustomerQueries(m_database, m_storeId).window(search, firstRow, limit); });
}

Result<QList<CustomerRow>> SqlShopQueries::customersBehind(const QString& search,
                                                           const CustomerRow* last, int limit) {
    return ask([&] { return CustomerQueries(m_database, m_storeId).behind(search, last, limit); });
}

Result<qint64> SqlShopQueries::customerCount(const QString& search) {
    return ask([&] { return CustomerQueries(m_database, m_storeId).count(search); });
}

Result<QList<CustomerRow>> SqlShopQueries::findCustomers(const QString& search, int limit) {
    return ask([&] { return CustomerQueries(m_database, m_storeId).find(search, limit); });
}

Result<CustomerRow> SqlShopQueries::customer(const CustomerId& customerId) {
    return ask([&] { return CustomerQueries(m_database, m_storeId).customer(customerId); });
}

Result<QList<RevenueRow>> SqlShopQueries::revenue(const RevenueQuery& query) {
    return ask([&] { return RevenueQueries(m_database, m_storeId).revenue(query); });
}

Result<QList<DeliveryRow>> SqlShopQueries::deliveriesAt(std::optional<DeliveryStatus> status,
                                                        qint64 firstRow, int limit) {
    return ask(
        [&] { return DeliveryQueries(m_database, m_storeId).window(status, firstRow, limit); });
}

Result<QList<qint64>> SqlShopQueries::deliveryIds(std::optional<DeliveryStatus> status,
                                                  qint64 limit) {
    return ask([&] { return DeliveryQueries(m_database, m_storeId).ids(status, limit); });
}

Result<QList<DeliveryRow>> SqlShopQueries::deliveriesOf(const QList<qint64>& ids) {
    return ask([&] { return DeliveryQueries(m_database, m_storeId).rowsOf(ids); });
}

Result<qint64> SqlShopQueries::deliveryCount(std::optional<DeliveryStatus> status) {
    return ask([&] { return DeliveryQueries(m_database, m_storeId).count(status); });
}

Result<DeliverySummary> SqlShopQueries::deliverySummary() {
    return ask([&] { return DeliveryQueries(m_database, m_storeId).summary(); });
}

Result<DeliveryRow> SqlShopQueries::delivery(qint64 id) {
    return ask([&] { return DeliveryQueries(m_database, m_storeId).delivery(id); });
}

Result<QList<EventRow>> SqlShopQueries::events(const EventFilter& filter) {
    return ask([&] { return EventQueries(m_database, m_storeId).events(filter); });
}

Result<ActivitySpan> SqlShopQueries::activityBefore(const ActivityFilter& filter,
                                                    const std::optional<ActivityPlace>& place,
                                                    int limit) {
    return ask([&] { return ActivityQueries(m_database, m_storeId).before(filter, place, limit); });
}

Result<ActivitySpan> SqlShopQueries::activityAfter(const ActivityFilter& filter,
                                                   const ActivityPlace& place, int limit) {
    return ask([&] { return ActivityQueries(m_database, m_storeId).after(filter, place, limit); });
}

Result<QList<ActivityRow>> SqlShopQueries::activityFlow(const QString& correlationId,
                                                        Timestamp near, const QString& streamId) {
    return ask(
        [&] { return ActivityQueries(m_database, m_storeId).flow(correlationId, near, streamId); });
}

Result<QList<ProjectionStatus>> SqlShopQueries::projections() {
    return ask([&] { return ProjectionQueries(m_database, m_storeId).all(); });
}

Result<QList<PoisonEventRow>> SqlShopQueries::poisonEvents(const QString& projection,
                                                           qint64 firstRow, int limit) {
    return ask([&] {
        return ProjectionQueries(m_database, m_storeId).poisonEvents(projection, firstRow, limit);
    });
}

Result<qint64> SqlShopQueries::poisonCount(const QString& projection) {
    return ask([&] { return ProjectionQueries(m_database, m_storeId).poisonCount(projection); });
}

Result<QList<SagaRow>> SqlShopQueries::sagasAt(const SagaFilter& filter, qint64 firstRow,
                                               int limit) {
    return ask([&] { return SagaQueries(m_database, m_storeId).window(filter, firstRow, limit); });
}

Result<QList<SagaRow>> SqlShopQueries::sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                                   int limit) {
    return ask([&] { return SagaQueries(m_database, m_storeId).behind(filter, last, limit); });
}

Result<qint64> SqlShopQueries::sagaCount(const SagaFilter& filter) {
    return ask([&] { return SagaQueries(m_database, m_storeId).count(filter); });
}

Result<QList<SagaCount>> SqlShopQueries::sagaCounts() {
    return ask([&] { return SagaQueries(m_database, m_storeId).counts(); });
}

Result<SagaRow> SqlShopQueries::saga(const QString& sagaId) {
    return ask([&] { return SagaQueries(m_database, m_storeId).saga(sagaId); });
}

}  // namespace countertop
