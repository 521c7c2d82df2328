// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeShop.h"

#include "models/projections/OrderProjection.h"

#include <algorithm>

namespace countertop {

namespace {

bool contains(const QString& text, const QString& search) {
    return text.contains(search, Qt::CaseInsensitive);
}

template <class Row>
QList<Row> window(const QList<Row>& rows, qint64 first, int limit) {
    return rows.mid(qsizetype(first), limit);
}

/// What stands behind a row that is known by one of its members.
template <class Row, class Key>
QList<Row> behind(const QList<Row>& rows, const Row* last, int limit, Key Row::*key) {
    const auto isLast = [&](const Row& row) { return last && row.*key == last->*key; };
    const auto found = std::find_if(rows.cbegin(), rows.cend(), isLast);
    return rows.mid(found == rows.cend() ? 0 : found - rows.cbegin() + 1, limit);
}

/// 0: its barcode, 1: its SKU, 2: the name starts with it, 3: the rest.
int rank(const ProductRow& product, const QString& search) {
    if (product.barcodes.contains(search)) return 0;
    if (product.sku.compare(search, Qt::CaseInsensitive) == 0) return 1;
    return product.name.startsWith(search, Qt::CaseInsensitive) ? 2 : 3;
}

tl::unexpected<Error> notFound() {
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such thing"));
}

}  // namespace

void FakeShop::addProduct(const QString& sku, const QString& name, qint64 priceMinor, qint64 onHand,
                          const QString& barcode) {
    ProductRow row;
    row.sku = sku;
    row.name = name;
    row.currency = shop.currency;
    row.priceMinor = priceMinor;
    row.taxRateMilli = 20'000;
    row.onHand = onHand;
    row.version = 1;
    if (!barcode.isEmpty()) row.barcodes.append(barcode);
    products.append(row);
}

CustomerId FakeShop::addCustomer(const QString& name, const QString& email) {
    CustomerRow row;
    row.customerId = CustomerId::create();
    row.name = name;
    row.email = email;
    row.version = 1;
    customers.append(row);
    return row.customerId;
}

void FakeShop::fillSmallShop() {
    addProduct(QStringLiteral("MUG-BLU"), QStringLiteral("Blue mug"), 1250, 14,
               QStringLiteral("5012345678900"));
    addProduct(QStringLiteral("JUG-BLU"), QStringLiteral("Blue milk jug"), 2100, 2);
    addProduct(QStringLiteral("TRY-BLM"), QStringLiteral("Blue mosaic tray"), 3400, 0);
    addProduct(QStringLiteral("MUG-GRN"), QStringLiteral("Green mug"), 1250, 30);
    addProduct(QStringLiteral("KET-01"), QStringLiteral("Enamel kettle 1.5 l"), 3800, 8);
    addProduct(QStringLiteral("TEA-EG"), QStringLiteral("Earl Grey, loose, 100 g"), 640, 120,
               QStringLiteral("4006381333931"));
    addCustomer(QStringLiteral("Amira Haddad"), QStringLiteral("amira@example.com"));
    addCustomer(QStringLiteral("Jonas Weber"), QStringLiteral("jonas@example.com"));
    addCustomer(QStringLiteral("Priya Nair"));
}

Result<ShopSettings> FakeShop::settings() {
    if (failure) return fail(*failure);
    return shop;
}

QList<OrderRow> FakeShop::matchingOrders(const OrderFilter& filter) const {
    QList<OrderRow> rows;
    for (const OrderRow& row : orderRows) {
        if (filter.status && row.status != *filter.status) continue;
        if (!filter.fromDay.isEmpty() && row.day < filter.fromDay) continue;
        if (!filter.toDay.isEmpty() && row.day > filter.toDay) continue;
        if (!filter.customerId.isEmpty() && !(row.customerId == filter.customerId)) continue;
        if (!filter.orderId.isEmpty() && !(row.orderId == filter.orderId)) continue;
        if (filter.isSold && row.status != StatusWord::Paid && row.status != StatusWord::Shipped) {
            continue;
        }
        if (filter.isStuck && !stuckOrders.contains(row.orderId.text())) continue;
        if (filter.hasMoneyDays()) {
            const auto moved = movedOn(row, filter);
            if (!moved) continue;
            rows.append(row);
            rows.last().movedMinor = moved;
            continue;
        }
        if (!contains(row.number, filter.search) && !contains(row.customerName, filter.search)) {
            continue;
        }
        rows.append(row);
    }
    return rows;
}

Result<OrderPage> FakeShop::orders(const OrderFilter& filter, const OrderSort& /*sort*/, int limit,
                                   const QString& after) {
    if (failure) return fail(*failure);
    const qint64 first = after.toLongLong();
    const QList<OrderRow> rows = matchingOrders(filter);
    const qint64 end = first + limit;
    return OrderPage{window(rows, first, limit),
                     end < rows.size() ? QString::number(end) : QString()};
}

Result<QList<OrderRow>> FakeShop::ordersAt(const OrderFilter& filter, const OrderSort& /*sort*/,
                                           qint64 firstRow, int limit) {
    if (failure) return fail(*failure);
    return window(matchingOrders(filter), firstRow, limit);
}

Result<QList<StatusCount>> FakeShop::statusCounts() {
    if (failure) return fail(*failure);
    QMap<int, qint64> counts;
    for (const OrderRow& row : orderRows) ++counts[static_cast<int>(row.status)];
    QList<StatusCount> result;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        result.append({static_cast<StatusWord>(it.key()), it.value()});
    }
    return result;
}

