// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/Activity.h"
#include "models/projections/OrderVersion.h"
#include "models/projections/ProjectionStatus.h"
#include "models/projections/Rows.h"
#include "models/projections/SagaRow.h"

#include <optional>

namespace countertop {

/// The shop's own settings. A business day starts `dayStartsMinute` minutes after local midnight.
struct ShopSettings {
    QString name;
    QString currency;
    QString timeZone;  ///< IANA name, for example "Europe/London"
    int dayStartsMinute = 0;
    QString gateway = QStringLiteral("none");  ///< "none", "practice" or an address
    QString carrier = QStringLiteral("none");  ///< the same
    qint64 version = 0;                        ///< how many events have changed them

    bool operator==(const ShopSettings&) const = default;
};

/// Which orders; every part narrows further. Days are inclusive business days.
struct OrderFilter {
    std::optional<StatusWord> status;
    QString fromDay;
    QString toDay;
    CustomerId customerId;
    QString search;        ///< number, customer name, or a product's SKU; any case
    bool isSold = false;   ///< paid or shipped: what is revenue by order day
    QString moneyFromDay;  ///< with money taken or given back from this day on
    QString moneyToDay;    ///< and up to this one
    OrderId orderId;       ///< this one alone
    bool isStuck = false;  ///< whose fulfilment was tried in vain or waits for a person

    [[nodiscard]] bool hasMoneyDays() const {
        return !moneyFromDay.isEmpty() || !moneyToDay.isEmpty();
    }
    bool operator==(const OrderFilter&) const = default;
};

enum class OrderSortField { PlacedAt, Number, Customer, Items, Status, Total };

struct OrderSort {
    OrderSortField field = OrderSortField::PlacedAt;
    bool descending = true;
    bool operator==(const OrderSort&) const = default;
};

/// Rows and, when there may be more, the cursor to go on from; opaque to callers.
struct OrderPage {
    QList<OrderRow> rows;
    QString next;
};

/// The same for the ids alone.
struct OrderIdPage {
    QList<OrderId> ids;
    QString next;
};

/// Some orders of a list and what is owed for them: totals less credits.
struct OrderSum {
    qint64 orders = 0;
    qint64 totalMinor = 0;
    bool operator==(const OrderSum&) const = default;
};

/// How long a list is and what it sums up to, in the shop's currency. `sold` is the revenue by
/// order day of its orders; drafts are in no sum.
struct OrderListSummary {
    qint64 orders = 0;
    qint64 totalMinor = 0;  ///< of sold and others
    QString currency;
    OrderSum sold = {};    ///< paid or shipped
    OrderSum others = {};  ///< placed and not paid, or cancelled
    qint64 drafts = 0;
    /// Revenue by payment day of its orders, when the list was asked for days of money.
    std::optional<qint64> movedMinor = {};
    bool operator==(const OrderListSummary&) const = default;
};

struct StatusCount {
    StatusWord status = StatusWord::Pending;
    qint64 orders = 0;
};

/// One event of an order as its timeline shows it. `facts` is the event's payload.
struct TimelineEntry {
    qint64 version = 0;
    QString type;
    Timestamp at = 0;
    QString actor;
    QString till;
    QString correlationId;
    QString causationId;
    QJsonObject facts;
};

struct OrderDetails {
    OrderRow row;
    QList<OrderLine> lines;
    QList<PaymentRow> payments;
    QList<TimelineEntry> timeline;
    /// What pays and ships it by itself, if anything does: the last one begun.
    std::optional<SagaRow> fulfilment = {};
};

enum class RevenueBasis { Ordered, Paid };
enum class RevenuePeriod { Day, Week, Month };

/// Revenue of one period: `period` is "2026-11-21", "2026-W47" or "2026-11"; firstDay/lastDay are
/// the days it covers. Basis Ordered sums order totals by order day where the status word is paid
/// or shipped; basis Paid sums captures minus refunds by their own day.
struct RevenueRow {
    QString period;
    QString firstDay;
    QString lastDay;
    qint64 orders = 0;
    qint64 items = 0;
    qint64 refundedMinor = 0;
    qint64 totalMinor = 0;
    QString currency;
    bool operator==(const RevenueRow&) const = default;
};

struct RevenueQuery {
    RevenueBasis basis = RevenueBasis::Ordered;
    RevenuePeriod by = RevenuePeriod::Day;
    QString fromDay;
    QString toDay;
    bool newestFirst = false;
    int limit = 0;  ///< 0: all
    bool operator==(const RevenueQuery&) const = default;
};

enum class DeliveryStatus { Pending, Processing, Delivered, Failed, Dead };
[[nodiscard]] QString toText(DeliveryStatus status);
[[nodiscard]] std::optional<DeliveryStatus> deliveryStatusFromText(QStringView text);

/// One outbox message on its way to one destination.
struct DeliveryRow {
    qint64 id = 0;
    QString messageId;
    QString eventType;
    QString orderId;
    QString
        orderNumber;  ///< read with it, never stored; empty for a draft and for what is no order
    QString destination;
    DeliveryStatus status = DeliveryStatus::Pending;
    /// Not sent yet because an earlier message about the order has not arrived there.
    bool waitsForEarlier = false;
    int attempts = 0;
    QString lastError;
    Timestamp createdAt = 0;
    Timestamp nextAttemptAt = 0;
    Timestamp deliveredAt = 0;  ///< 0 when not delivered
    QByteArray payload;
};

struct DeliverySummary {
    qint64 waiting = 0;  ///< pending, processing or failed and to be tried again
    qint64 dead = 0;
    qint64 delivered = 0;
};

struct EventFilter {
    QString streamId;
    QStringList types;
    QString category;
    qint64 afterPosition = 0;  ///< exclusive
    int limit = 100;
};

struct EventRow {
    qint64 position = 0;
    QString streamId;
    qint64 version = 0;
    QString type;
    Timestamp at = 0;
    QString actor;
    QString till;
    QString correlationId;
    QString causationId;
    QByteArray payload;
};

/// Everything the window and the command line read. Every call runs queries and may take long:
/// never from the GUI thread. Failures are STORAGE, NETWORK or DAMAGED; unknown things NOT_FOUND.
class ShopQueries {
public:
    virtual ~ShopQueries() = default;

