// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/ActivityQueries.h"

#include "models/events/Streams.h"
#include "models/store/connection/SearchText.h"
#include "models/store/queries/ActivityTable.h"
#include "models/store/queries/BusinessDays.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace countertop {

namespace {

/// The most rows of each table that one call examines: some tens of milliseconds.
constexpr qint64 kScanRows = 20'000;
/// Maximum difference between the tills' clocks.
constexpr qint64 kClockRoomMs = 600'000;
/// The time searched around a moment of a flow.
constexpr qint64 kFlowBeforeMs = 60'000;
constexpr qint64 kFlowAfterMs = 120'000;
constexpr int kMaximumFlowRows = 500;
constexpr int kMaximumFlowMoments = 20;
/// Rows may commit a little after rows with higher keys, so the last ones are read again; readers
/// skip those they have.
constexpr qint64 kLateRows = 500;
constexpr qsizetype kNumbersAtOnce = 20;

const QString kStreamOf = QStringLiteral(
    "SELECT stream_id FROM events WHERE store_id = :store AND stream_id IN (:text, :order, "
    ":product, :customer) LIMIT 1");

const QString kOrderOf = QStringLiteral(
    "SELECT order_id FROM orders WHERE store_id = :store AND number IN (:text, :upper) LIMIT 1");

const QString kStreamBegin = QStringLiteral(
    "SELECT event_id, recorded_at FROM events WHERE store_id = :store AND stream_id = :stream "
    "AND version = 1");

Result<QString> findText(Database& database, const QString& sql, const Conditions& conditions,
                         const char* column) {
    const auto rows =
        readRows(database, sql, conditions, [&](Query& query) { return query.text(column); });
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? QString() : rows->first();
}

Result<QString> findStream(Database& database, qint64 storeId, const QString& about) {
    Conditions byNumber(storeId);
    byNumber.value(":text", about).value(":upper", about.toUpper());
    const auto order = findText(database, kOrderOf, byNumber, "order_id");
    if (!order || !order->isEmpty()) {
        return order.map([](const QString& id) { return orderStream(OrderId(id)); });
    }
    Conditions byName(storeId);
    byName.value(":text", about)
        .value(":order", orderStream(OrderId(about)))
        .value(":product", productStream(about))
        .value(":customer", customerStream(CustomerId(about)));
    return findText(database, kStreamOf, byName, "stream_id");
}

/// Resolves the filter's text to a stream or a correlation.
Result<ActivityQuestion> questionFor(Database& database, qint64 storeId, ActivityFilter filter) {
    ActivityQuestion question;
    const QString about = searchTerm(filter.about);
    if (!about.isEmpty()) {
        const auto stream = findStream(database, storeId, about);
        if (!stream) return fail(stream.error());
        question.streamId = *stream;
        question.subject = stream->isEmpty() ? about : streamSubject(*stream);
        // An unknown UUID is taken for a correlation id.
        if (stream->isEmpty() && isUuidText(about.toLower()) && filter.correlationId.isEmpty()) {
            filter.correlationId = about.toLower();
            question.subject.clear();
        }
    }
    question.notBefore = timeFromId(filter.correlationId, 0);
    if (!question.streamId.isEmpty()) {
        Conditions begin(storeId);
        begin.value(":stream", question.streamId);
        const auto begun = readRows(database, kStreamBegin, begin, [](Query& query) {
            return timeFromId(query.text("event_id"), query.integer("recorded_at"));
        });
        if (!begun) return fail(begun.error());
        if (!begun->isEmpty()) question.notBefore = std::max(question.notBefore, begun->first());
    }
    question.notBefore = std::max(question.notBefore, filter.from);
    question.filter = std::move(filter);
    return question;
}

bool isInTime(const ActivityRow& row, const ActivityFilter& filter) {
    return row.at >= filter.from && (filter.to == 0 || row.at < filter.to);
}

/// The result of one call for one table.
struct Scan {
    QList<ActivityRow> rows;  ///< newest first
    qint64 lowest = 1;        ///< lower keys are not wanted
    qint64 reached = 0;       ///< every key from here on has been examined
    ActivityRow reachedRow;   ///< id and time of that row
    [[nodiscard]] bool isEnd() const { return reached <= lowest; }
};

/// Reads one table backwards from a key.
Result<Scan> scanBack(ActivityTable& table, const ActivityQuestion& question, qint64 before,
                      qint64 end, int limit) {
    Scan scan;
    scan.reached = before;
    if (!table.isWanted(question)) {
        scan.lowest = before;
        return scan;
    }
    if (question.notBefore > 0) {
        const auto lowest = table.keyAt(question.notBefore - kClockRoomMs, end);
        if (!lowest) return fail(lowest.error());
        scan.lowest = *lowest;
    }
    const bool byStream = table.isEvents() && !question.streamId.isEmpty();
    const KeyRange range{byStream ? scan.lowest : std::max(scan.lowest, before - kScanRows),
                         before};
    const auto rows = table.rows(question, range, true, limit);
    if (!rows) return fail(rows.error());
    scan.rows = *rows;
    scan.reached = rows->size() < limit ? std::min(range.from, before) : rows->last().id;
    if (scan.isEnd()) return scan;
    const auto moment = table.momentAt(scan.reached);
    if (!moment) return fail(moment.error());
    scan.reachedRow = *moment;
    return scan;
}

/// Moves rows into the span as long as the other table can have no unread row newer than them;
/// returns the key before which the next call continues.
qint64 takeRows(Scan& scan, const Scan& other, const ActivityFilter& filter, ActivitySpan& span) {
    for (ActivityRow& row : scan.rows) {
        if (!other.isEnd() && !isNewer(row, other.reachedRow)) return row.id + 1;
        if (isInTime(row, filter)) span.rows.append(std::move(row));
    }
    return scan.reached;
}

}  // namespace