Result<OrderDetails> FakeShop::order(const QString& idOrNumber) {
    if (failure) return fail(*failure);
    for (const OrderRow& row : orderRows) {
        if (row.orderId.text() != idOrNumber && row.number != idOrNumber) continue;
        OrderDetails found = details.value(row.orderId.text());
        found.row = row;
        return found;
    }
    return notFound();
}

Result<OrderVersion> FakeShop::orderVersion(const OrderId& orderId, qint64 version) {
    if (failure) return fail(*failure);
    versionsAsked.append(version);
    const OrderEvents events = histories.value(orderId.text());
    if (version < 1 || version > events.size()) return notFound();
    OrderVersion found;
    Order order;
    for (qint64 at = 0; at < version; ++at) {
        if (at == version - 1) found.changes = differencesOf(order, events[at]);
        apply(order, events[at]);
    }
    const TimelineEntry entry = details.value(orderId.text()).timeline.value(version - 1);
    found.row = orderRow(orderId, order, version, entry.at);
    found.lines = order.lines;
    found.version = version;
    found.type = entry.type;
    found.at = entry.at;
    found.actor = entry.actor;
    found.till = entry.till;
    return found;
}

QList<ProductRow> FakeShop::matchingProducts(const QString& search) const {
    QList<ProductRow> rows;
    for (const ProductRow& product : products) {
        const bool matches = contains(product.name, search) || contains(product.sku, search) ||
                             product.barcodes.contains(search);
        if (matches) rows.append(product);
    }
    return rows;
}

Result<QList<ProductRow>> FakeShop::productsAt(const QString& search, qint64 firstRow, int limit) {
    if (failure) return fail(*failure);
    return window(matchingProducts(search), firstRow, limit);
}

Result<QList<ProductRow>> FakeShop::productsBehind(const QString& search, const ProductRow* last,
                                                   int limit) {
    if (failure) return fail(*failure);
    return behind(matchingProducts(search), last, limit, &ProductRow::sku);
}

Result<qint64> FakeShop::productCount(const QString& search) {
    if (failure) return fail(*failure);
    return matchingProducts(search).size();
}

Result<QList<ProductRow>> FakeShop::findProducts(const QString& search, int limit) {
    productSearches.append(search);
    if (failure) return fail(*failure);
    QList<ProductRow> rows = matchingProducts(search);
    std::stable_sort(rows.begin(), rows.end(), [&](const ProductRow& one, const ProductRow& two) {
        return rank(one, search) < rank(two, search);
    });
    return rows.mid(0, limit);
}

Result<QList<ProductRow>> FakeShop::productsOfCode(const QString& code) {
    productSearches.append(code);
    if (failure) return fail(*failure);
    QList<ProductRow> rows;
    for (const ProductRow& product : products) {
        if (product.barcodes.contains(code)) rows.append(product);
    }
    for (const ProductRow& product : products) {
        if (product.sku == code && !rows.contains(product)) rows.append(product);
    }
    return rows;
}

Result<ProductRow> FakeShop::product(const QString& sku) {
    if (failure) return fail(*failure);
    for (const ProductRow& product : products) {
        if (product.sku == sku) return product;
    }
    return notFound();
}

QList<CustomerRow> FakeShop::matchingCustomers(const QString& search) const {
    QList<CustomerRow> rows;
    for (const CustomerRow& customer : customers) {
        if (contains(customer.name, search) || contains(customer.email, search)) {
            rows.append(customer);
        }
    }
    return rows;
}

Result<QList<CustomerRow>> FakeShop::customersAt(const QString& search, qint64 firstRow,
                                                 int limit) {
    if (failure) return fail(*failure);
    return window(matchingCustomers(search), firstRow, limit);
}

