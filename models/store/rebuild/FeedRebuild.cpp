// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/FeedRebuild.h"

#include "models/projections/ShopTables.h"
#include "models/store/connection/Transaction.h"
#include "models/store/rebuild/Swap.h"

#include <algorithm>

namespace countertop {

namespace {

/// After a crash the shadow tables are rebuilt anyway, and the swap's commit, which waits for the
/// disk, flushes everything before it.
const QString kAsyncCommit = QStringLiteral("SET LOCAL synchronous_commit = off");

const QString kKeepArchived = QStringLiteral(
    "UPDATE products_rebuilt SET archived = 1 WHERE store_id = :store AND sku IN "
    "(SELECT sku FROM products WHERE store_id = :store AND archived <> 0)");

QStringList tablesOf(const QList<ProjectionInfo>& wanted) {
    QStringList tables;
    for (const ProjectionInfo& info : wanted) tables.append(info.tables);
    return tables;
}

bool isWanted(const QList<ProjectionInfo>& wanted, const QString& name) {
    return std::any_of(wanted.cbegin(), wanted.cend(),
                       [&](const ProjectionInfo& info) { return info.name == name; });
}

bool isOfCommits(const ProjectionInfo& info) { return info.kind == ProjectionKind::Transaction; }

/// The events before the last write began; none when all belong to one write.
QList<RecordedEvent> withoutLastWrite(const QList<RecordedEvent>& events) {
    if (events.isEmpty()) return {};
    const RecordedEvent& last = events.last();
    for (qsizetype at = 0; at < events.size(); ++at) {
        if (events[at].streamId == last.streamId && events[at].metadata == last.metadata) {
            return events.first(at);
        }
    }
    return events;
}

}  // namespace

FeedRebuild::FeedRebuild(Database& database, const QList<ProjectionInfo>& wanted,
                         const AsyncProjections& projections, const Clock& clock,
                         const RebuildOptions& options, RebuildWatch& watch)
    : m_database(database),
      m_options(options),
      m_watch(watch),
      m_names(tablesOf(wanted)),
      m_ofCommits(std::any_of(wanted.cbegin(), wanted.cend(), isOfCommits)),
      m_events(database, options.storeId),
      m_fold(m_events, m_names,
             m_ofCommits ? TransactionFold::Unreadable::Refuse
                         : TransactionFold::Unreadable::LeaveOut),
      m_tables(database, m_names),
      m_position(options.fromPosition) {
    addWriters();
    for (const auto& projection : projections) {
        if (!isWanted(wanted, projection->name())) continue;
        m_followers.push_back(
            std::make_unique<FollowerRebuild>(database, *projection, clock, options));
    }
}

void FeedRebuild::addWriters() {
    // In write order: products exist before their stock moves.
    for (const ProjectedTable* table :
         {&tableOf<ProductRow>(), &tableOf<BarcodeRow>(), &tableOf<StockLevelRow>(),
          &tableOf<MovementRow>(), &tableOf<OrderRow>(), &tableOf<OrderLineRow>(),
          &tableOf<PaymentRow>(), &tableOf<CustomerRow>(), &tableOf<OrderDayChange>(),
          &tableOf<PaymentDayChange>()}) {
        if (!m_names.contains(table->name)) continue;
        m_writers.emplace_back(table,
                               std::make_unique<RowWriter>(m_database, m_options.storeId, *table,
                                                           ShadowTables::nameOf(table->name)));
    }
}

Result<qint64> FeedRebuild::run() {
    if (auto begun = begin(); !begun) return fail(begun.error());
    if (auto caughtUp = catchUp(); !caughtUp) return fail(caughtUp.error());
    if (auto done = m_tables.complete(); !done) return fail(done.error());
    if (auto done = m_tables.analyze(); !done) return fail(done.error());
    Swap swap(m_database, m_tables, m_names);
    const auto exclusive =
        swap.run([this] { return catchUp(); }, [this] { return finish(); },
                 {m_options.swapTimeoutMs, m_options.cancelled, m_ofCommits, m_options.storeId});
    if (!exclusive) return exclusive;
    if (auto removed = m_tables.remove(); !removed) return fail(removed.error());
    return exclusive;
}

Result<void> FeedRebuild::begin() {
    if (auto made = m_tables.create(); !made) return made;
    for (const auto& follower : m_followers) {
        if (auto begun = follower->begin(); !begun) return begun;
    }
    return {};
}

Result<QList<RecordedEvent>> FeedRebuild::next() {
    auto events = m_events.feed(m_position, {}, m_options.batch);
    if (!events || !m_options.toPosition) return events;
    while (!events->isEmpty() && events->last().position > *m_options.toPosition) {
        events->removeLast();
    }
    return events;
}

Result<void> FeedRebuild::catchUp() {
    for (;;) {
        const auto events = next();
        if (!events) return fail(events.error());
        const bool isFull = events->size() == m_options.batch;
        QList<RecordedEvent> whole = m_ofCommits ? withoutLastWrite(*events) : *events;
        if (whole.isEmpty() && isFull) whole = *events;
        if (whole.isEmpty()) return m_watch.advance(0);
        if (auto taken = applyBatch(whole); !taken) return taken;
        if (auto step = m_watch.advance(whole.size()); !step) return step;
        if (!isFull) return {};
    }
}

Result<void> FeedRebuild::finish() {
    const qint64 position = m_position;
    // Asynchronous projections may lag behind as usual; the tables of the commits must not.
    auto done = m_ofCommits ? readToTheEnd() : Result<void>();
    if (done) done = copyArchivedFlags();
    for (const auto& follower : m_followers) {
        if (done) done = follower->finish();
    }
    // The caller may roll this back until the swap commits; then the events are written again.
    m_position = position;
    m_fold.forget();
    return done;
}

Result<void> FeedRebuild::readToTheEnd() {
    for (auto followers = Followers::Include;;) {
        const bool isFeed = followers == Followers::Include;
        const auto events = isFeed ? next() : m_events.committed(m_position, m_options.batch);
        if (!events) return fail(events.error());
        if (!events->isEmpty()) {
            const auto changes = m_fold.fold(*events);
            if (!changes) return fail(changes.error());
            if (auto written = write(*events, *changes, followers); !written) return written;
        } else if (isFeed) {
            followers = Followers::Skip;
        } else {
            return {};
        }
    }
}

Result<void> FeedRebuild::applyBatch(const QList<RecordedEvent>& events) {
    // Fold before the transaction, so that sales only wait for the writing.
    const auto changes = m_fold.fold(events);
    if (!changes) return fail(changes.error());
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (m_database.dialect() == Dialect::Postgresql) {
        if (auto set = m_database.run(kAsyncCommit); !set) return set;
    }
    if (auto written = write(events, *changes); !written) return written;
    return transaction.commit();
}

Result<void> FeedRebuild::write(const QList<RecordedEvent>& events, const TableChanges& changes,
                                Followers followers) {
    if (auto written = writeRows(changes); !written) return written;
    for (const auto& follower : m_followers) {
        if (followers == Followers::Skip) break;
        if (auto taken = follower->apply(events, changes); !taken) return taken;
    }
    m_position = events.last().position;
    return {};
}

Result<void> FeedRebuild::writeRows(const TableChanges& changes) {
    for (const auto& [table, writer] : m_writers) {
        if (table == &tableOf<OrderLineRow>()) {
            for (const QString& orderId : changes.replacedLines) {
                if (auto removed = writer->removeAllOf(orderId); !removed) return removed;
            }
        }
        if (auto written = writer->write(changes.rows.value(table)); !written) return written;
        const auto inserted = writer->insert(changes.newRows.value(table));
        if (!inserted) return inserted;
    }
    return {};
}

Result<void> FeedRebuild::copyArchivedFlags() {
    if (!m_names.contains(QStringLiteral("products"))) return {};
    auto query = m_database.query(kKeepArchived);
    if (!query) return fail(query.error());
    return (*query)->bind(":store", m_options.storeId).execute();
}

Result<qint64> FeedRebuild::poisonEvents() {
    qint64 events = 0;
    for (const auto& follower : m_followers) {
        const auto left = follower->poisonEvents();
        if (!left) return left;
        events += *left;
    }
    return events;
}

}  // namespace countertop
