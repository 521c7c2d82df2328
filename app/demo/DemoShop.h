// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoPlan.h"
#include "app/session/ShopSession.h"

#include <functional>

namespace countertop {

/// Fills an empty shop with 60 products, 20 customers and 90 days of orders up to now, through the
/// command bus like everything else. All of it becomes durable in one commit: if interrupted, the
/// shop stays empty. Lives on the session's thread.
class DemoShop {
public:
    static constexpr int kDays = 90;
    /// Receives the number of commands done; returns false to stop.
    using Progress = std::function<bool(qint64 done, qint64 total)>;
    struct Report {
        qint64 products = 0;
        qint64 customers = 0;
        qint64 orders = 0;
    };

    DemoShop(ShopSession& session, Timestamp now);

    /// INVALID_TRANSITION when the shop has products, customers or orders.
    [[nodiscard]] static Result<void> requireEmpty(ShopSession& session);

    /// INVALID_TRANSITION when the shop is not empty, CANCELLED when stopped.
    [[nodiscard]] Result<Report> build(const Progress& progress = {});

private:
    struct Placed {
        OrderId orderId;  ///< empty: could not be placed for lack of stock
        QList<DemoOrder::Line> lines;
        qint64 totalMinor = 0;
    };

    Result<void> addCatalogue();
    Result<void> run(const DemoStep& step);
    Result<void> restock(Timestamp at);
    Result<void> open(const DemoStep& step, bool atTill);
    Result<void> advance(const DemoStep& step);
    Result<void> countStock();
    void takeLines(const DemoOrder& order, Placed& placed);
    void putBack(const Placed& placed);
    PaymentRequest paymentOf(const DemoOrder& order, qint64 totalMinor) const;
    Result<void> dispatch(const Command& command, const QString& staff, const QString& till,
                          Timestamp at);
    Result<void> report(const Progress& progress);

    ShopSession& m_session;
    Timestamp m_now;
    QList<DemoProduct> m_products;
    QList<CustomerDetails> m_customers;
    DemoPlan m_plan;
    QList<CustomerId> m_customerIds;
    std::vector<qint64> m_available;  ///< per product
    std::vector<Placed> m_placed;     ///< per order
    Report m_report;
    qint64 m_done = 0;
};

}  // namespace countertop
