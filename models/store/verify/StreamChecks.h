// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CatalogueChecks.h"
#include "models/store/verify/DayCounters.h"
#include "models/store/verify/FollowerChecks.h"
#include "models/store/verify/OrderChecks.h"
#include "models/store/verify/OutboxChecks.h"
#include "models/store/verify/SagaStarts.h"
#include "models/store/verify/StockChecks.h"

namespace countertop {

/// Reads all streams once: checks each one's chain and passes its fold to the checks that compare
/// it with stored rows.
class StreamChecks {
public:
    explicit StreamChecks(CheckBook& book);

    Result<void> run();

private:
    void checkChain(const EventStream& stream);
    void checkPersonalFields(const EventStreams& streams, const EventStream& stream);
    /// Checked separately: the hash does not cover the category, because it follows from the
    /// stream.
    Result<void> checkCategories();
    /// Without its events a shop has nothing to be compared with.
    Result<void> withoutEvents(const Error& error);
    /// Exceptions thrown by folding damaged data are recorded as problems.
    void consumeSafely(const EventStream& stream);
    void consumeStream(const EventStream& stream);
    /// Returns the order's state after each event.
    QList<OrderFacts> consumeOrder(const EventStream& stream);
    void consumeProduct(const EventStream& stream);
    void consumeCustomer(const EventStream& stream);
    void unreadable(const Error& error);
    Result<void> compareBatch();
    Result<void> finish();

    CheckBook& m_book;
    OrderChecks m_orders;
    CatalogueTable m_products;
    CatalogueTable m_customers;
    BarcodeChecks m_barcodes;
    DayCounters m_days;
    StockChecks m_stock;
    FollowerChecks m_followers;
    OutboxChecks m_outbox;
    SagaStarts m_sagas;
    QString m_lastOrder;
    QString m_lastProduct;
    QString m_lastCustomer;
};

}  // namespace countertop
