// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// Everything the window and the command line read, from one store of a database. Lives on the
/// database's thread.
class SqlShopQueries final : public ShopQueries {
public:
    explicit SqlShopQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<ShopSettings> settings() override;
    Result<OrderPage> orders(const OrderFilter& filter, const OrderSort& sort, int limit,
                             const QString& after) override;
    Result<QList<OrderRow>> ordersAt(const OrderFilter& filter, const OrderSort& sort,
                                     qint64 firstRow, int limit) override;
    Result<OrderIdPage> orderIds(const OrderFilter& filter, const OrderSort& sort, qint64 limit,
                                 const QString& after) override;
    Result<QList<OrderRow>> ordersOf(const OrderFilter& filter, const QList<OrderId>& ids) override;
    Result<OrderListSummary> orderSummary(const OrderFilter& filter) override;
    Result<QList<StatusCount>> statusCounts() override;
    Result<OrderDetails> order(const QString& idOrNumber) override;
    Result<OrderVersion> orderVersion(const OrderId& orderId, qint64 version) override;
    Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                         int limit) override;
    Result<QList<ProductRow>> productsBehind(const QString& search, const ProductRow* last,
                                             int limit) override;
    Result<qint64> productCount(const QString& search) override;
    Result<QList<ProductRow>> findProducts(const QString& search, int limit) override;
    Result<QList<ProductRow>> productsOfCode(const QString& code) override;
    Result<ProductRow> product(const QString& sku) override;
    Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                           int limit) override;
    Result<QList<CustomerRow>> customersBehind(const QString& search, const CustomerRow* last,
                                               int limit) override;
    Result<qint64> customerCount(const QString& search) override;
    Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) override;
    Result<CustomerRow> customer(const CustomerId& customerId) override;
    Result<QList<RevenueRow>> revenue(const RevenueQuery& query) override;
    Result<QList<DeliveryRow>> deliveriesAt(std::optional<DeliveryStatus> status, qint64 firstRow,
                                            int limit) override;
    Result<QList<qint64>> deliveryIds(std::optional<DeliveryStatus> status, qint64 limit) override;
    Result<QList<DeliveryRow>> deliveriesOf(const QList<qint64>& ids) override;
    Result<qint64> deliveryCount(std::optional<DeliveryStatus> status) override;
    Result<DeliverySummary> deliverySummary() override;
    Result<DeliveryRow> delivery(qint64 id) override;
    Result<QList<EventRow>> events(const EventFilter& filter) override;
    Result<ActivitySpan> activityBefore(const ActivityFilter& filter,
                                        const std::optional<ActivityPlace>& place,
                                        int limit) override;
    Result<ActivitySpan> activityAfter(const ActivityFilter& filter, const ActivityPlace& place,
                                       int limit) override;
    Result<QList<ActivityRow>> activityFlow(const QString& correlationId, Timestamp near,
                                            const QString& streamId) override;
    Result<QList<ProjectionStatus>> projections() override;
    Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                               int limit) override;
    Result<qint64> poisonCount(const QString& projection) override;
    Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow, int limit) override;
    Result<QList<SagaRow>> sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                       int limit) override;
    Result<qint64> sagaCount(const SagaFilter& filter) override;
    Result<QList<SagaCount>> sagaCounts() override;
    Result<SagaRow> saga(const QString& sagaId) override;

private:
    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
