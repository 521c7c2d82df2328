// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/ActivityTable.h"

#include "models/core/MaskedAddress.h"
#include "models/store/connection/SearchText.h"
#include "models/store/personal/PersonalKeys.h"
#include "models/store/streams/StreamPlaces.h"

#include <QRegularExpression>

namespace countertop {

namespace {

constexpr qsizetype kMaximumTypes = 8;

const QString kEvents = QStringLiteral(
    "SELECT position AS row_key, event_id AS own_id, stream_id, version, type, "
    "payload AS content, correlation_id, causation_id, actor, till, recorded_at, '' AS outcome, "
    "'' AS detail FROM events WHERE ");

const QString kCommands = QStringLiteral(
    "SELECT audit_id AS row_key, command_id AS own_id, '' AS stream_id, 0 AS version, "
    "command_type AS type, content, correlation_id, causation_id, actor, till, recorded_at, "
    "outcome, detail FROM audit WHERE ");

const QString kLastEvent =
    QStringLiteral("SELECT coalesce(max(position), 0) AS number FROM events");

const QString kLastCommand =
    QStringLiteral("SELECT coalesce(max(audit_id), 0) AS number FROM audit");

const QString kEventProbe = QStringLiteral(
    "SELECT position AS row_key, event_id AS own_id, recorded_at FROM events "
    "WHERE position >= :key ORDER BY position LIMIT 1");

const QString kCommandProbe = QStringLiteral(
    "SELECT audit_id AS row_key, command_id AS own_id, recorded_at FROM audit "
    "WHERE audit_id >= :key ORDER BY audit_id LIMIT 1");

/// Read a stream by its versions, which have the same order as its positions.
const QString kStreamRange =
    QStringLiteral("stream_id = :stream AND version >= :from_key AND version < :to_key");

/// The unary plus keeps SQLite from reading a whole store by the stream index.
const QString kAnyStore = QStringLiteral("+store_id");

const QString kMadeByStream = QStringLiteral(
    "command_id IN (SELECT causation_id FROM events WHERE store_id = :store "
    "AND stream_id = :stream)");

ActivityRow rowFrom(Query& query, ActivityKind kind) {
    ActivityRow row;
    row.kind = kind;
    row.id = query.integer("row_key");
    row.ownId = query.text("own_id");
    row.type = query.text("type");
    row.streamId = query.text("stream_id");
    row.version = query.integer("version");
    row.statedAt = query.integer("recorded_at");
    row.at = timeFromId(row.ownId, row.statedAt);
    row.actor = query.text("actor");
    row.till = query.text("till");
    row.correlationId = query.text("correlation_id");
    row.causationId = query.text("causation_id");
    row.outcome = query.text("outcome");
    row.detail = query.text("detail");
    row.content = query.utf8("content");
    // A destination's address may contain a password.
    if (row.type == u"AddRoute" || row.type == u"EditRoute" ||
        row.type.endsWith(QLatin1StringView("Destination")))
        row.content = maskedJson(QString::fromUtf8(row.content)).toUtf8();
    if (row.isCommand()) row.streamId = streamOfCommand(row.content);
    return row;
}

/// The LIKE pattern for one word that filters types.
QString typePattern(const QString& word) {
    if (!word.endsWith(u'*')) return u'%' + escapedForLike(word) + u'%';
    const qsizetype tail = word.endsWith(QLatin1StringView(".*")) ? 2 : 1;
    return escapedForLike(word.chopped(tail)) + u'%';
}

}  // namespace

bool ActivityTable::isWanted(const ActivityQuestion& question) const {
    // A subject without a stream has no events.
    if (isEvents() && !question.subject.isEmpty() && question.streamId.isEmpty()) return false;
    switch (question.filter.show) {
        case ActivityFilter::Show::Everything:
            return true;
        case ActivityFilter::Show::Events:
            return isEvents();
        case ActivityFilter::Show::Commands:
        case ActivityFilter::Show::Refused:
            return !isEvents();
    }
    return true;
}

Result<qint64> ActivityTable::end() {
    qint64 last = 0;
    const auto read = m_database.readRow(isEvents() ? kLastEvent : kLastCommand, noValues,
                                         [&](Query& row) { last = row.integer("number"); });
    if (!read) return fail(read.error());
    return last + 1;
}

Result<std::optional<ActivityTable::Probe>> ActivityTable::probe(qint64 key) {
    std::optional<Probe> found;
    const auto read = m_database.readRow(
        isEvents() ? kEventProbe : kCommandProbe, [&](Query& query) { query.bind(":key", key); },
        [&](Query& row) {
            const QString ownId = row.text("own_id");
            found =
                Probe{row.integer("row_key"), ownId, timeFromId(ownId, row.integer("recorded_at"))};
        });
    if (!read) return fail(read.error());
    return found;
}

Result<qint64> ActivityTable::keyAt(Timestamp time, qint64 end) {
    qint64 low = 1;
    qint64 high = end;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        const auto found = probe(middle);
        if (!found) return fail(found.error());
        if (!*found || (*found)->key >= high || (*found)->createdAt >= time) {
            high = middle;
        } else {
            low = (*found)->key + 1;
        }
    }
    return low;
}