Result<ActivitySpan> ActivityQueries::before(const ActivityFilter& filter,
                                             const std::optional<ActivityPlace>& place, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    const auto question = questionFor(m_database, m_storeId, filter);
    if (!question) return fail(question.error());
    ActivitySpan span;
    std::array<Scan, 2> scans;
    for (const ActivityKind kind : {ActivityKind::Events, ActivityKind::Commands}) {
        ActivityTable table(m_database, m_storeId, kind);
        const auto end = table.end();
        if (!end) return fail(end.error());
        const bool isEvents = table.isEvents();
        (isEvents ? span.newest.position : span.newest.auditId) = *end - 1;
        qint64 from = *end;
        if (place) {
            from = isEvents ? place->position : place->auditId;
        } else if (filter.to != 0) {
            const auto key = table.keyAt(filter.to + kClockRoomMs, *end);
            if (!key) return fail(key.error());
            from = *key;
        }
        auto scan = scanBack(table, *question, from, *end, limit);
        if (!scan) return fail(scan.error());
        scans[isEvents ? 0 : 1] = *std::move(scan);
    }
    span.next.position = takeRows(scans[0], scans[1], filter, span);
    span.next.auditId = takeRows(scans[1], scans[0], filter, span);
    span.isEnd = span.next.position <= scans[0].lowest && span.next.auditId <= scans[1].lowest;
    for (const Scan& scan : scans) {
        if (span.isEnd || scan.isEnd()) continue;
        span.reachedAt = std::max(span.reachedAt, scan.reachedRow.at);
    }
    std::sort(span.rows.begin(), span.rows.end(), isNewer);
    nameStreams(span.rows);
    if (auto named = nameOrders(span.rows); !named) return fail(named.error());
    return span;
}

Result<ActivitySpan> ActivityQueries::after(const ActivityFilter& filter,
                                            const ActivityPlace& place, int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    const auto question = questionFor(m_database, m_storeId, filter);
    if (!question) return fail(question.error());
    ActivitySpan span;
    for (const ActivityKind kind : {ActivityKind::Events, ActivityKind::Commands}) {
        ActivityTable table(m_database, m_storeId, kind);
        const auto end = table.end();
        if (!end) return fail(end.error());
        qint64& newest = table.isEvents() ? span.newest.position : span.newest.auditId;
        newest = *end - 1;
        if (!table.isWanted(*question)) continue;
        const qint64 known = table.isEvents() ? place.position : place.auditId;
        const KeyRange range{std::max<qint64>(1, known + 1 - kLateRows), *end};
        const auto rows = table.rows(*question, range, true, limit);
        if (!rows) return fail(rows.error());
        for (const ActivityRow& row : *rows) {
            if (isInTime(row, filter)) span.rows.append(row);
        }
    }
    std::sort(span.rows.begin(), span.rows.end(), isNewer);
    nameStreams(span.rows);
    if (auto named = nameOrders(span.rows); !named) return fail(named.error());
    return span;
}