Result<QList<CustomerRow>> FakeShop::customersBehind(const QString& search, const CustomerRow* last,
                                                     int limit) {
    if (failure) return fail(*failure);
    return behind(matchingCustomers(search), last, limit, &CustomerRow::customerId);
}

Result<qint64> FakeShop::customerCount(const QString& search) {
    if (failure) return fail(*failure);
    return matchingCustomers(search).size();
}

Result<QList<CustomerRow>> FakeShop::findCustomers(const QString& search, int limit) {
    return customersAt(search, 0, limit);
}

Result<CustomerRow> FakeShop::customer(const CustomerId& customerId) {
    if (failure) return fail(*failure);
    for (const CustomerRow& customer : customers) {
        if (customer.customerId == customerId) return customer;
    }
    return notFound();
}

Result<QList<RevenueRow>> FakeShop::revenue(const RevenueQuery& query) {
    if (failure) return fail(*failure);
    QList<RevenueRow> rows;
    for (const RevenueRow& row : revenueRows) {
        if (!query.fromDay.isEmpty() && row.lastDay < query.fromDay) continue;
        if (!query.toDay.isEmpty() && row.firstDay > query.toDay) continue;
        rows.append(row);
    }
    if (query.newestFirst) std::reverse(rows.begin(), rows.end());
    return query.limit > 0 ? rows.mid(0, query.limit) : rows;
}

QList<DeliveryRow> FakeShop::matchingDeliveries(std::optional<DeliveryStatus> status) const {
    QList<DeliveryRow> rows;
    for (const DeliveryRow& row : deliveryRows) {
        if (!status || row.status == *status) rows.append(row);
    }
    return rows;
}

Result<QList<DeliveryRow>> FakeShop::deliveriesAt(std::optional<DeliveryStatus> status,
                                                  qint64 firstRow, int limit) {
    if (failure) return fail(*failure);
    return window(matchingDeliveries(status), firstRow, limit);
}

Result<QList<qint64>> FakeShop::deliveryIds(std::optional<DeliveryStatus> status, qint64 limit) {
    if (failure) return fail(*failure);
    QList<qint64> ids;
    for (const DeliveryRow& row : matchingDeliveries(status)) ids.append(row.id);
    return ids.mid(0, limit);
}

Result<qint64> FakeShop::deliveryCount(std::optional<DeliveryStatus> status) {
    if (failure) return fail(*failure);
    return matchingDeliveries(status).size();
}

Result<DeliverySummary> FakeShop::deliverySummary() {
    if (failure) return fail(*failure);
    DeliverySummary summary;
    for (const DeliveryRow& row : deliveryRows) {
        if (row.status == DeliveryStatus::Delivered) {
            ++summary.delivered;
        } else if (row.status == DeliveryStatus::Dead) {
            ++summary.dead;
        } else {
            ++summary.waiting;
        }
    }
    return summary;
}

Result<DeliveryRow> FakeShop::delivery(qint64 id) {
    if (failure) return fail(*failure);
    for (const DeliveryRow& row : deliveryRows) {
        if (row.id == id) return row;
    }
    return notFound();
}

Result<QList<EventRow>> FakeShop::events(const EventFilter& filter) {
    if (failure) return fail(*failure);
    QList<EventRow> rows;
    for (const EventRow& row : eventRows) {
        if (row.position <= filter.afterPosition) continue;
        if (!filter.streamId.isEmpty() && row.streamId != filter.streamId) continue;
        if (!filter.types.isEmpty() && !filter.types.contains(row.type)) continue;
        rows.append(row);
        if (rows.size() == filter.limit) break;
    }
    return rows;
}

Result<QList<ProjectionStatus>> FakeShop::projections() {
    if (failure) return fail(*failure);
    return projectionRows;
}

Result<QList<PoisonEventRow>> FakeShop::poisonEvents(const QString& projection, qint64 firstRow,
                                                     int limit) {
    if (failure) return fail(*failure);
    QList<PoisonEventRow> rows;
    for (const PoisonEventRow& row : poisonRows) {
        if (row.projection == projection) rows.append(row);
    }
    return rows.mid(firstRow, limit);
}

Result<qint64> FakeShop::poisonCount(const QString& projection) {
    return poisonEvents(projection, 0, std::numeric_limits<int>::max())
        .map([](const QList<PoisonEventRow>& rows) { return qint64(rows.size()); });
}

QList<SagaRow> FakeShop::matchingSagas(const SagaFilter& filter) const {
    QList<SagaRow> rows;
    for (const SagaRow& row : sagaRows) {
        if (filter.status && row.status != *filter.status) continue;
        if (!filter.orderId.isEmpty() && row.orderId != filter.orderId) continue;
        if (!filter.correlationId.isEmpty() && row.correlationId != filter.correlationId) continue;
        rows.append(row);
    }
    return rows;
}

