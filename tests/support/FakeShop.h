// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/tables/ReadQueue.h"

#include <optional>

namespace countertop {

/// A shop in memory for tests of the window: what the lists hold is what is read. A set failure is
/// the answer to every question.
class FakeShop : public ShopQueries {
public:
    ShopSettings shop{QStringLiteral("Test shop"), QStringLiteral("GBP"),
                      QStringLiteral("Europe/London"), 0};
    QList<ProductRow> products;
    QList<CustomerRow> customers;
    QList<OrderRow> orderRows;
    QList<DeliveryRow> deliveryRows;
    QList<RevenueRow> revenueRows;
    QList<EventRow> eventRows;
    QList<ProjectionStatus> projectionRows;
    QList<PoisonEventRow> poisonRows;
    QList<SagaRow> sagaRows;
    QStringList stuckOrders;              ///< ids: what the filter of stuck orders finds
    QList<ActivityRow> activityRows;      ///< oldest first; their ids count up over both kinds
    QList<ActivityFilter> activityAsked;  ///< what activityBefore was asked for
    QMap<QString, OrderDetails> details;  ///< by order id
    /// By order id: its events from version 1 on; times and names are those of the timeline.
    QMap<QString, OrderEvents> histories;
    QList<qint64> versionsAsked;  ///< what orderVersion was asked for
    std::optional<Error> failure;
    QStringList productSearches;  ///< what findProducts was asked for

    void addProduct(const QString& sku, const QString& name, qint64 priceMinor, qint64 onHand,
                    const QString& barcode = {});
    CustomerId addCustomer(const QString& name, const QString& email = {});
    /// Mugs, kettles and teas, and a few customers: enough for a sale.
    void fillSmallShop();

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
    static bool matches(const ActivityRow& row, const ActivityFilter& filter);
    [[nodiscard]] std::optional<qint64> movedOn(const OrderRow& row,
                                                const OrderFilter& filter) const;
    [[nodiscard]] QList<OrderRow> matchingOrders(const OrderFilter& filter) const;
    [[nodiscard]] QList<ProductRow> matchingProducts(const QString& search) const;
    [[nodiscard]] QList<CustomerRow> matchingCustomers(const QString& search) const;
    [[nodiscard]] QList<SagaRow> matchingSagas(const SagaFilter& filter) const;
    [[nodiscard]] QList<DeliveryRow> matchingDeliveries(std::optional<DeliveryStatus> status) const;
};

/// Answers from a FakeShop: at once, or, while held, when released, like a slow database.
class FakeReadQueue : public ReadQueue {
public:
    explicit FakeReadQueue(FakeShop& shop) : m_shop(shop) {}

    void post(Job job, Failure failure) override;
    void hold() { m_held = true; }
    /// Answers what waited and goes on answering at once.
    void release();
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }

private:
    void run(const Job& job, const Failure& failure);

    FakeShop& m_shop;
    bool m_held = false;
    QList<std::pair<Job, Failure>> m_waiting;
};

}  // namespace countertop
