// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/Streams.h"
#include "models/projections/OrderHistory.h"
#include "models/store/connection/SearchText.h"
#include "models/store/queries/OrderQueries.h"
#include "models/store/queries/ProcessQueries.h"
#include "models/store/queries/ReadSnapshot.h"
#include "models/store/streams/ReadRow.h"
#include "models/store/streams/SqlEventStore.h"

namespace countertop {

namespace {

const QString kOrder = QStringLiteral("SELECT %1 FROM orders WHERE store_id = :store AND ")
                           .arg(readColumns<OrderRow>());

const QString kById = kOrder + QStringLiteral("order_id = :wanted");

const QString kByNumber = kOrder + QStringLiteral("number = :wanted");

/// The character after the highest one of a number, so that a range of the index contains the
/// series.
const QString kOfSeries =
    kOrder +
    QStringLiteral("number >= :prefix AND number < :end ORDER BY number DESC LIMIT :limit");

const QString kLines = QStringLiteral(
                           "SELECT %1 FROM order_lines WHERE store_id = :store AND "
                           "order_id = :order ORDER BY line_number")
                           .arg(readColumns<OrderLine>());

const QString kPayments = QStringLiteral(
                              "SELECT %1 FROM payments WHERE store_id = :store AND "
                              "order_id = :order ORDER BY recorded_at, payment_id")
                              .arg(readColumns<PaymentRow>());

/// Converts "Online-Retail:c536379" to its stored form.
QString importedForm(const QString& number) {
    const qsizetype colon = number.indexOf(u':');
    if (colon < 0) return number;
    return number.first(colon).toLower() + number.sliced(colon).toUpper();
}

}  // namespace

Result<QList<OrderRow>> OrderQueries::newestOfSeries(const QString& prefix, int limit) {
    Conditions conditions(m_storeId);
    conditions.value(":prefix", prefix)
        .value(":end", prefix + QChar(u'~'))
        .value(":limit", qint64{limit});
    return readRows(m_database, kOfSeries, conditions, rowFrom<OrderRow>);
}

Result<OrderDetails> OrderQueries::order(const QString& idOrNumber) {
    ReadSnapshot snapshot(m_database);
    if (auto begun = snapshot.begin(); !begun) return fail(begun.error());
    const auto row = find(searchTerm(idOrNumber));
    if (!row) return fail(row.error());
    Conditions ofOrder(m_storeId);
    ofOrder.value(":order", row->orderId.text());
    auto lines = readRows(m_database, kLines, ofOrder, rowFrom<OrderLine>);
    if (!lines) return fail(lines.error());
    auto payments = readRows(m_database, kPayments, ofOrder, rowFrom<PaymentRow>);
    if (!payments) return fail(payments.error());
    auto entries = timeline(row->orderId);
    if (!entries) return fail(entries.error());
    const auto sagas = ProcessQueries(m_database, m_storeId).sagasAt({{}, row->orderId, {}}, 0, 1);
    // verify reports a damaged saga; the rest of the order can still be shown.
    if (!sagas && sagas.error().code != ErrorCode::Damaged) return fail(sagas.error());
    OrderDetails details{*row, *std::move(lines), *std::move(payments), *std::move(entries)};
    if (sagas && !sagas->isEmpty()) details.fulfilment = sagas->first();
    return details;
}

Result<OrderVersion> OrderQueries::version(const OrderId& orderId, qint64 version) {
    SqlEventStore events(m_database, m_storeId);
    return orderVersion(events, orderId, version);
}

Result<OrderRow> OrderQueries::find(const QString& idOrNumber) {
    const std::pair<QString, QString> attempts[]{{kById, idOrNumber},
                                                 {kByNumber, idOrNumber},
                                                 {kById, idOrNumber.toLower()},
                                                 {kByNumber, idOrNumber.toUpper()},
                                                 {kByNumber, importedForm(idOrNumber)}};
    for (const auto& [sql, wanted] : attempts) {
        Conditions conditions(m_storeId);
        conditions.value(":wanted", wanted);
        const auto rows = readRows(m_database, sql, conditions, rowFrom<OrderRow>);
        if (!rows) return fail(rows.error());
        if (!rows->isEmpty()) return rows->first();
    }
    return fail(ErrorCode::NotFound,
                QStringLiteral("There is no order with the number or id '%1'").arg(idOrNumber),
                QStringLiteral("order_not_found"), {{QStringLiteral("order"), idOrNumber}});
}

Result<QList<TimelineEntry>> OrderQueries::timeline(const OrderId& orderId) {
    SqlEventStore store(m_database, m_storeId);
    const auto events = static_cast<EventStore&>(store).load(orderStream(orderId));
    if (!events) return fail(events.error());
    QList<TimelineEntry> entries;
    entries.reserve(events->size());
    for (const RecordedEvent& event : *events) entries.append(timelineEntry(event));
    return entries;
}

}  // namespace countertop
