// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopQueries.h"

#include "models/projections/OrderHistory.h"
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
#include "models/store/streams/SettingsRow.h"
#include "models/store/streams/SqlEventStore.h"

namespace countertop {

Result<ShopSettings> SqlShopQueries::settings() { return readSettings(m_database, m_storeId); }

Result<OrderPage> SqlShopQueries::orders(const OrderFilter& filter, const OrderSort& sort,
                                         int limit, const QString& after) {
    return OrderListQueries(m_database, m_storeId).page(filter, sort, limit, after);
}

Result<QList<OrderRow>> SqlShopQueries::ordersAt(const OrderFilter& filter, const OrderSort& sort,
                                                 qint64 firstRow, int limit) {
    return OrderListQueries(m_database, m_storeId).window(filter, sort, firstRow, limit);
}

Result<OrderIdPage> SqlShopQueries::orderIds(const OrderFilter& filter, const OrderSort& sort,
                                             qint64 limit, const QString& after) {
    return OrderListQueries(m_database, m_storeId).ids(filter, sort, limit, after);
}

Result<QList<OrderRow>> SqlShopQueries::ordersOf(const OrderFilter& filter,
                                                 const QList<OrderId>& ids) {
    return OrderListQueries(m_database, m_storeId).rowsOf(filter, ids);
}

Result<OrderListSummary> SqlShopQueries::orderSummary(const OrderFilter& filter) {
    return OrderListQueries(m_database, m_storeId).summary(filter);
}

Result<QList<StatusCount>> SqlShopQueries::statusCounts() {
    return OrderListQueries(m_database, m_storeId).statusCounts();
}

Result<OrderDetails> SqlShopQueries::order(const QString& idOrNumber) {
    return OrderDetailQueries(m_database, m_storeId).order(idOrNumber);
}

Result<OrderVersion> SqlShopQueries::orderVersion(const OrderId& orderId, qint64 version) {
    SqlEventStore events(m_database, m_storeId);
    return countertop::orderVersion(events, orderId, version);
}

Result<QList<ProductRow>> SqlShopQueries::productsAt(const QString& search, qint64 firstRow,
                                                     int limit) {
    return ProductQueries(m_database, m_storeId).window(search, firstRow, limit);
}

Result<QList<ProductRow>> SqlShopQueries::productsBehind(const QString& search,
                                                         const ProductRow* last, int limit) {
    return ProductQueries(m_database, m_storeId).behind(search, last, limit);
}

Result<qint64> SqlShopQueries::productCount(const QString& search) {
    return ProductQueries(m_database, m_storeId).count(search);
}

Result<QList<ProductRow>> SqlShopQueries::findProducts(const QString& search, int limit) {
    return ProductQueries(m_database, m_storeId).find(search, limit);
}

Result<QList<ProductRow>> SqlShopQueries::productsOfCode(const QString& code) {
    return ProductQueries(m_database, m_storeId).ofCode(code);
}

Result<ProductRow> SqlShopQueries::product(const QString& sku) {
    return ProductQueries(m_database, m_storeId).product(sku);
}

Result<QList<CustomerRow>> SqlShopQueries::customersAt(const QString& search, qint64 firstRow,
                                                       int limit) {
    return CustomerQueries(m_database, m_storeId).window(search, firstRow, limit);
}

Result<QList<CustomerRow>> SqlShopQueries::customersBehind(const QString& search,
                                                           const CustomerRow* last, int limit) {
    return CustomerQueries(m_database, m_storeId).behind(search, last, limit);
}

Result<qint64> SqlShopQueries::customerCount(const QString& search) {
    return CustomerQueries(m_database, m_storeId).count(search);
}

Result<QList<CustomerRow>> SqlShopQueries::findCustomers(const QString& search, int limit) {
    return CustomerQueries(m_database, m_storeId).find(search, limit);
}

Result<CustomerRow> SqlShopQueries::customer(const CustomerId& customerId) {
    return CustomerQueries(m_database, m_storeId).customer(customerId);
}

Result<QList<RevenueRow>> SqlShopQueries::revenue(const RevenueQuery& query) {
    return RevenueQueries(m_database, m_storeId).revenue(query);
}

Result<QList<DeliveryRow>> SqlShopQueries::deliveriesAt(std::optional<DeliveryStatus> status,
                                                        qint64 firstRow, int limit) {
    return DeliveryQueries(m_database, m_storeId).window(status, firstRow, limit);
}

Result<QList<qint64>> SqlShopQueries::deliveryIds(std::optional<DeliveryStatus> status,
                                                  qint64 limit) {
    return DeliveryQueries(m_database, m_storeId).ids(status, limit);
}

Result<QList<DeliveryRow>> SqlShopQueries::deliveriesOf(const QList<qint64>& ids) {
    return DeliveryQueries(m_database, m_storeId).rowsOf(ids);
}

Result<qint64> SqlShopQueries::deliveryCount(std::optional<DeliveryStatus> status) {
    return DeliveryQueries(m_database, m_storeId).count(status);
}

Result<DeliverySummary> SqlShopQueries::deliverySummary() {
    return DeliveryQueries(m_database, m_storeId).summary();
}

Result<DeliveryRow> SqlShopQueries::delivery(qint64 id) {
    return DeliveryQueries(m_database, m_storeId).delivery(id);
}

Result<QList<EventRow>> SqlShopQueries::events(const EventFilter& filter) {
    return EventQueries(m_database, m_storeId).events(filter);
}

Result<ActivitySpan> SqlShopQueries::activityBefore(const ActivityFilter& filter,
                                                    const std::optional<ActivityPlace>& place,
                                                    int limit) {
    return ActivityQueries(m_database, m_storeId).before(filter, place, limit);
}

Result<ActivitySpan> SqlShopQueries::activityAfter(const ActivityFilter& filter,
                                                   const ActivityPlace& place, int limit) {
    return ActivityQueries(m_database, m_storeId).after(filter, place, limit);
}

Result<QList<ActivityRow>> SqlShopQueries::activityFlow(const QString& correlationId,
                                                        Timestamp near, const QString& streamId) {
    return ActivityQueries(m_database, m_storeId).flow(correlationId, near, streamId);
}

Result<QList<ProjectionStatus>> SqlShopQueries::projections() {
    return ProjectionQueries(m_database, m_storeId).all();
}

Result<QList<PoisonEventRow>> SqlShopQueries::poisonEvents(const QString& projection,
                                                           qint64 firstRow, int limit) {
    return ProjectionQueries(m_database, m_storeId).poisonEvents(projection, firstRow, limit);
}

Result<qint64> SqlShopQueries::poisonCount(const QString& projection) {
    return ProjectionQueries(m_database, m_storeId).poisonCount(projection);
}

Result<QList<SagaRow>> SqlShopQueries::sagasAt(const SagaFilter& filter, qint64 firstRow,
                                               int limit) {
    return SagaQueries(m_database, m_storeId).window(filter, firstRow, limit);
}

Result<QList<SagaRow>> SqlShopQueries::sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                                   int limit) {
    return SagaQueries(m_database, m_storeId).behind(filter, last, limit);
}

Result<qint64> SqlShopQueries::sagaCount(const SagaFilter& filter) {
    return SagaQueries(m_database, m_storeId).count(filter);
}

Result<QList<SagaCount>> SqlShopQueries::sagaCounts() {
    return SagaQueries(m_database, m_storeId).counts();
}

Result<SagaRow> SqlShopQueries::saga(const QString& sagaId) {
    return SagaQueries(m_database, m_storeId).saga(sagaId);
}

}  // namespace countertop