Result<QList<ActivityRow>> ActivityQueries::flow(const QString& correlationId, Timestamp near,
                                                 const QString& streamId) {
    ActivityQuestion question;
    question.filter.correlationId = correlationId;
    QList<Timestamp> moments{timeFromId(correlationId, near), near};
    QList<ActivityRow> found;
    QSet<QString> known;
    ActivityTable events(m_database, m_storeId, ActivityKind::Events);
    ActivityTable commands(m_database, m_storeId, ActivityKind::Commands);
    const auto take = [&](const QList<ActivityRow>& rows) {
        for (const ActivityRow& row : rows) {
            if (known.contains(row.key()) || found.size() >= kMaximumFlowRows) continue;
            known.insert(row.key());
            found.append(row);
        }
    };
    const auto lastEvent = events.end();
    if (!lastEvent) return fail(lastEvent.error());
    const auto lastCommand = commands.end();
    if (!lastCommand) return fail(lastCommand.error());
    if (!streamId.isEmpty()) {
        ActivityQuestion ofStream = question;
        ofStream.streamId = streamId;
        const auto rows = events.rows(ofStream, {1, *lastEvent}, false, kMaximumFlowRows);
        if (!rows) return fail(rows.error());
        take(*rows);
        for (const ActivityRow& row : *rows) moments.append(row.at);
    }
    std::sort(moments.begin(), moments.end());
    Timestamp covered = 0;
    int scans = 0;
    for (const Timestamp moment : std::as_const(moments)) {
        if (moment < covered || ++scans > kMaximumFlowMoments) continue;
        covered = moment + kFlowAfterMs / 2;
        for (ActivityTable* table : {&events, &commands}) {
            const qint64 end = table->isEvents() ? *lastEvent : *lastCommand;
            const auto from = table->keyAt(moment - kFlowBeforeMs, end);
            if (!from) return fail(from.error());
            const auto to = table->keyAt(moment + kFlowAfterMs, end);
            if (!to) return fail(to.error());
            const auto rows = table->rows(question, {*from, *to}, false, kMaximumFlowRows);
            if (!rows) return fail(rows.error());
            take(*rows);
        }
    }
    std::sort(found.begin(), found.end(), [](const ActivityRow& left, const ActivityRow& right) {
        return isNewer(right, left);
    });
    nameStreams(found);
    if (auto named = nameOrders(found); !named) return fail(named.error());
    return found;
}

Result<void> ActivityQueries::nameOrders(QList<ActivityRow>& rows) {
    QHash<QString, QString> numbers;
    for (const ActivityRow& row : rows) {
        if (!row.orderId().isEmpty()) numbers.insert(row.orderId().text(), {});
    }
    QStringList names;
    for (qsizetype at = 0; at < kNumbersAtOnce; ++at) names.append(QStringLiteral(":o%1").arg(at));
    const QString sql = QStringLiteral(
                            "SELECT order_id, number FROM orders WHERE store_id = :store AND "
                            "order_id IN (%1)")
                            .arg(names.join(QStringLiteral(", ")));
    const QStringList ids = numbers.keys();
    for (qsizetype first = 0; first < ids.size(); first += kNumbersAtOnce) {
        Conditions some(m_storeId);
        for (qsizetype at = 0; at < kNumbersAtOnce; ++at) {
            some.value(names[at].toLatin1().constData(), ids.value(first + at));
        }
        const auto read = readRows(m_database, sql, some, [](Query& query) {
            return std::pair(query.text("order_id"), query.text("number"));
        });
        if (!read) return fail(read.error());
        for (const auto& [order, number] : *read) numbers.insert(order, number);
    }
    for (ActivityRow& row : rows) row.orderNumber = numbers.value(row.orderId().text());
    return {};
}

}  // namespace countertop