    virtual Result<ShopSettings> settings() = 0;

    virtual Result<OrderPage> orders(const OrderFilter& filter, const OrderSort& sort, int limit,
                                     const QString& after) = 0;
    /// Rows firstRow … firstRow + limit − 1 of the sorted list; cheap wherever they lie.
    virtual Result<QList<OrderRow>> ordersAt(const OrderFilter& filter, const OrderSort& sort,
                                             qint64 firstRow, int limit) = 0;
    /// The ids of a list from a cursor on, at most `limit`; `next` goes on behind them. For sorts
    /// whose pages are no seeks: see OrderListReader.
    virtual Result<OrderIdPage> orderIds(const OrderFilter& filter, const OrderSort& sort,
                                         qint64 limit, const QString& after) = 0;
    /// The rows of some orders in the order of their ids, with what moved on the filter's days of
    /// money; without those that are no longer there. The filter leaves none out.
    virtual Result<QList<OrderRow>> ordersOf(const OrderFilter& filter,
                                             const QList<OrderId>& ids) = 0;
    virtual Result<OrderListSummary> orderSummary(const OrderFilter& filter) = 0;
    virtual Result<QList<StatusCount>> statusCounts() = 0;
    /// By id or by number.
    virtual Result<OrderDetails> order(const QString& idOrNumber) = 0;
    /// The order as its event of that number, from 1, left it.
    virtual Result<OrderVersion> orderVersion(const OrderId& orderId, qint64 version) = 0;