Result<QList<SagaRow>> FakeShop::sagasAt(const SagaFilter& filter, qint64 firstRow, int limit) {
    if (failure) return fail(*failure);
    return window(matchingSagas(filter), firstRow, limit);
}

Result<QList<SagaRow>> FakeShop::sagasBehind(const SagaFilter& filter, const SagaRow* last,
                                             int limit) {
    if (failure) return fail(*failure);
    return behind(matchingSagas(filter), last, limit, &SagaRow::sagaId);
}

Result<qint64> FakeShop::sagaCount(const SagaFilter& filter) {
    if (failure) return fail(*failure);
    return matchingSagas(filter).size();
}

Result<QList<SagaCount>> FakeShop::sagaCounts() {
    if (failure) return fail(*failure);
    QList<SagaCount> counts;
    for (const SagaStatus status :
         {SagaStatus::Running, SagaStatus::Completed, SagaStatus::Compensating,
          SagaStatus::Compensated, SagaStatus::CompensationFailed}) {
        counts.append({status, matchingSagas({status, {}, {}}).size()});
    }
    return counts;
}

Result<SagaRow> FakeShop::saga(const QString& sagaId) {
    if (failure) return fail(*failure);
    for (const SagaRow& row : sagaRows) {
        if (row.sagaId == sagaId) return row;
    }
    return notFound();
}

bool FakeShop::matches(const ActivityRow& row, const ActivityFilter& filter) {
    using Show = ActivityFilter::Show;
    if (filter.show == Show::Events && row.isCommand()) return false;
    if (filter.show == Show::Commands && !row.isCommand()) return false;
    if (filter.show == Show::Refused && !row.isRefused()) return false;
    if (!contains(row.type, filter.types) || !contains(row.actor, filter.actor)) return false;
    if (!contains(row.till, filter.till)) return false;
    const bool isAbout =
        filter.about.isEmpty() || row.orderNumber == filter.about || row.streamId == filter.about;
    const bool ofFlow = filter.correlationId.isEmpty() || row.correlationId == filter.correlationId;
    return isAbout && ofFlow && row.at >= filter.from && (filter.to == 0 || row.at < filter.to);
}

Result<ActivitySpan> FakeShop::activityBefore(const ActivityFilter& filter,
                                              const std::optional<ActivityPlace>& place,
                                              int limit) {
    if (failure) return fail(*failure);
    activityAsked.append(filter);
    ActivitySpan span;
    const qint64 last = activityRows.isEmpty() ? 0 : activityRows.last().id;
    span.newest = {last, last};
    const qint64 before = place ? place->position : last + 1;
    span.isEnd = true;
    for (auto row = activityRows.crbegin(); row != activityRows.crend(); ++row) {
        if (row->id >= before || !matches(*row, filter)) continue;
        if (span.rows.size() == limit) {
            span.isEnd = false;
            span.reachedAt = span.rows.last().at;
            break;
        }
        span.rows.append(*row);
        span.next = {row->id, row->id};
    }
    return span;
}

Result<ActivitySpan> FakeShop::activityAfter(const ActivityFilter& filter,
                                             const ActivityPlace& place, int limit) {
    if (failure) return fail(*failure);
    ActivitySpan span;
    for (auto row = activityRows.crbegin(); row != activityRows.crend(); ++row) {
        if (row->id + 5 <= place.position || span.rows.size() == limit) break;
        if (matches(*row, filter)) span.rows.append(*row);
    }
    const qint64 last = activityRows.isEmpty() ? 0 : activityRows.last().id;
    span.newest = {last, last};
    return span;
}

Result<QList<ActivityRow>> FakeShop::activityFlow(const QString& correlationId, Timestamp /*near*/,
                                                  const QString& /*streamId*/) {
    if (failure) return fail(*failure);
    QList<ActivityRow> rows;
    for (const ActivityRow& row : activityRows) {
        if (row.correlationId == correlationId) rows.append(row);
    }
    return rows;
}

void FakeReadQueue::post(Job job, Failure failure) {
    if (m_held) {
        m_waiting.append({std::move(job), std::move(failure)});
    } else {
        run(job, failure);
    }
}

void FakeReadQueue::run(const Job& job, const Failure& failure) {
    if (m_shop.failure) {
        failure(*m_shop.failure);
    } else {
        job(m_shop);
    }
}

void FakeReadQueue::release() {
    m_held = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& [job, failure] : waiting) run(job, failure);
}

}  // namespace countertop