Result<ActivityRow> ActivityTable::momentAt(qint64 key) {
    const auto found = probe(key);
    if (!found) return fail(found.error());
    ActivityRow row;
    row.kind = m_kind;
    row.id = key;
    if (!*found) return row;
    row.ownId = (*found)->ownId;
    row.at = (*found)->createdAt;
    return row;
}

void ActivityTable::narrowTypes(Conditions& conditions, const QString& types) const {
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    const QStringList words = types.split(separators, Qt::SkipEmptyParts).mid(0, kMaximumTypes);
    const QString column = isEvents() ? QStringLiteral("type") : QStringLiteral("command_type");
    QStringList alternatives;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString name = QStringLiteral(":type_%1").arg(at);
        alternatives.append(anyCaseLike(m_database.dialect(), column, name));
        conditions.value(name.toLatin1().constData(), typePattern(words[at]));
    }
    if (alternatives.isEmpty()) return;
    conditions.add(u'(' + alternatives.join(QStringLiteral(" OR ")) + u')');
}

void ActivityTable::narrowSubject(Conditions& conditions, const ActivityQuestion& question) const {
    if (question.subject.isEmpty() || isEvents()) return;
    const QString named =
        anyCaseLike(m_database.dialect(), QStringLiteral("content"), QStringLiteral(":subject"));
    conditions.value(":subject", QStringLiteral("%\"%1\"%").arg(escapedForLike(question.subject)));
    if (question.streamId.isEmpty()) {
        conditions.add(named);
    } else {
        conditions.add(u'(' + named + QStringLiteral(" OR ") + kMadeByStream + u')');
        conditions.value(":stream", question.streamId);
    }
}

Conditions ActivityTable::conditionsFor(const ActivityQuestion& question, const KeyRange& range) {
    const ActivityFilter& filter = question.filter;
    const bool byStream = isEvents() && !question.streamId.isEmpty();
    Conditions conditions(m_storeId, byStream ? QStringLiteral("store_id") : kAnyStore);
    if (byStream) {
        conditions.add(kStreamRange).value(":stream", question.streamId);
    } else {
        conditions.add(isEvents() ? QStringLiteral("position >= :from_key AND position < :to_key")
                                  : QStringLiteral("audit_id >= :from_key AND audit_id < :to_key"));
    }
    conditions.value(":from_key", range.from).value(":to_key", range.to);
    const auto contains = [&](const char* name, const QString& column, const QString& text) {
        if (text.isEmpty()) return;
        conditions.add(anyCaseLike(m_database.dialect(), column, QString::fromLatin1(name)))
            .value(name, u'%' + escapedForLike(searchTerm(text)) + u'%');
    };
    contains(":actor", QStringLiteral("actor"), filter.actor);
    contains(":till", QStringLiteral("till"), filter.till);
    if (!filter.correlationId.isEmpty()) {
        conditions.add(QStringLiteral("correlation_id = :correlation"))
            .value(":correlation", filter.correlationId);
    }
    if (filter.show == ActivityFilter::Show::Refused) {
        conditions.add(QStringLiteral("outcome <> 'done'"));
    }
    narrowTypes(conditions, searchTerm(filter.types));
    narrowSubject(conditions, question);
    return conditions;
}

Result<KeyRange> ActivityTable::versionsOf(const QString& streamId, const KeyRange& positions) {
    const auto from = firstVersionFrom(m_database, m_storeId, streamId, positions.from);
    if (!from) return fail(from.error());
    const auto to = firstVersionFrom(m_database, m_storeId, streamId, positions.to);
    if (!to) return fail(to.error());
    return KeyRange{*from, *to};
}

Result<QList<ActivityRow>> ActivityTable::rows(const ActivityQuestion& question,
                                               const KeyRange& range, bool newestFirst, int limit) {
    if (range.from >= range.to) return QList<ActivityRow>();
    const bool byStream = isEvents() && !question.streamId.isEmpty();
    const auto keys = byStream ? versionsOf(question.streamId, range) : Result<KeyRange>(range);
    if (!keys) return fail(keys.error());
    Conditions conditions = conditionsFor(question, *keys);
    conditions.value(":limit", qint64{limit});
    const QString order = QStringLiteral(" ORDER BY %1%2 LIMIT :limit")
                              .arg(byStream ? QStringLiteral("version") : QStringLiteral("row_key"),
                                   newestFirst ? QStringLiteral(" DESC") : QString());
    const QString sql = (isEvents() ? kEvents : kCommands) + conditions.sql() + order;
    auto rows = readRows(m_database, sql, conditions,
                         [kind = m_kind](Query& query) { return rowFrom(query, kind); });
    if (!rows) return rows;
    auto filled = PersonalKeys(m_database, m_storeId).fill(*rows, &ActivityRow::content);
    if (!filled) return fail(filled.error());
    return rows;
}

}  // namespace countertop