    virtual Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                                 int limit) = 0;
    /// The rows behind `last`, or the first ones without it: lists that are read to their end are
    /// asked for so, because a page then costs the same wherever it lies.
    virtual Result<QList<ProductRow>> productsBehind(const QString& search, const ProductRow* last,
                                                     int limit) = 0;
    virtual Result<qint64> productCount(const QString& search) = 0;
    /// Best matches first, see SearchRank, archived ones left out. A barcode or SKU as it is
    /// written comes before everything, the barcode before the SKU.
    virtual Result<QList<ProductRow>> findProducts(const QString& search, int limit) = 0;
    /// The products that a code can mean, as it is written: the one with that barcode, in whichever
    /// GTIN form, then the one with that SKU. Archived ones are left out. At most two.
    virtual Result<QList<ProductRow>> productsOfCode(const QString& code) = 0;
    virtual Result<ProductRow> product(const QString& sku) = 0;

    virtual Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                                   int limit) = 0;
    virtual Result<QList<CustomerRow>> customersBehind(const QString& search,
                                                       const CustomerRow* last, int limit) = 0;
    virtual Result<qint64> customerCount(const QString& search) = 0;
    /// Best matches first, see SearchRank.
    virtual Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) = 0;
    virtual Result<CustomerRow> customer(const CustomerId& customerId) = 0;

    virtual Result<QList<RevenueRow>> revenue(const RevenueQuery& query) = 0;

    virtual Result<QList<DeliveryRow>> deliveriesAt(std::optional<DeliveryStatus> status,
                                                    qint64 firstRow, int limit) = 0;
    /// The ids of a list, newest first, at most `limit`; then the rows of some of them.
    virtual Result<QList<qint64>> deliveryIds(std::optional<DeliveryStatus> status,
                                              qint64 limit) = 0;
    virtual Result<QList<DeliveryRow>> deliveriesOf(const QList<qint64>& ids) = 0;
    virtual Result<qint64> deliveryCount(std::optional<DeliveryStatus> status) = 0;
    virtual Result<DeliverySummary> deliverySummary() = 0;
    virtual Result<DeliveryRow> delivery(qint64 id) = 0;

    virtual Result<QList<EventRow>> events(const EventFilter& filter) = 0;

    /// Events and commands before a place, or the newest ones, newest first: one short look, see
    /// ActivitySpan. At most 2 × `limit` rows.
    virtual Result<ActivitySpan> activityBefore(const ActivityFilter& filter,
                                                const std::optional<ActivityPlace>& place,
                                                int limit) = 0;
    /// What came after a place, newest first, and the last few rows before it once more, because
    /// they may have been committed late; `newest` is the place to ask after next time.
    virtual Result<ActivitySpan> activityAfter(const ActivityFilter& filter,
                                               const ActivityPlace& place, int limit) = 0;
    /// What belongs to one flow, oldest first: around its beginning and around `near`, and whatever
    /// it did to that stream at any time. At most some hundred rows.
    virtual Result<QList<ActivityRow>> activityFlow(const QString& correlationId, Timestamp near,
                                                    const QString& streamId) = 0;

    /// Every projection, those of the commits first.
    virtual Result<QList<ProjectionStatus>> projections() = 0;
    /// Events that a projection left out, by position.
    virtual Result<QList<PoisonEventRow>> poisonEvents(const QString& projection, qint64 firstRow,
                                                       int limit) = 0;
    virtual Result<qint64> poisonCount(const QString& projection) = 0;

    /// Newest first.
    virtual Result<QList<SagaRow>> sagasAt(const SagaFilter& filter, qint64 firstRow,
                                           int limit) = 0;
    virtual Result<QList<SagaRow>> sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                               int limit) = 0;
    virtual Result<qint64> sagaCount(const SagaFilter& filter) = 0;
    /// Every status, those without sagas too.
    virtual Result<QList<SagaCount>> sagaCounts() = 0;
    virtual Result<SagaRow> saga(const QString& sagaId) = 0;
};

}  // namespace countertop
