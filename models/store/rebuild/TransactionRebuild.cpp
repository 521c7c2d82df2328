// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/TransactionRebuild.h"

#include "models/store/Transaction.h"
#include "models/store/rebuild/Swap.h"
#include "models/store/rebuild/TransactionTables.h"

namespace countertop {

namespace {

const QString kKeepArchived = QStringLiteral(
    "UPDATE products_rebuilt SET archived = 1 WHERE store_id = :store AND sku IN "
    "(SELECT sku FROM products WHERE store_id = :store AND archived <> 0)");

QStringList tablesOf(const QList<ProjectionInfo>& wanted) {
    QStringList tables;
    for (const ProjectionInfo& info : wanted) tables.append(info.tables);
    return tables;
}

/// Without the last write and what came after its beginning, unless that is all there is.
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

TransactionRebuild::TransactionRebuild(Database& database, const QList<ProjectionInfo>& wanted,
                                       const RebuildOptions& options, RebuildWatch& watch)
    : m_database(database),
      m_options(options),
      m_watch(watch),
      m_names(tablesOf(wanted)),
      m_events(database, options.storeId),
      m_fold(m_events, m_names),
      m_tables(database, m_names) {
    // In the order of writing: products are there before their stock moves.
    for (const ProjectedTable* table :
         {&rebuild::products(), &rebuild::productBarcodes(), &rebuild::stockLevels(),
          &rebuild::stockMovements(), &rebuild::orders(), &rebuild::orderLines(),
          &rebuild::payments(), &rebuild::customers(), &rebuild::orderDays(),
          &rebuild::paymentDays()}) {
        if (!m_names.contains(table->name)) continue;
        m_writers.emplace_back(table,
                               std::make_unique<RowWriter>(database, options.storeId, *table,
                                                           ShadowTables::nameOf(table->name)));
    }
}

Result<qint64> TransactionRebuild::run() {
    if (auto made = m_tables.create(); !made) return fail(made.error());
    if (auto caughtUp = catchUp(); !caughtUp) return fail(caughtUp.error());
    if (auto done = m_tables.analyze(); !done) return fail(done.error());
    Swap swap(m_database, m_tables, m_names);
    const auto exclusive = swap.run([this] { return catchUp(); }, [this] { return finish(); },
                                    {m_options.swapPatienceMs, m_options.cancelled, true});
    if (!exclusive) return exclusive;
    if (auto removed = m_tables.remove(); !removed) return fail(removed.error());
    return exclusive;
}

Result<void> TransactionRebuild::catchUp() {
    for (;;) {
        const auto events = m_events.feed(m_position, {}, m_options.batch);
        if (!events) return fail(events.error());
        const bool isFull = events->size() == m_options.batch;
        QList<RecordedEvent> whole = withoutLastWrite(*events);
        if (whole.isEmpty() && isFull) whole = *events;
        if (whole.isEmpty()) return m_watch.goOn(0);
        if (auto written = write(whole); !written) return written;
        if (auto on = m_watch.goOn(whole.size()); !on) return on;
        if (!isFull) return {};
    }
}

Result<void> TransactionRebuild::finish() {
    const qint64 position = m_position;
    for (;;) {
        const auto events = m_events.feed(m_position, {}, m_options.batch);
        if (!events) return fail(events.error());
        if (events->isEmpty()) break;
        if (auto written = write(*events); !written) {
            m_position = position;
            return written;
        }
    }
    auto kept = keepWhatNoEventTells();
    // Until the swap is done this may still be taken back; then it is written once more.
    m_position = position;
    m_fold.forget();
    return kept;
}

Result<void> TransactionRebuild::write(const QList<RecordedEvent>& events) {
    const auto changes = m_fold.take(events);
    if (!changes) return fail(changes.error());
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto written = writeRows(*changes); !written) return written;
    if (auto done = transaction.commit(); !done) return done;
    m_position = events.last().position;
    return {};
}

Result<void> TransactionRebuild::writeRows(const TableChanges& changes) {
    for (const auto& [table, writer] : m_writers) {
        if (table == &rebuild::orderLines()) {
            for (const QString& orderId : changes.replacedLines) {
                if (auto removed = writer->removeAllOf(orderId); !removed) return removed;
            }
        }
        if (auto written = writer->write(changes.rows.value(table)); !written) return written;
    }
    return {};
}

Result<void> TransactionRebuild::keepWhatNoEventTells() {
    if (!m_names.contains(QStringLiteral("products"))) return {};
    auto query = m_database.query(kKeepArchived);
    if (!query) return fail(query.error());
    auto ran = (*query)->bind(":store", m_options.storeId).execute();
    (*query)->finish();
    return ran;
}

}  // namespace countertop
